namespace Aggregator.Simulator.Scripting;

/// <summary>A stretch of time in which an outlet's server misbehaves, once or again and again.</summary>
public sealed record Spell
{
    public required Trouble Trouble { get; init; }

    /// <summary>Seconds from the start.</summary>
    public required long From { get; init; }

    /// <summary>How many seconds it lasts.</summary>
    public required long For { get; init; }

    /// <summary>Seconds from one beginning to the next; null means that it happens once.</summary>
    public long? Every { get; init; }

    /// <summary>For <see cref="Trouble.Unavailable"/>: the status that is answered.</summary>
    public int Status { get; init; } = 503;

    /// <summary>For <see cref="Trouble.Unavailable"/>: sent as <c>Retry-After</c>.</summary>
    public int? RetryAfterSeconds { get; init; }

    /// <summary>How often it has begun before, while it lasts; null otherwise.</summary>
    internal int? Round(long elapsed)
    {
        var since = elapsed - From;
        if (since < 0)
            return null;
        var (round, within) = Every is { } every ? ((int)(since / every), since % every) : (0, since);
        return within < For ? round : null;
    }
}

/// <summary>What can be wrong with a server for a while.</summary>
public enum Trouble
{
    /// <summary>It answers with an error status, to everything but robots.txt.</summary>
    Unavailable,

    /// <summary>Its feed is not well-formed: bare ampersands and foreign entities one time, cut off in the last item the next.</summary>
    BrokenFeed,
}
