namespace Aggregator.Fetching;

/// <summary>Decides whether a throttled answer closes the whole host, or only the source that got it.</summary>
public static class HostPause
{
    private static readonly TimeSpan Unsaid = TimeSpan.FromSeconds(30);

    /// <returns>
    /// For how long nothing else is asked of the host. A 429 speaks of us, so it counts without a Retry-After too; a 503 without one speaks of one service
    /// behind the host, and another feed there may well answer.
    /// </returns>
    public static TimeSpan? For(int status, TimeSpan? retryAfter) => status == 429 ? retryAfter ?? Unsaid : retryAfter;
}
