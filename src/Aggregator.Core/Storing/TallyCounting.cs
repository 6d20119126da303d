using System.Collections.Immutable;

namespace Aggregator.Storing;

/// <summary>Counting by reason.</summary>
public static class TallyCounting
{
    /// <summary>Adds <paramref name="count"/> to a reason; zero leaves no trace.</summary>
    public static ImmutableSortedDictionary<string, int> WithCount(this ImmutableSortedDictionary<string, int> reasons, string reason, int count = 1) =>
        count == 0 ? reasons : reasons.SetItem(reason, reasons.GetValueOrDefault(reason) + count);
}
