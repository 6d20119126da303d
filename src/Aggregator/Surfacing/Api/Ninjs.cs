using System.Text.Json.Nodes;
using Aggregator.Editing;
using Aggregator.Rights;

namespace Aggregator.Surfacing.Api;

/// <summary>An article as IPTC ninjs 3.1. https://iptc.org/std/ninjs/</summary>
internal static class Ninjs
{
    public const string ContentType = "application/ninjs+json";
    private const string Schema = "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#";

    public static JsonObject Of(Surfaceable article, Uri page)
    {
        var attribution = article.Attribution;
        var item = new JsonObject
        {
            ["uri"] = page.AbsoluteUri,
            ["type"] = "text",
            ["representationType"] = article.IsExcerpt ? "partial" : "full",
            ["version"] = article.Revision.ToString(System.Globalization.CultureInfo.InvariantCulture),
            ["firstCreated"] = Rfc3339.Of(attribution.RetrievedAt < article.UpdatedAt ? attribution.RetrievedAt : article.UpdatedAt),
            ["versionCreated"] = Rfc3339.Of(article.UpdatedAt),
            ["contentCreated"] = Rfc3339.Of(article.PublishedAt),
            ["pubStatus"] = article.State == ArticleState.Withdrawn ? "canceled" : "usable",
            ["urgency"] = article.Breaking ? 1 : 5,
            ["copyrightHolder"] = attribution.Outlet,
            ["language"] = article.Language,
            ["headlines"] = new JsonArray(new JsonObject { ["role"] = "main", ["contentType"] = "text/plain", ["value"] = article.Headline }),
            ["subjects"] = new JsonArray(new JsonObject { ["name"] = Sections.NameOf(article.Category), ["literal"] = article.Category }),
            ["infoSources"] = new JsonArray(new JsonObject { ["name"] = attribution.Outlet, ["role"] = "origin", ["uri"] = attribution.Url.AbsoluteUri, ["literal"] = article.Outlet.Value }),
            ["altIds"] = new JsonArray(new JsonObject { ["role"] = "aggregator", ["value"] = article.Id.Value }),
            ["standard"] = new JsonObject { ["name"] = "ninjs", ["version"] = "3.1", ["schema"] = Schema },
        };
        Texts(item, "descriptions", [.. Text("summary", article.Standfirst), .. article.KeyPoints.SelectMany(p => Text("keyPoint", p.Text)), .. Text("whyItMatters", article.WhyItMatters), .. Text("whatItMeans", article.WhatItMeans)]);
        Texts(item, "bodies", [.. Text("main", article.Body.Count == 0 ? null : string.Join("\n\n", article.Body.Select(b => b.Text)))]);
        if (attribution.Authors.Count > 0)
        {
            item["by"] = string.Join(", ", attribution.Authors);
            item["people"] = new JsonArray([.. attribution.Authors.Select(a => (JsonNode)new JsonObject { ["name"] = a, ["rel"] = "creator" })]);
        }

        if (attribution.Credit is { } credit)
        {
            item["copyrightNotice"] = credit;
        }

        if (attribution.Licence is { } licence)
        {
            item["usageTerms"] = licence;
            if (Uri.TryCreate(licence, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
            {
                item["rightsInfo"] = new JsonObject { ["linkedRights"] = address.AbsoluteUri };
            }
        }

        if (article.Image is { } image)
        {
            item["associations"] = new JsonArray(new JsonObject
            {
                ["name"] = "main",
                ["uri"] = image.AbsoluteUri,
                ["type"] = "picture",
                ["renditions"] = new JsonArray(new JsonObject { ["name"] = "main", ["href"] = image.AbsoluteUri }),
            });
        }

        return item;
    }

    private static void Texts(JsonObject item, string name, JsonNode[] texts)
    {
        if (texts.Length > 0)
        {
            item[name] = new JsonArray(texts);
        }
    }

    private static IEnumerable<JsonNode> Text(string role, string? text) =>
        string.IsNullOrEmpty(text) ? [] : [new JsonObject { ["role"] = role, ["contentType"] = "text/plain", ["value"] = text }];
}
