using System.Collections.Immutable;
using Aggregator.Storing;

namespace Aggregator.Admin;

/// <summary>A poll's tally in words.</summary>
internal static class Tallies
{
    public static string Of(Tally t) => t.Seen == 0 ? "nothing" : string.Join(", ", new[]
    {
        $"{t.Seen} seen",
        Part(t.Stored, "stored"),
        Part(t.Revised, "revised"),
        Part(t.Unchanged, "unchanged"),
        Part(t.Awaiting, "awaiting their page"),
        Part(t.Filtered.Values.Sum(), "filtered"),
        Part(t.Rejected.Values.Sum(), "rejected"),
    }.OfType<string>());

    public static string Reasons(ImmutableSortedDictionary<string, int> reasons) => string.Join("; ", reasons.Select(r => $"{r.Value} {r.Key}"));

    private static string? Part(int n, string what) => n == 0 ? null : $"{n} {what}";
}
