namespace Aggregator.Fetching;

/// <summary>What robots.txt makes of a request.</summary>
internal static class RobotsOutcomes
{
    /// <summary>Null where it may go out.</summary>
    public static FetchOutcome? Refusal(Uri address, RobotsState robots, DateTimeOffset now)
    {
        if (robots.Unreachable is { } unreachable)
            return Unreachable(address, unreachable, robots.Until - now);
        if (robots.Rules.Rules.Count == 0)
            return null;
        var verdict = robots.Rules.Judge(address.PathAndQuery);
        return verdict.Allowed ? null : new FetchOutcome.Failed(FetchFailure.Robots, $"robots.txt of {address.Authority} disallows {address.PathAndQuery} (rule: {verdict.Rule})");
    }

    // RFC 9309 §2.3.1.4: nothing may be fetched while robots.txt cannot be had. Where the host as a whole is out of reach, that is what an operator needs to know.
    private static FetchOutcome Unreachable(Uri address, FetchOutcome unreachable, TimeSpan left) => unreachable switch
    {
        FetchOutcome.Throttled throttled => throttled with { RetryAfter = left > TimeSpan.Zero ? left : TimeSpan.Zero },
        FetchOutcome.Failed { Status: null } failed => failed with { Reason = $"robots.txt of {address.Authority}: {failed.Reason}" },
        FetchOutcome.Failed failed => new FetchOutcome.Failed(FetchFailure.Robots, $"robots.txt of {address.Authority} cannot be had ({failed.Reason}), so nothing may be fetched (RFC 9309 §2.3.1.4)", failed.Status),
        _ => throw new InvalidOperationException($"robots.txt of {address.Authority} was had: {unreachable}"),
    };
}
