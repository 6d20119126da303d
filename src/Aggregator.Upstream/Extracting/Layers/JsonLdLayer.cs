using System.Text.Json;

namespace Aggregator.Extracting.Layers;

/// <summary>What the page's JSON-LD says of the report (schema.org NewsArticle and its kin).</summary>
internal static class JsonLdLayer
{
    public static Findings Read(IEnumerable<string> scripts, Uri address)
    {
        var nodes = new JsonLdNodes();
        foreach (var script in scripts)
        {
            if (JsonLdText.Read(script) is { } root)
                nodes.Add(root);
        }

        if (nodes.Article(address) is not { } article)
            return Findings.Nothing(LayerNames.JsonLd) with { Type = PageType(nodes), SiteName = SiteName(nodes) };
        return new Findings(LayerNames.JsonLd)
        {
            Type = JsonLdValue.Types(article).FirstOrDefault(),
            Headline = JsonLdValue.Text(article, "headline") ?? JsonLdValue.Text(article, "name"),
            Standfirst = JsonLdValue.Text(article, "description") ?? JsonLdValue.Text(article, "abstract"),
            Authors = Authors(nodes, article),
            Published = JsonLdValue.Text(article, "datePublished") ?? JsonLdValue.Text(article, "dateCreated"),
            Updated = JsonLdValue.Text(article, "dateModified"),
            Canonical = Url(article, "url") ?? Url(article, "mainEntityOfPage"),
            Image = Image(nodes, article),
            Language = JsonLdValue.Text(article, "inLanguage"),
            Section = JsonLdValue.Text(article, "articleSection"),
            Licence = Url(article, "license"),
            BodyText = JsonLdValue.Text(article, "articleBody"),
            SiteName = SiteName(nodes, article),
            IsAccessibleForFree = JsonLdValue.Flag(article, "isAccessibleForFree"),
        };
    }

    private static List<string> Authors(JsonLdNodes nodes, JsonElement article)
    {
        foreach (var name in (ReadOnlySpan<string>)["author", "creator"])
        {
            if (!article.TryGetProperty(name, out var value))
                continue;
            var people = new List<string>();
            AddAuthors(nodes, value, people);
            if (people.Count > 0)
                return people;
        }

        return [];
    }

    private static void AddAuthors(JsonLdNodes nodes, JsonElement value, List<string> people)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray().Take(30))
                AddAuthors(nodes, item, people);
            return;
        }

        var author = nodes.Resolve(value);
        if (author.ValueKind == JsonValueKind.Object && JsonLdValue.Types(author).Any(t => t.EndsWith("Organization", StringComparison.OrdinalIgnoreCase)))
            people.AddRange(JsonLdValue.Strings(author).Select(name => AuthorMark.Organisation + name));
        else if (author.ValueKind is JsonValueKind.Object or JsonValueKind.String)
            people.AddRange(JsonLdValue.Strings(author));
    }

    private static string? Image(JsonLdNodes nodes, JsonElement article)
    {
        foreach (var name in (ReadOnlySpan<string>)["image", "thumbnailUrl", "primaryImageOfPage"])
        {
            if (!article.TryGetProperty(name, out var value))
                continue;
            var first = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().FirstOrDefault() : value;
            if (JsonLdValue.Url(nodes.Resolve(first)) is { Length: > 0 } url && !url.StartsWith('#'))
                return url;
        }

        return null;
    }

    private static string? Url(JsonElement article, string name) => article.TryGetProperty(name, out var value) ? JsonLdValue.Url(value) : null;

    private static string? SiteName(JsonLdNodes nodes, JsonElement article)
    {
        if (article.TryGetProperty("publisher", out var publisher) && JsonLdValue.Strings(nodes.Resolve(publisher)).FirstOrDefault() is { } name)
            return name;
        return SiteName(nodes);
    }

    private static string? SiteName(JsonLdNodes nodes) =>
        nodes.Main.Where(n => JsonLdValue.Types(n).Any(t => t is "WebSite" or "NewsMediaOrganization")).Select(n => JsonLdValue.Text(n, "name")).FirstOrDefault(n => n is not null);

    private static string? PageType(JsonLdNodes nodes) =>
        nodes.Main.SelectMany(JsonLdValue.Types).FirstOrDefault(t => t is "VideoObject" or "ImageGallery" or "MediaGallery" or "CollectionPage" or "SearchResultsPage" or "ItemList");
}
