using System.Net;

namespace Aggregator.Fetching;

/// <summary>What every request says of us: who we are, where to complain, what we can read.</summary>
internal sealed class RequestHeaders(FetchingOptions options)
{
    private const string Encodings = "gzip, deflate, br";

    private readonly string _agent = options.ContactUrl.Length > 0 ? $"{options.UserAgent} (+{options.ContactUrl})" : options.UserAgent;

    public HttpRequestMessage Request(Trip trip)
    {
        var request = Request(trip.Address, trip.Request.Purpose, trip.Validators);
        if (!trip.IsTrusted)
            return request;
        foreach (var header in trip.Request.Access.Headers)
        {
            request.Headers.Remove(header.Name);
            request.Headers.TryAddWithoutValidation(header.Name, header.Value.Reveal());
        }

        if (trip.Request.Access.Authorization is { } authorization)
            request.Headers.TryAddWithoutValidation("Authorization", authorization.Reveal());
        return request;
    }

    private HttpRequestMessage Request(Uri address, FetchPurpose purpose, Validators validators)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        var headers = request.Headers;
        headers.TryAddWithoutValidation("User-Agent", _agent);
        if (options.ContactEmail.Length > 0)
            headers.TryAddWithoutValidation("From", options.ContactEmail); // RFC 9110 §10.1.2
        headers.TryAddWithoutValidation("Accept", Accept(purpose));
        headers.TryAddWithoutValidation("Accept-Encoding", Encodings);
        headers.TryAddWithoutValidation("Accept-Language", options.AcceptLanguage);
        // Exactly as received: servers compare octet by octet, and many send what the grammar does not allow.
        if (validators.ETag is { } tag)
            headers.TryAddWithoutValidation("If-None-Match", tag);
        if (validators.LastModified is { } date)
            headers.TryAddWithoutValidation("If-Modified-Since", date);
        return request;
    }

    private static string Accept(FetchPurpose purpose) => purpose switch
    {
        FetchPurpose.Feed => "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, text/html;q=0.5, */*;q=0.1",
        FetchPurpose.Image => "image/avif, image/webp, image/*;q=0.9",
        FetchPurpose.TdmFile => "application/json, */*;q=0.1",
        FetchPurpose.Page => "text/html, application/xhtml+xml;q=0.9, */*;q=0.1",
        _ => "text/plain, */*;q=0.1",
    };
}
