using System.Text.Json.Nodes;
using Aggregator.Rights;

namespace Aggregator.Surfacing.Portal;

/// <summary>An article as schema.org NewsArticle: the portal's page, based on the outlet's report.</summary>
internal static class JsonLd
{
    /// <summary>Safe inside a script element: the serialiser escapes &lt;, &gt; and &amp;.</summary>
    public static string Of(Surfaceable article, Uri page)
    {
        var attribution = article.Attribution;
        var outlet = new JsonObject { ["@type"] = "NewsMediaOrganization", ["name"] = attribution.Outlet };
        var news = new JsonObject
        {
            ["@context"] = "https://schema.org",
            ["@type"] = "NewsArticle",
            ["mainEntityOfPage"] = page.AbsoluteUri,
            ["url"] = page.AbsoluteUri,
            ["headline"] = article.Headline,
            ["datePublished"] = Rfc3339.ToSeconds(article.PublishedAt),
            ["dateModified"] = Rfc3339.ToSeconds(article.UpdatedAt),
            ["inLanguage"] = article.Language,
            ["articleSection"] = Sections.NameOf(article.Category),
            ["isBasedOn"] = attribution.Url.AbsoluteUri,
            ["publisher"] = outlet,
            ["sdPublisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = Site.Name },
        };
        Add(news, "description", article.Standfirst);
        Add(news, "image", article.Image?.AbsoluteUri);
        Add(news, "license", attribution.Licence);
        Add(news, "creditText", attribution.Credit ?? attribution.Outlet);
        news["author"] = attribution.Authors.Count > 0
            ? new JsonArray([.. attribution.Authors.Select(a => (JsonNode)new JsonObject { ["@type"] = "Person", ["name"] = a })])
            : outlet.DeepClone();
        return news.ToJsonString();
    }

    private static void Add(JsonObject to, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            to[name] = value;
        }
    }
}
