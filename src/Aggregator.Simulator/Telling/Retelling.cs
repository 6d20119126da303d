using Aggregator.Simulator.Scripting;

namespace Aggregator.Simulator.Telling;

/// <summary>What of a scripted report is to be read at an instant: its changes so far, applied in order.</summary>
internal static class Retelling
{
    public static PublishedReport At(ScriptedReport report, long elapsed, DateTimeOffset start, Uri address)
    {
        var changes = report.Changes.Where(c => c.At <= elapsed).ToList();
        var now = changes.Aggregate(report, Apply);
        var republished = report.RepublishedAt <= elapsed;
        return new PublishedReport
        {
            Outlet = now.Outlet,
            Id = now.Id,
            Number = now.Number,
            Url = address,
            Section = now.Section,
            Headline = now.Headline,
            Standfirst = now.Standfirst,
            Byline = now.Byline,
            Blocks = now.Paragraphs,
            Caption = now.Caption ?? now.Headline,
            Tags = now.Tags,
            FirstPublishedAt = start.AddSeconds(now.At),
            PublishedAt = start.AddSeconds(republished ? now.RepublishedAt!.Value : now.At),
            UpdatedAt = changes.Count > 0 ? start.AddSeconds(changes[^1].At) : null,
            Revision = 1 + changes.Count,
            Issue = republished ? 2 : 1,
            State = report.WithdrawnAt <= elapsed ? ReportState.Withdrawn : ReportState.Published,
        };
    }

    private static ScriptedReport Apply(ScriptedReport report, ScriptedChange change) => report with
    {
        Headline = change.Headline ?? Replaced(report.Headline, change),
        Standfirst = Replaced(report.Standfirst, change),
        Paragraphs = [.. report.Paragraphs.Select(p => Replaced(p, change)), .. change.Append],
    };

    private static string Replaced(string text, ScriptedChange change) =>
        change.Replace.Aggregate(text, (t, pair) => t.Replace(pair.Key, pair.Value, StringComparison.Ordinal));
}
