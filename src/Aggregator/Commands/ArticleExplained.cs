using System.Globalization;
using System.Text.Json.Nodes;
using Aggregator.Editing;
using Aggregator.Normalising;
using Aggregator.Rights;

namespace Aggregator.Commands;

/// <summary>What each part of an inspected article rests on, and what was decided about its rights and its identity.</summary>
internal static class ArticleExplained
{
    public static JsonObject Of(Inspected inspected, Inspected? against = null)
    {
        var (article, report) = (inspected.Draft.Article, inspected.Report);
        return new JsonObject
        {
            ["headline"] = article.Headline == report.Headline ? "as the outlet tells it" : $"\"{report.Headline}\" without its label",
            ["standfirst"] = StandfirstOf(article, report),
            ["keyPoints"] = new JsonArray([.. article.KeyPoints.Select(p => (JsonNode)$"{Place(p.Evidence)}: {p.Text}")]),
            ["whyItMatters"] = article.WhyItMattersEvidence is { } why ? $"{Place(why)}: {article.WhyItMatters}" : "the report does not say",
            ["whatItMeans"] = article.WhatItMeansEvidence is { } what ? $"{Place(what)}: {article.WhatItMeans}" : "the report does not say",
            ["category"] = $"{article.Category}, of the outlet's words {Joined(report.Sections)} and {report.Attribution.Url.AbsolutePath}",
            ["language"] = article.Language == report.Language ? $"{article.Language}, as declared" : $"{article.Language}, by its words; declared {report.Language}",
            ["breaking"] = article.Breaking ? "the outlet says so, and it is fresh and dated" : "no",
            ["published"] = $"{article.PublishedAt.ToString("O", CultureInfo.InvariantCulture)}, from {article.PublishedFrom}",
            ["identity"] = IdentityExplained.Of(inspected.Draft, against?.Draft),
            ["rights"] = RightsOf(inspected),
            ["layers"] = LayersOf(inspected),
        };
    }

    private static string StandfirstOf(Article article, Report report)
    {
        if (article.Standfirst is not { } standfirst)
            return "none: neither a summary nor a sentence to take";
        for (var i = 0; i < article.Body.Count; i++)
        {
            if (article.Body[i].Text.IndexOf(standfirst, StringComparison.Ordinal) is >= 0 and var start)
                return $"{Place(new Evidence(article.Revision, i, start, standfirst.Length))}: the report's own opening";
        }

        return report.Standfirst is { } own && own.Contains(standfirst.TrimEnd('…'), StringComparison.Ordinal) ? "the outlet's own summary" : "the outlet's own summary, without what stood around it";
    }

    private static JsonObject RightsOf(Inspected inspected)
    {
        var shown = Surfaceable.Of(inspected.Draft.Article, inspected.Outlet.Rights);
        var rights = inspected.Outlet.Rights;
        return new JsonObject
        {
            ["policy"] = rights.Extent == RightsExtent.Excerpt ? $"excerpt of {rights.ExcerptWords} words" : rights.Extent.ToString().ToLowerInvariant(),
            ["image"] = rights.Image,
            ["licence"] = shown.Attribution.Licence,
            ["credit"] = shown.Attribution.Credit,
            ["signals"] = inspected.Report.Signals == RightsSignals.None ? "none" : inspected.Report.Signals.ToString(),
            ["shown"] = new JsonObject
            {
                ["standfirst"] = shown.Standfirst,
                ["keyPoints"] = shown.KeyPoints.Count,
                ["blocks"] = shown.Body.Count,
                ["whyItMatters"] = shown.WhyItMatters is not null,
                ["whatItMeans"] = shown.WhatItMeans is not null,
                ["image"] = shown.Image?.AbsoluteUri,
            },
        };
    }

    private static JsonObject LayersOf(Inspected inspected) => inspected.Reading is not { } reading ? [] : new()
    {
        ["kind"] = reading.Kind.ToString(),
        ["headline"] = reading.Headline?.Layer,
        ["standfirst"] = reading.Standfirst?.Layer,
        ["body"] = reading.Body?.Layer,
        ["published"] = reading.PublishedAt?.Layer,
        ["section"] = reading.Section?.Layer,
    };

    private static string Place(Evidence e) => string.Create(CultureInfo.InvariantCulture, $"revision {e.Revision}, paragraph {e.Paragraph}, {e.Start}+{e.Length}");

    private static string Joined(IReadOnlyList<string> words) => words.Count == 0 ? "(none)" : string.Join(", ", words);
}
