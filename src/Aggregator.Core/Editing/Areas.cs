using System.Buffers;
using Aggregator.Extracting;

namespace Aggregator.Editing;

/// <summary>Where a report happens, by the places it names and, for Britain, by its institutions: where most of them agree.</summary>
internal static class Areas
{
    // A place in the opening paragraphs says where; further down, places come along for many reasons.
    private const int Opening = 3;
    private const double OpeningWeight = 3;
    private const int MostParagraphs = 8;

    private static readonly SearchValues<string> British = SearchValues.Create(
        ["MPs", "Downing Street", "House of Commons", "House of Lords", "Westminster", "Whitehall", "Labour", "Tory", "Tories", "Lib Dem", "Conservative", "Home Office", "Home Secretary", "home secretary", "Foreign Office", "Chancellor",
        "British", "Britons", "Britain", "NHS", " UK", "Crown Court", "magistrates", "Scotland Yard", "Met Office", "Ofsted", "Ofcom", "pensioners"], StringComparison.Ordinal);

    /// <summary>An area of <see cref="Places"/>; null where the report names no place, or many alike.</summary>
    public static string? Of(IReadOnlyList<Tag> tags, IReadOnlyList<Block> body)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        var all = 0.0;
        foreach (var tag in tags)
        {
            if (tag.Kind != TagKind.Place || Places.AreaOf(tag.Name) is not { } area || area == Places.Britain)
                continue;
            var weight = tag.Count + (tag.Evidence.Paragraph < Opening ? OpeningWeight : 0);
            scores[area] = scores.GetValueOrDefault(area) + weight;
            all += weight;
        }

        if (scores.Count == 0)
            return null;
        var (best, score) = scores.OrderByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).First();
        var isClear = best == Places.Abroad ? score * 2 > all + BritishWords(body) : score * 2 > all;
        return isClear ? best : null;
    }

    /// <summary>The English region of an area; null where it is none.</summary>
    public static string? RegionOf(string? area) => area is not null && Places.RegionName(area) is not null ? area : null;

    // They weigh against a report's being foreign news only: a court in Leeds is in Leeds, not in Britain at large.
    private static int BritishWords(IReadOnlyList<Block> body)
    {
        var count = 0;
        for (var i = 0; i < Math.Min(body.Count, MostParagraphs); i++)
        {
            for (var rest = body[i].Text.AsSpan(); rest.IndexOfAny(British) is >= 0 and var at; rest = rest[(at + 3)..])
                count++;
        }

        return count * 2;
    }
}
