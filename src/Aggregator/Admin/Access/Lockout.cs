using Aggregator.Storing;

namespace Aggregator.Admin.Access;

/// <summary>When failed attempts cost a pause, and how long a one: free at first, then twice as long each time.</summary>
internal sealed record Lockout(int FreeFailures, TimeSpan LongestPause)
{
    private const int MostDoublings = 12;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(30);

    /// <summary>Quiet for this long after the last pause, and all is forgotten.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromHours(24);

    /// <summary>How long nothing is looked at; null: go on.</summary>
    public static TimeSpan? Pause(IEnumerable<Attempts> attempts, DateTimeOffset now) => attempts.Max(a => a.Until) is { } until && until > now ? until - now : null;

    /// <summary>What is kept after another failure.</summary>
    public Attempts Failed(Attempts before, DateTimeOffset now)
    {
        var failures = IsForgotten(before, now) ? 1 : before.Failures + 1;
        return new Attempts(failures, now, failures < FreeFailures ? null : now + PauseAfter(failures));
    }

    /// <summary>What is kept when the failure that was counted beforehand turned out to be none.</summary>
    public static Attempts TakenBack(Attempts before) => before with { Failures = Math.Max(0, before.Failures - 1), Until = null };

    private TimeSpan PauseAfter(int failures)
    {
        var pause = FirstPause * Math.Pow(2, Math.Min(failures - FreeFailures, MostDoublings));
        return pause < LongestPause ? pause : LongestPause;
    }

    private static bool IsForgotten(Attempts before, DateTimeOffset now) => now - (before.Until ?? before.LastAt) > Memory;
}
