using Aggregator.Extracting.Drifting;
using Aggregator.Storing;

namespace Aggregator.Admin.Attending;

/// <summary>One source that needs a person, or may: why, and what can be done about it.</summary>
/// <param name="Status">The source.</param>
/// <param name="Level">How much it needs one.</param>
/// <param name="Reasons">Gravest first; never empty.</param>
/// <param name="Yield">New entries a day that it usually brings: what is missed.</param>
public sealed record AttentionItem(SourceStatus Status, Attention Level, IReadOnlyList<Reason> Reasons, double Yield);

/// <summary>Why, and what a person can do.</summary>
public abstract record Reason
{
    private Reason() { }

    /// <summary>A class of health that does not pass by itself, or has not passed for long.</summary>
    public sealed record Health(SourceHealth Class, string? Problem, DateTimeOffset? Since, int Failures) : Reason;

    /// <summary>An address that may be the new one.</summary>
    public sealed record Proposed(AddressProposal Proposal) : Reason;

    /// <summary>Withdrawals that are held back.</summary>
    public sealed record HeldBack(int Count) : Reason;

    /// <summary>What broke in the source's pages.</summary>
    public sealed record Broken(DriftBreak Break) : Reason;
}
