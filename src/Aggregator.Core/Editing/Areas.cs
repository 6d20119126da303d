namespace Aggregator.Editing;

/// <summary>Where a report happens, by the places it names: where most of them agree.</summary>
internal static class Areas
{
    // A place in the opening paragraphs says where; further down, places come along for many reasons.
    private const int Opening = 3;
    private const double OpeningWeight = 3;

    /// <summary>An area of <see cref="Places"/>; null where the report names no place, or many alike.</summary>
    public static string? Of(IReadOnlyList<Tag> tags)
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
        return score * 2 > all ? best : null;
    }

    /// <summary>The English region of an area; null where it is none.</summary>
    public static string? RegionOf(string? area) => area is not null && Places.RegionName(area) is not null ? area : null;
}
