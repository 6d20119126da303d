namespace Aggregator.Extracting.Drifting;

/// <summary>What one more page means for what is known of a source's pages. Pure.</summary>
public static class Drift
{
    private const double StrayPage = 0.02;
    private const int NewNormal = 100;

    public static SourceDrift After(SourceDrift before, PageSighting page, DateTimeOffset now)
    {
        var report = before.NoReport.After(!page.IsReport, StrayPage, 0, now);
        return before with
        {
            Pages = before.Pages + 1,
            NoReport = report.IsBroken && report.PagesSince >= NewNormal ? Watch.New : report,
            Fields = page.Fields.Count == 0 ? before.Fields : [.. page.Fields.Select(f => FieldWatching.After(before.Fields.FirstOrDefault(b => b.Field == f.Field) ?? new FieldDrift { Field = f.Field }, f, now))],
        };
    }

    /// <summary>Breaks that are certain now and were not before.</summary>
    public static IReadOnlyList<DriftBreak> Begun(SourceDrift before, SourceDrift after) => CertainNotIn(after, before);

    /// <summary>Breaks that were certain before and are over.</summary>
    public static IReadOnlyList<DriftBreak> Ended(SourceDrift before, SourceDrift after) => CertainNotIn(before, after);

    /// <summary>Keeps what could stand in for a dead selector.</summary>
    public static SourceDrift With(SourceDrift drift, PageField field, SelectorSuggestion? suggestion) =>
        drift with { Fields = [.. drift.Fields.Select(f => f.Field == field ? f with { Suggestion = suggestion } : f)] };

    private static List<DriftBreak> CertainNotIn(SourceDrift one, SourceDrift other)
    {
        if (!one.NoReport.IsBroken && !one.Fields.Any(IsBroken))
            return [];
        var there = other.Breaks().Where(b => b.IsCertain).Select(b => (b.Kind, b.Field)).ToHashSet();
        return [.. one.Breaks().Where(b => b.IsCertain && !there.Contains((b.Kind, b.Field)))];
    }

    private static bool IsBroken(FieldDrift f) => f.Dead.IsBroken || f.Missing.IsBroken || f.Shift.IsBroken || f.Shorter.IsBroken || f.Longer.IsBroken;
}
