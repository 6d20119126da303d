using Aggregator.Normalising;

namespace Aggregator.Extracting;

/// <summary>Puts the pages of one report together. Pure.</summary>
public static class PageJoin
{
    private const double SameHeadline = 0.6;

    /// <summary>
    /// The report with what a further page adds to its body; null where that is no further page of it: another headline, another kind, or nothing that was
    /// not said already (a page of comments under the same text).
    /// </summary>
    public static PageReading? With(PageReading report, PageReading further)
    {
        if (report.Body is not { } body || further is not { Kind: PageKind.Article, Body: { } more } || !IsSame(report.Headline?.Value, further.Headline?.Value))
            return null;
        var said = body.Value.Select(b => b.Text).ToHashSet(StringComparer.Ordinal);
        var added = more.Value.Where(b => said.Add(b.Text)).ToList();
        return Words.Count(added) == 0 ? null : report with { Body = body with { Value = [.. body.Value, .. added] }, Signals = report.Signals.And(further.Signals) };
    }

    /// <summary>The view that has all on one page, where it holds at least what the first page does; else null.</summary>
    public static PageReading? Whole(PageReading first, PageReading whole)
    {
        if (whole is not { Kind: PageKind.Article, Body: { } all } || first.Body is not { } body || !IsSame(first.Headline?.Value, whole.Headline?.Value) || Words.Count(all.Value) <= Words.Count(body.Value))
            return null;
        return first with { Body = all, Signals = first.Signals.And(whole.Signals) };
    }

    // Further pages often put their number behind the headline.
    private static bool IsSame(string? one, string? other)
    {
        if (one is null || other is null)
            return false;
        var (a, b) = (Words.Fold(one).Split(' '), Words.Fold(other).Split(' '));
        return 2.0 * a.Intersect(b).Count() / (a.Distinct().Count() + b.Distinct().Count()) >= SameHeadline;
    }
}
