namespace Aggregator.Fetching;

/// <summary>Turns the last answer on a way into the outcome of the fetch.</summary>
internal static class Outcomes
{
    public static FetchOutcome Of(in Answer answer, in RedirectPath path, Validators asked) => answer.Status switch
    {
        200 or 203 when IsHtml(answer.ContentType) && Challenges.InPage(answer.Body.Span) is { } whose =>
            new FetchOutcome.Failed(FetchFailure.Challenged, $"{answer.Status}: a bot challenge ({whose})", answer.Status),
        200 or 203 => Fetched(answer, path),
        // A 304 need not repeat what did not change (RFC 9110 §15.4.5).
        304 when !asked.IsEmpty => new FetchOutcome.NotModified(
            new Validators(answer.Validators.ETag ?? asked.ETag, answer.Validators.LastModified ?? asked.LastModified), answer.FreshFor),
        _ => Statuses.Outcome(answer.Status, answer.RetryAfter, answer.Challenge),
    };

    private static FetchOutcome.Fetched Fetched(in Answer answer, in RedirectPath path) => new()
    {
        Body = answer.Body,
        Address = path.Address,
        MovedTo = path.MovedTo,
        ContentType = answer.ContentType,
        ContentLocation = answer.ContentLocation is { Length: > 0 } location && Redirects.Resolve(path.Address, location) is { } resolved && IsWeb(resolved) ? resolved : null,
        Validators = answer.Validators,
        FreshFor = answer.FreshFor,
        Signals = answer.Signals,
    };

    public static bool IsHtml(string? contentType) => contentType?.Contains("html", StringComparison.OrdinalIgnoreCase) == true;

    private static bool IsWeb(Uri address) => address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps;
}
