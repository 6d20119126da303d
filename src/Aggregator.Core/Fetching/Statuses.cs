namespace Aggregator.Fetching;

/// <summary>What a status without a usable body means.</summary>
public static class Statuses
{
    /// <summary>The outcome of any status but 200, 203, 304 and redirects.</summary>
    /// <param name="status">The status code.</param>
    /// <param name="retryAfter">Retry-After, read.</param>
    /// <param name="challenge">Whose bot challenge the body is; null where it is none.</param>
    public static FetchOutcome Outcome(int status, TimeSpan? retryAfter, string? challenge) => status switch
    {
        401 or 403 or 429 or 503 when challenge is not null && retryAfter is null => new FetchOutcome.Failed(FetchFailure.Challenged, $"{status}: a bot challenge ({challenge})", status),
        429 or 503 => new FetchOutcome.Throttled(status, retryAfter),
        401 => new FetchOutcome.Failed(FetchFailure.Forbidden, "401: it asks for credentials", status),
        403 => new FetchOutcome.Failed(FetchFailure.Forbidden, "403: forbidden", status),
        451 => new FetchOutcome.Failed(FetchFailure.Forbidden, "451: unavailable for legal reasons", status),
        404 => new FetchOutcome.Failed(FetchFailure.NotFound, "404: not found", status),
        410 => new FetchOutcome.Failed(FetchFailure.Gone, "410: gone for good", status),
        206 => new FetchOutcome.Failed(FetchFailure.Protocol, "206: a part, though no part was asked for", status),
        304 => new FetchOutcome.Failed(FetchFailure.Protocol, "304: not modified, though the request carried no validators", status),
        204 or 205 => new FetchOutcome.Failed(FetchFailure.Protocol, $"{status}: an answer without content", status),
        202 when challenge is not null => new FetchOutcome.Failed(FetchFailure.Challenged, $"202: a bot challenge ({challenge})", status),
        >= 200 and < 300 => new FetchOutcome.Failed(FetchFailure.Protocol, $"{status} in answer to a GET", status),
        >= 300 and < 400 => new FetchOutcome.Failed(FetchFailure.Redirect, $"{status}: a redirect that cannot be followed", status),
        >= 400 and < 500 => new FetchOutcome.Failed(FetchFailure.ClientError, $"{status}: the server refuses the request", status),
        >= 500 and < 600 => new FetchOutcome.Failed(FetchFailure.ServerError, $"{status}: the server failed", status),
        _ => new FetchOutcome.Failed(FetchFailure.Protocol, $"{status} is not a status", status),
    };
}
