using Aggregator.Sources;

namespace Aggregator.Commands;

/// <summary>Names of sources as people type them.</summary>
internal static class SourceNames
{
    /// <summary>Which of them are none, with what may have been meant; null where all are.</summary>
    public static string? Complaint(IEnumerable<SourceId> asked, IReadOnlyCollection<SourceId> known)
    {
        var wrong = asked.Where(a => !known.Contains(a)).Select(a => Guess(a.Value, known) is { } near ? $"there is no source {a}; did you mean {near}?" : $"there is no source {a}; aggregator sources list shows them").ToList();
        return wrong.Count == 0 ? null : string.Join(Environment.NewLine, wrong);
    }

    // Further away than this, it was something else that was meant.
    private static string? Guess(string typed, IEnumerable<SourceId> known)
    {
        var (near, distance) = known.Select(k => (k.Value, ConfiguredSection.Distance(typed, k.Value))).DefaultIfEmpty(("", int.MaxValue)).MinBy(k => k.Item2);
        return distance <= Math.Max(2, typed.Length / 3) ? near : null;
    }
}
