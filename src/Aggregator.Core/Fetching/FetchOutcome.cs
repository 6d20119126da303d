using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Fetching;

/// <summary>Why a fetch led to nothing; one class per thing that an operator would do about it.</summary>
public enum FetchFailure
{
    /// <summary>The name does not resolve.</summary>
    Dns,

    /// <summary>No connection, or it broke.</summary>
    Connection,

    /// <summary>TLS could not be agreed or the certificate is not trusted.</summary>
    Tls,

    /// <summary>The time limit passed, body included.</summary>
    Timeout,

    /// <summary>The body is over the size limit, packed or unpacked.</summary>
    TooLarge,

    /// <summary>The body ended before its declared length or in the middle of its encoding.</summary>
    Truncated,

    /// <summary>An answer that HTTP does not allow here (a 304 or 206 nobody asked for, an unknown encoding).</summary>
    Protocol,

    /// <summary>Too many redirects, a loop, or one that leads outside http and https.</summary>
    Redirect,

    /// <summary>An address that is not to be reached from here (inside networks, odd schemes).</summary>
    AddressRefused,

    /// <summary>401, 403, 451: the outlet does not want us.</summary>
    Forbidden,

    /// <summary>A bot defence answered in place of the outlet, with whatever status.</summary>
    Challenged,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>410: gone for good.</summary>
    Gone,

    /// <summary>Another 4xx.</summary>
    ClientError,

    /// <summary>A 5xx other than 503.</summary>
    ServerError,

    /// <summary>robots.txt disallows it (RFC 9309).</summary>
    Robots,
}

/// <summary>How a fetch ended. Closed: the cases below and no others.</summary>
public abstract record FetchOutcome
{
    private FetchOutcome() { }

    /// <summary>A complete body, decoded from its content encoding.</summary>
    public sealed record Fetched : FetchOutcome
    {
        public required ReadOnlyMemory<byte> Body { get; init; }

        /// <summary>Where the body came from, after redirects.</summary>
        public required Uri Address { get; init; }

        /// <summary>The address to ask next time when every redirect on the way was permanent (301, 308); else null.</summary>
        public Uri? MovedTo { get; init; }

        public string? ContentType { get; init; }

        /// <summary>The Content-Location header, resolved; a base for relative links (RFC 9110 §8.7).</summary>
        public Uri? ContentLocation { get; init; }

        public Validators Validators { get; init; } = Validators.None;

        /// <summary>How long the answer says it stays fresh (RFC 9111 §4.2.1); null where it does not say.</summary>
        public TimeSpan? FreshFor { get; init; }

        /// <summary>What headers, robots.txt and the site's TDM file say about the use of this document.</summary>
        public RightsSignals Signals { get; init; } = RightsSignals.None;
    }

    /// <summary>304 to a request that carried validators.</summary>
    public sealed record NotModified(Validators Validators, TimeSpan? FreshFor) : FetchOutcome;

    /// <summary>429 or 503. <paramref name="RetryAfter"/> is null where the server did not say.</summary>
    public sealed record Throttled(int Status, TimeSpan? RetryAfter) : FetchOutcome;

    /// <summary>Nothing usable. <paramref name="Reason"/> is for people: what happened, with which value.</summary>
    public sealed record Failed(FetchFailure Failure, string Reason, int? Status = null) : FetchOutcome;
}

/// <summary>Fetches for feeds, pages and robots.txt alike: one place for limits, guards and politeness.</summary>
public interface IFetcher
{
    /// <summary>Never throws for what the network does; only when <paramref name="cancellation"/> is cancelled.</summary>
    ValueTask<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellation);

    /// <summary>The sitemaps that a site's robots.txt names, as written there (RFC 9309 §2.2.4); none where it names none or cannot be had.</summary>
    async ValueTask<IReadOnlyList<string>> SitemapsAsync(Uri site, OutletId outlet, CancellationToken cancellation) =>
        await FetchAsync(new FetchRequest { Address = new Uri(site, "/robots.txt"), Outlet = outlet, Purpose = FetchPurpose.Robots }, cancellation).ConfigureAwait(false) is FetchOutcome.Fetched fetched
            ? RobotsTxt.Parse(fetched.Body.Span).Sitemaps : [];
}
