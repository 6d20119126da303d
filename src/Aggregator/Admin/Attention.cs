using Aggregator.Extracting.Drifting;
using Aggregator.Storing;

namespace Aggregator.Admin;

/// <summary>How much a source needs a person: the order of the admin's list.</summary>
public enum Attention
{
    /// <summary>It will not recover without us.</summary>
    Needed,

    /// <summary>It may recover by itself.</summary>
    Watch,

    /// <summary>Not polled yet.</summary>
    Waiting,
    Fine,

    /// <summary>Switched off.</summary>
    Off,
}

/// <summary>Judges a source's need of attention.</summary>
internal static class Attentions
{
    // With the growing pauses between them these take more than a day.
    private const int ManyFailures = 8;

    /// <summary>A class of health in words for people.</summary>
    public static string Word(SourceHealth health) => health switch
    {
        SourceHealth.Unknown => "not polled yet",
        SourceHealth.WindowLost => "window lost",
        _ => health.ToString().ToLowerInvariant(),
    };

    /// <summary>A state in words for people.</summary>
    public static string Heading(Attention state) => state switch
    {
        Attention.Needed => "Needs you",
        Attention.Watch => "Being watched",
        Attention.Waiting => "Not polled yet",
        Attention.Fine => "Fine",
        Attention.Off => "Off",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    extension(Attention)
    {
        public static Attention Of(SourceStatus status) => status switch
        {
            { Source.Enabled: false } => Attention.Off,
            { State.Health: SourceHealth.Blocked or SourceHealth.Challenged or SourceHealth.Missing or SourceHealth.Gone or SourceHealth.Unreadable or SourceHealth.Empty } => Attention.Needed,
            { HeldBack: > 0 } => Attention.Needed,
            { State.Memory.Proposal: not null } => Attention.Needed,
            _ when status.Drift.Any(d => d is { IsCertain: true, Kind: DriftKind.DeadSelector or DriftKind.NoReport }) => Attention.Needed,
            { State.Health: SourceHealth.Stale or SourceHealth.WindowLost } => Attention.Watch,
            { State.Health: SourceHealth.Failing or SourceHealth.Throttled } => status.State.Failures >= ManyFailures ? Attention.Needed : Attention.Watch,
            _ when status.Drift.Any(d => d.IsCertain) => Attention.Watch,
            { State.Health: SourceHealth.Unknown } => Attention.Waiting,
            _ => Attention.Fine,
        };
    }
}
