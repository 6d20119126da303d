using System.Collections.Frozen;
using System.Text.Json;

namespace Aggregator.Extracting.Layers;

/// <summary>All typed nodes of a page's JSON-LD, whatever they are nested in, and which of them is the report.</summary>
internal sealed class JsonLdNodes
{
    private const int MostNodes = 2_000;

    private static readonly FrozenSet<string> ArticleTypes = FrozenSet.ToFrozenSet(
    [
        "NewsArticle", "Article", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BackgroundNewsArticle", "ReviewNewsArticle",
        "AskPublicNewsArticle", "LiveBlogPosting", "BlogPosting", "TechArticle", "ScholarlyArticle", "MedicalScholarlyArticle", "SatiricalArticle",
        "AdvertiserContentArticle", "SocialMediaPosting", "DiscussionForumPosting", "Report", "Review", "Recipe", "HowTo",
    ], StringComparer.OrdinalIgnoreCase);

    // What hangs below these is another report, not this one.
    private static readonly FrozenSet<string> Elsewhere = FrozenSet.ToFrozenSet(
        ["itemListElement", "hasPart", "mentions", "citation", "isBasedOn", "relatedLink", "liveBlogUpdate", "comment", "review", "blogPost", "subjectOf", "isPartOf", "workExample"],
        StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, JsonElement> _byId = new(StringComparer.Ordinal);

    public List<JsonElement> Main { get; } = [];

    public int Count { get; private set; }

    public void Add(JsonElement root) => Collect(root, main: true);

    public static bool IsArticle(JsonElement node) => JsonLdValue.Types(node).Any(ArticleTypes.Contains);

    /// <summary>A reference (<c>{"@id": …}</c>) followed to the node that it names.</summary>
    public JsonElement Resolve(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("@id", out var id) && id.ValueKind == JsonValueKind.String
            && !value.TryGetProperty("name", out _) && _byId.TryGetValue(id.GetString()!, out var node))
            return node;
        return value;
    }

    /// <summary>The node of the report: the one that names this page's address, else the fullest of an article type.</summary>
    public JsonElement? Article(Uri address)
    {
        JsonElement? best = null;
        var bestScore = 0;
        foreach (var node in Main)
        {
            var score = Score(node, address);
            if (score > bestScore)
                (best, bestScore) = (node, score);
        }

        return best;
    }

    private static int Score(JsonElement node, Uri address)
    {
        if (!IsArticle(node))
            return 0;
        var score = 1;
        if (IsAt(node, address))
            score += 6;
        if (JsonLdValue.Types(node).Any(t => t.EndsWith("NewsArticle", StringComparison.OrdinalIgnoreCase) || t == "LiveBlogPosting"))
            score += 2;
        foreach (var name in (ReadOnlySpan<string>)["headline", "datePublished", "author", "articleBody"])
        {
            if (node.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null)
                score += 2;
        }

        return score;
    }

    private static bool IsAt(JsonElement node, Uri address)
    {
        foreach (var name in (ReadOnlySpan<string>)["url", "mainEntityOfPage", "@id"])
        {
            if (node.TryGetProperty(name, out var value) && JsonLdValue.Url(value) is { } url && Uri.TryCreate(address, url, out var at)
                && at.AbsolutePath.TrimEnd('/').Equals(address.AbsolutePath.TrimEnd('/'), StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private void Collect(JsonElement value, bool main)
    {
        if (Count > MostNodes)
            return;
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in value.EnumerateArray())
                Collect(item, main);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            Count++;
            if (main && value.TryGetProperty("@type", out _))
                Main.Add(value);
            if (value.TryGetProperty("@id", out var id) && id.ValueKind == JsonValueKind.String && value.EnumerateObject().Skip(1).Any())
                _byId.TryAdd(id.GetString()!, value);
            foreach (var property in value.EnumerateObject())
            {
                if (property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                    Collect(property.Value, main && !Elsewhere.Contains(property.Name));
            }
        }
    }
}
