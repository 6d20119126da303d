using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Aggregator.Operating;

namespace Aggregator.Alerting;

/// <summary>One message about one or many notices.</summary>
internal sealed record AlertMessage(string Subject, string Text, string Json)
{
    private const int MostShown = 40;
    private const int LongestLine = 300;

    public static AlertMessage Of(IReadOnlyList<AlertNotice> notices, string host, Uri? console)
    {
        var subject = SubjectOf(notices, host);
        var text = new StringBuilder();
        foreach (var (kind, heading) in new[] { (NoticeKind.Began, "In trouble"), (NoticeKind.Changed, "In another trouble"), (NoticeKind.Ended, "Well again") })
            Append(text, heading, [.. notices.Where(n => n.Kind == kind)]);
        if (console is not null)
            text.Append(CultureInfo.InvariantCulture, $"{console}\n");
        text.Append(CultureInfo.InvariantCulture, $"-- \nAggregator {Product.Version} on {host}\n");
        return new AlertMessage(subject, text.ToString(), JsonOf(subject, text.ToString(), notices));
    }

    // Titles hold names of sources and our own words; details may hold what a server said.
    private static string SubjectOf(IReadOnlyList<AlertNotice> notices, string host)
    {
        var first = notices.OrderBy(n => n.Key.StartsWith(AlertCondition.SourcePrefix, StringComparison.Ordinal)).ThenBy(n => n.Kind).First();
        var more = notices.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" (and {notices.Count - 1} more)") : "";
        return Line($"[aggregator {host}] {(first.Kind == NoticeKind.Ended ? $"well again: no longer {Gist(first)}" : first.Title)}{more}");
    }

    private static string Gist(AlertNotice notice) => notice.Title;

    private static void Append(StringBuilder text, string heading, List<AlertNotice> notices)
    {
        if (notices.Count == 0)
            return;
        text.Append(CultureInfo.InvariantCulture, $"{heading}:\n");
        foreach (var notice in notices.Take(MostShown))
            text.Append(CultureInfo.InvariantCulture, $"  * {Line(notice.Title)}: {Line(notice.Detail)} (since {notice.Since:u})\n");
        if (notices.Count > MostShown)
            text.Append(CultureInfo.InvariantCulture, $"  and {notices.Count - MostShown} more\n");
        text.Append('\n');
    }

    private static string JsonOf(string subject, string text, IReadOnlyList<AlertNotice> notices) => new JsonObject
    {
        ["text"] = $"{subject}\n{text}",
        ["subject"] = subject,
        ["alerts"] = new JsonArray([.. notices.Select(JsonNode (n) => new JsonObject
        {
            ["status"] = n.Kind == NoticeKind.Ended ? "resolved" : "firing",
            ["key"] = n.Key,
            ["title"] = n.Title,
            ["detail"] = n.Detail,
            ["since"] = n.Since.ToString("O", CultureInfo.InvariantCulture),
            ["at"] = n.At.ToString("O", CultureInfo.InvariantCulture),
        })]),
    }.ToJsonString();

    // What servers say may hold line breaks: none of them begins a header or a line of ours.
    private static string Line(string text)
    {
        var line = string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' ? ' ' : c)).Trim();
        return line.Length <= LongestLine ? line : line[..LongestLine] + "…";
    }
}
