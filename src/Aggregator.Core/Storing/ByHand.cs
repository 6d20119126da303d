using Aggregator.Fetching;
using Aggregator.Scheduling;

namespace Aggregator.Storing;

/// <summary>What a person may do to a source's state. Pure; for <see cref="IIngestStore.ChangeAsync"/>.</summary>
public static class ByHand
{
    /// <summary>Due at once, whatever it waited for.</summary>
    public static SourceState PollNow(SourceState state, DateTimeOffset now) => state with { NextAt = now, NextBecause = "asked for by hand" };

    /// <summary>Another address from now on, kept beside the configured one and asked at once; what the old server said does not hold for it.</summary>
    public static SourceState Move(SourceState state, Uri from, Uri to, DateTimeOffset now) => state with
    {
        MovedTo = to,
        Validators = Validators.None,
        BodyHash = null,
        Pace = Pace.None,
        Failures = 0,
        Rhythm = state.Rhythm.Elsewhere(),
        Memory = state.Memory.Moved(new AddressChange(from, to, now, "by hand")) with { Proposal = null },
        NextAt = now,
        NextBecause = "its address was changed by hand",
    };
}
