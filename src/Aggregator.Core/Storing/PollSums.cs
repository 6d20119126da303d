using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>What a source's polls of some time came to, as far as their records are kept.</summary>
/// <param name="Polls">How many records there are; those of polls that brought nothing are let go of sooner than the others.</param>
/// <param name="Failed">Of these, such as did not end as they should.</param>
/// <param name="Stored">New articles.</param>
/// <param name="Revised">Articles that changed.</param>
public sealed record PollSums(int Polls, int Failed, int Stored, int Revised);

/// <summary>The side of the store that the effect of a change is measured by.</summary>
public interface IPollSums
{
    /// <summary>Of the polls that began at <paramref name="from"/> or later and before <paramref name="until"/>; all zero for a source that is not known.</summary>
    ValueTask<PollSums> PollSumsAsync(SourceId source, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation);
}
