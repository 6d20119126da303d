using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Operating;

/// <summary>What became of one source.</summary>
/// <param name="Source">The source.</param>
/// <param name="State">Its state now.</param>
/// <param name="Poll">The poll's record, its pages counted in; null where it was not polled.</param>
/// <param name="NotPolled">Why it was not; null where it was.</param>
internal sealed record PolledByHand(Source Source, SourceState State, PollRecord? Poll, string? NotPolled)
{
    /// <summary>Whether it answered as it should.</summary>
    public bool IsSound => Poll is { } poll && PollEndings.All.Where((_, i) => ((PollEnding)i).IsSound()).Contains(poll.Outcome);
}
