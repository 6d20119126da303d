using Aggregator.Admin.Board;
using Aggregator.Storing;

namespace Aggregator.Admin.Attending;

/// <summary>What needs attention, in order: what will not pass by itself before what may, and of these the sources first that bring most news. Pure.</summary>
internal static class AttentionList
{
    public static IReadOnlyList<AttentionItem> Of(IReadOnlyList<SourceStatus> board, DateTimeOffset now) =>
    [
        .. board
            .Select(s => (Status: s, Level: Attention.Of(s)))
            .Where(s => s.Level is Attention.Needed or Attention.Watch)
            .Select(s => new AttentionItem(s.Status, s.Level, Reasons(s.Status), SourceRows.Yield(s.Status, now)))
            .OrderBy(i => i.Level)
            .ThenByDescending(i => i.Yield)
            .ThenBy(i => i.Status.Source.Id.Value, StringComparer.Ordinal),
    ];

    private static List<Reason> Reasons(SourceStatus status)
    {
        var (state, reasons) = (status.State, new List<Reason>());
        if (state.Health is not (SourceHealth.Healthy or SourceHealth.Unknown))
            reasons.Add(new Reason.Health(state.Health, state.Problem, state.Memory.HealthSince, state.Failures));
        if (state.Memory.Proposal is { } proposal)
            reasons.Add(new Reason.Proposed(proposal));
        if (status.HeldBack > 0)
            reasons.Add(new Reason.HeldBack(status.HeldBack));
        reasons.AddRange(status.Drift.Where(d => d.IsCertain).Select(d => new Reason.Broken(d)));
        return reasons;
    }
}
