using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Aggregator.Extracting;

namespace Aggregator.Normalising;

/// <summary>
/// Recognises agency copy by byline, dateline and the notes at a report's end. A picture's credit says nothing about the words, nor does "told the PA news agency".
/// </summary>
public static partial class Agencies
{
    public const string LocalDemocracy = "Local Democracy Reporting Service";

    private const int LongestNote = 160;
    private const int NotesAtEnd = 3;
    private const int LongestDateline = 60;

    private static readonly FrozenDictionary<string, string> Names = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["pa"] = "PA Media",
        ["pa media"] = "PA Media",
        ["pa news"] = "PA Media",
        ["pa news agency"] = "PA Media",
        ["pa reporters"] = "PA Media",
        ["pa reporter"] = "PA Media",
        ["pa sport"] = "PA Media",
        ["pa sport staff"] = "PA Media",
        ["pa scotland"] = "PA Media",
        ["press association"] = "PA Media",
        ["press association reporters"] = "PA Media",
        ["reuters"] = "Reuters",
        ["reuters staff"] = "Reuters",
        ["reuters fact check"] = "Reuters",
        ["afp"] = "Agence France-Presse",
        ["agence france presse"] = "Agence France-Presse",
        ["afp news agency"] = "Agence France-Presse",
        ["ap"] = "Associated Press",
        ["associated press"] = "Associated Press",
        ["ap news"] = "Associated Press",
        ["ap reporters"] = "Associated Press",
        ["bloomberg"] = "Bloomberg",
        ["bloomberg news"] = "Bloomberg",
        ["dpa"] = "dpa",
        ["deutsche presse agentur"] = "dpa",
        ["aap"] = "Australian Associated Press",
        ["australian associated press"] = "Australian Associated Press",
        ["swns"] = "SWNS",
        ["ldrs"] = LocalDemocracy,
        ["local democracy reporter"] = LocalDemocracy,
        ["local democracy reporters"] = LocalDemocracy,
        ["local democracy reporting service"] = LocalDemocracy,
        ["local democracy service"] = LocalDemocracy,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>By their own names, each once, in the order in which they are met; empty for the outlet's own work.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<string> authors, IReadOnlyList<Block> body)
    {
        ArgumentNullException.ThrowIfNull(authors);
        ArgumentNullException.ThrowIfNull(body);
        List<string>? found = null;
        foreach (var author in authors)
            Add(ref found, InByline(author));
        if (body.Count > 0)
            Add(ref found, InDateline(body[0].Text));
        for (var i = Math.Max(0, body.Count - NotesAtEnd); i < body.Count; i++)
            Add(ref found, InNote(body[i].Text));
        return found ?? (IReadOnlyList<string>)[];
    }

    private static void Add(ref List<string>? found, IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (found?.Contains(name) != true)
                (found ??= []).Add(name);
        }
    }

    // "Jane Doe, PA", "Jane Doe and PA Media", "Joe Bloggs, Local Democracy Reporter", "By Reuters".
    private static IEnumerable<string> InByline(string author) => Joints.Split(author).Select(NameOf).OfType<string>();

    private static string? NameOf(string text)
    {
        var folded = Words.Fold(text);
        foreach (var before in (ReadOnlySpan<string>)["by ", "the ", "c ", "copyright "])
            folded = folded.StartsWith(before, StringComparison.Ordinal) ? folded[before.Length..] : folded;
        if (Names.TryGetValue(folded, out var name))
            return name;
        // "PA Media 2026", "Ann Day Local Democracy Reporter"
        if (folded.Length > 5 && folded[^5] == ' ' && folded.AsSpan(folded.Length - 4).IndexOfAnyExceptInRange('0', '9') < 0 && Names.TryGetValue(folded[..^5], out name))
            return name;
        return folded.EndsWith("local democracy reporter", StringComparison.Ordinal) ? LocalDemocracy : null;
    }

    // "LONDON (Reuters) - …", "(AP) — …", "PARIS, Nov 24 (AFP) – …"
    private static IEnumerable<string> InDateline(string paragraph)
    {
        var head = paragraph.AsSpan(0, Math.Min(paragraph.Length, LongestDateline));
        var open = head.IndexOf('(');
        var close = open < 0 ? -1 : head.IndexOf(')');
        if (close < open || close < 0)
            return [];
        var rest = head[(close + 1)..].TrimStart();
        return rest.Length > 0 && rest[0] is '-' or '–' or '—' && NameOf(head[(open + 1)..close].ToString()) is { } name ? [name] : [];
    }

    private static IEnumerable<string> InNote(string paragraph)
    {
        if (paragraph.Contains(LocalDemocracy, StringComparison.OrdinalIgnoreCase) && (paragraph.Length <= LongestNote || paragraph.StartsWith("This ", StringComparison.Ordinal)))
            return [LocalDemocracy];
        if (paragraph.Length > LongestNote || Picture.IsMatch(paragraph))
            return [];
        if (Desk.IsMatch(paragraph))
            return ["Reuters"];
        if (NameOf(paragraph) is { } alone)
            return [alone];
        return Contributed.Match(paragraph) is { Success: true } note ? InByline(note.Groups[1].Success ? note.Groups[1].Value : note.Groups[2].Value) : [];
    }

    [GeneratedRegex("\\s*(?:[,;/&|]|\\band\\b|\\bwith\\b|\\bfor\\b|\\bvia\\b|\\s[-–—]\\s)\\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Joints { get; }

    [GeneratedRegex("\\b(?:pictures?|photos?|photographs?|images?|getty|wire|caption|video|credit)\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Picture { get; }

    // How Reuters signs its copy; other houses do not name who edited.
    [GeneratedRegex("^\\W{0,2}(?:Additional )?Reporting by [^;]{3,120}[;.] ?(?:Writing by [^;]{3,60}[;.] ?)?Editing by ", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Desk { get; }

    [GeneratedRegex("^\\W{0,2}(?:(?:additional |with |extra )*reporting (?:by|from) (.{2,100}?)\\W{0,2}$|(.{2,60}?) (?:also )?contributed to this (?:report|article|story))", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Contributed { get; }
}
