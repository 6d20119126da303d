namespace Aggregator.Surfacing.Webhooks;

/// <summary>When a delivery is tried again: the schedule that the Standard Webhooks specification suggests, over about three days. Pure.</summary>
internal static class RetrySchedule
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    private const double Jitter = 0.2;

    // Three failures in a row are the endpoint's, not a delivery's.
    private const int EndpointFailures = 3;
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    /// <summary>Null: give it up.</summary>
    /// <param name="attempts">Made so far, at least 1.</param>
    /// <param name="asked">What the receiver asked for (Retry-After); null for nothing.</param>
    /// <param name="random">From 0 up to 1: what failed together is not tried again together.</param>
    public static TimeSpan? After(int attempts, TimeSpan? asked, double random)
    {
        if (attempts > Pauses.Length)
        {
            return null;
        }

        var pause = Pauses[attempts - 1] * (1 + (Jitter * random));
        return asked > pause ? Least(asked.Value, Pauses[^1]) : pause;
    }

    /// <summary>For how long an endpoint that fails whatever it is sent is left alone; null: not yet.</summary>
    public static TimeSpan? PauseAfter(int failures, double random) => failures < EndpointFailures
        ? null
        : Least(ShortestPause * Math.Pow(2, Math.Min(failures - EndpointFailures, 10)), LongestPause) * (1 + (Jitter * random));

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
