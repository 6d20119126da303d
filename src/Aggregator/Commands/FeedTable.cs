using System.Globalization;
using System.Text;
using Aggregator.Reading;

namespace Aggregator.Commands;

/// <summary>A document's reading for a person at a terminal.</summary>
internal static class FeedTable
{
    private const int TitleWidth = 70;
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    public static string Of(ReadOutcome outcome, DateTimeOffset now) => outcome switch
    {
        ReadOutcome.Read read => Of(read.Feed, now),
        ReadOutcome.Unreadable unreadable => $"Not readable: {unreadable.Reason}",
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}"),
    };

    private static string Of(Feed feed, DateTimeOffset now)
    {
        var table = new StringBuilder();
        Line("format", feed.Format);
        Line("title", feed.Title);
        Line("link", feed.Link?.AbsoluteUri);
        Line("self", feed.Self?.AbsoluteUri);
        Line("hubs", feed.Hubs.Count == 0 ? null : string.Join(' ', feed.Hubs.Select(h => h.AbsoluteUri)));
        Line("language", feed.Language);
        Line("updated", Instant(feed.UpdatedAt ?? feed.PublishedAt));
        Line("pace", feed.Pace is { } pace ? $"every {pace.TotalMinutes.ToString("0", CultureInfo.InvariantCulture)} minutes" : null);
        Line("not at", feed.SkipHours.Count == 0 ? null : string.Join(", ", feed.SkipHours) + " o'clock GMT");
        Line("not on", feed.SkipDays.Count == 0 ? null : string.Join(", ", feed.SkipDays));
        Line("rights", feed.Rights);
        table.AppendLine().AppendLine(CultureInfo.InvariantCulture, $"{"published",-17} {"title",-TitleWidth} link");
        foreach (var entry in feed.Entries)
            table.AppendLine(CultureInfo.InvariantCulture, $"{Instant(entry.PublishedAt ?? entry.UpdatedAt) ?? "-",-17} {Short(entry.Title ?? entry.Guid ?? "-"),-TitleWidth} {entry.Link?.AbsoluteUri ?? "-"}");
        foreach (var part in feed.Parts)
            table.AppendLine(CultureInfo.InvariantCulture, $"{"part",-17} {part.AbsoluteUri}");
        Section("repairs", feed.Repairs);
        Section("warnings", [.. feed.Warnings, .. Ahead(feed, now), .. feed.IsIncomplete ? ["the document is incomplete: its validators are not kept"] : (string[])[]]);
        Section("rejected", feed.Rejected);
        return table.ToString().TrimEnd();

        void Line(string name, string? value)
        {
            if (value is not null)
                table.AppendLine(CultureInfo.InvariantCulture, $"{name,-9} {value}");
        }

        void Section(string name, IReadOnlyList<string> lines)
        {
            if (lines.Count > 0)
                table.AppendLine().AppendLine(name + ":").AppendJoin('\n', lines.Select(l => "  " + l)).AppendLine();
        }
    }

    private static IEnumerable<string> Ahead(Feed feed, DateTimeOffset now) =>
        feed.Entries.Where(e => e.PublishedAt > now + Tolerance).Select(e => $"\"{Short(e.Title ?? e.Guid ?? "-")}\" is dated in the future: {Instant(e.PublishedAt)}");

    private static string? Instant(DateTimeOffset? at) => at?.ToUniversalTime().ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);

    private static string Short(string text) => text.Length > TitleWidth ? text[..(TitleWidth - 1)] + "…" : text;
}
