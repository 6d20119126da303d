using System.Text.Json.Nodes;
using Aggregator.Rights;

namespace Aggregator.Previewing;

/// <summary>A preview for programs: the same in the API and on the command line.</summary>
internal static class PreviewedJson
{
    public static JsonObject Of(Previewed preview) => new()
    {
        ["outlet"] = preview.Outlet.Id.Value,
        ["source"] = preview.Source.Id.Value,
        ["address"] = preview.Source.Address.AbsoluteUri,
        ["problem"] = preview.Problem,
        ["ended"] = preview.Ended,
        ["format"] = preview.Format,
        ["title"] = preview.Title,
        ["entries"] = preview.Entries,
        ["repairs"] = Texts(preview.Repairs),
        ["warnings"] = Texts(preview.Warnings),
        ["leftOut"] = new JsonObject(preview.LeftOut.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)p.Value))),
        ["items"] = new JsonArray([.. preview.Items.Select(i => (JsonNode)Of(i))]),
        ["requests"] = preview.Requests,
    };

    private static JsonObject Of(PreviewedEntry entry) => new()
    {
        ["title"] = entry.Title,
        ["link"] = entry.Link?.AbsoluteUri,
        ["fate"] = entry.Fate.ToString().ToLowerInvariant(),
        ["reason"] = entry.Reason,
        ["article"] = entry.Shown is { } shown ? Of(shown) : null,
        ["wordsInAll"] = entry.WordsInAll,
        ["rights"] = entry.Shown is { } article ? Of(article.Rights) : null,
        ["provenance"] = new JsonObject(entry.Fields.Select(f => KeyValuePair.Create(f.Name, (JsonNode?)new JsonObject { ["value"] = f.Value, ["from"] = f.From }))),
        ["identity"] = entry.Identity,
        ["warnings"] = Texts(entry.Warnings),
    };

    // Nothing of it beyond the rights, as on every surface.
    private static JsonObject Of(Surfaceable shown) => new()
    {
        ["id"] = shown.Id.Value,
        ["headline"] = shown.Headline,
        ["standfirst"] = shown.Standfirst,
        ["keyPoints"] = Texts(shown.KeyPoints.Select(p => p.Text)),
        ["body"] = Texts(shown.Body.Select(b => b.Text)),
        ["isExcerpt"] = shown.IsExcerpt,
        ["authors"] = Texts(shown.Attribution.Authors),
        ["url"] = shown.Attribution.Url.AbsoluteUri,
        ["publishedAt"] = shown.PublishedAt.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        ["category"] = shown.Category,
        ["language"] = shown.Language,
        ["image"] = shown.Image?.AbsoluteUri,
        ["credit"] = shown.Attribution.Credit,
    };

    private static JsonObject Of(EffectiveRights rights) => new()
    {
        ["extent"] = rights.Extent.ToString(),
        ["words"] = rights.Words == int.MaxValue ? null : rights.Words,
        ["image"] = rights.Image,
        ["derived"] = rights.Derived,
        ["rewriting"] = rights.Rewriting,
        ["indexable"] = rights.Indexable,
        ["because"] = Texts(rights.Because),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);
}
