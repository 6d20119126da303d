using System.Collections.Frozen;
using Aggregator.Sources;

namespace Aggregator.Normalising;

/// <summary>Headlines without what a page's title puts behind them: its section and its outlet's name.</summary>
internal static class Headlines
{
    private static readonly string[] Separators = [" | ", " - ", " – ", " — ", " :: ", " • "];

    // "The Guardian", "Guardian", "BBC News", "BBC Sport" and "BBC" are one name in front of a title's end.
    private static readonly FrozenSet<string> Editions = FrozenSet.ToFrozenSet(
        ["news", "sport", "sports", "uk", "online", "live", "football", "business", "politics", "newsroom", "world", "media", "newspaper", "com", "co"], StringComparer.Ordinal);

    public static string Of(string? title, Outlet outlet, string? section)
    {
        var headline = Words.Line(title);
        var bare = WithoutEnd(headline, end => IsNameOf(outlet, end));
        return bare.Length == headline.Length || section is null ? bare : WithoutEnd(bare, end => Words.Fold(end) == Words.Fold(section));
    }

    // A title that is nothing but a name keeps it: an empty headline would lose the report.
    private static string WithoutEnd(string title, Func<string, bool> goes)
    {
        var (at, length) = (-1, 0);
        foreach (var separator in Separators)
        {
            if (title.LastIndexOf(separator, StringComparison.Ordinal) is var found && found > at)
                (at, length) = (found, separator.Length);
        }

        return at > 0 && goes(title[(at + length)..]) ? title[..at].TrimEnd() : title;
    }

    private static bool IsNameOf(Outlet outlet, string text)
    {
        var told = Plain(Words.Fold(text));
        return told.Length > 0 && (told == Plain(Words.Fold(outlet.Name)) || told == Plain(Words.Fold(Site.Registrable(outlet.HomePage.IdnHost))));
    }

    private static string Plain(string folded)
    {
        var words = folded.Split(' ', StringSplitOptions.RemoveEmptyEntries).AsSpan();
        if (words is ["the", .. { Length: > 0 } rest])
            words = rest;
        while (words.Length > 1 && Editions.Contains(words[^1]))
            words = words[..^1];
        return string.Join(' ', words!);
    }
}
