using System.Globalization;
using System.Text.Json.Nodes;

namespace Aggregator.Discovering;

/// <summary>A search's outcome for programs: the same in the API and on the command line.</summary>
internal static class DiscoveredJson
{
    public static JsonObject Of(Discovered found) => new()
    {
        ["asked"] = found.Asked,
        ["answered"] = found.Answered?.AbsoluteUri,
        ["what"] = found.What,
        ["problem"] = found.Problem,
        ["ended"] = found.Ended,
        ["requests"] = found.Requests,
        ["outlet"] = found.Outlet is { } outlet ? Of(outlet) : null,
        ["candidates"] = new JsonArray([.. found.Candidates.Select(c => (JsonNode)Of(c))]),
        ["steps"] = new JsonArray([.. found.Steps.Select(s => (JsonNode)new JsonObject { ["doing"] = s.Doing, ["outcome"] = s.Outcome })]),
    };

    private static JsonObject Of(OutletProposal outlet) => new()
    {
        ["id"] = outlet.Id,
        ["isKnown"] = outlet.IsKnown,
        ["name"] = outlet.Name,
        ["homePage"] = outlet.HomePage.AbsoluteUri,
        ["kind"] = outlet.Kind.ToString(),
        ["country"] = outlet.Country,
        ["language"] = outlet.Language,
        ["timeZone"] = outlet.TimeZone,
        ["because"] = Texts(outlet.Because),
    };

    private static JsonObject Of(Candidate c) => new()
    {
        ["kind"] = c.Kind.ToString().ToLowerInvariant(),
        ["address"] = c.Address.AbsoluteUri,
        ["slug"] = c.Slug,
        ["title"] = c.Title,
        ["how"] = c.How,
        ["format"] = c.Format,
        ["isReadable"] = c.IsReadable,
        ["entries"] = c.Entries,
        ["newestAt"] = c.NewestAt?.ToString("O", CultureInfo.InvariantCulture),
        ["perDay"] = c.PerDay is { } rate ? Math.Round(rate, 2) : null,
        ["text"] = char.ToLowerInvariant(c.Text.ToString()[0]) + c.Text.ToString()[1..],
        ["languages"] = Texts(c.Languages),
        ["samples"] = Texts(c.Samples),
        ["signals"] = Texts(c.SignalWords),
        ["warnings"] = new JsonArray([.. c.Warnings.Select(w => (JsonNode)new JsonObject { ["code"] = w.Code, ["text"] = w.Text })]),
        ["links"] = c.Links,
        ["intervalMinutes"] = c.IntervalMinutes,
        ["category"] = c.Category,
        ["score"] = c.Score,
        ["reasons"] = Texts(c.Reasons),
    };

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);
}
