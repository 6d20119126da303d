using System.Net;
using Microsoft.Extensions.Options;

namespace Aggregator.Fetching;

/// <summary>What became of a POST: a status, or why there is none.</summary>
public sealed record PostOutcome(int? Status, TimeSpan? RetryAfter, string? Problem)
{
    /// <summary>2xx: the receiver has it.</summary>
    public bool IsAccepted => Status is >= 200 and <= 299;

    /// <summary>For people.</summary>
    public string Words => Problem ?? $"HTTP {Status}";
}

/// <summary>Sends small documents to addresses that somebody else chose: guarded like every fetch, no redirects, no answer body read.</summary>
public sealed class GuardedPost : IDisposable
{
    private readonly AddressRules _rules;
    private readonly HttpMessageInvoker _http;
    private readonly TimeProvider _clock;
    private readonly string _agent;

    public GuardedPost(IOptions<FetchingOptions> options, TimeProvider clock)
        : this(options.Value, clock, new SystemNameResolver())
    {
    }

    internal GuardedPost(FetchingOptions options, TimeProvider clock, INameResolver resolver)
    {
        _clock = clock;
        _agent = options.UserAgent;
        _rules = new AddressRules(options.AllowedNetworks.Select(n => IPNetwork.Parse(n)), options.AllowedPorts is { Length: > 0 } ports ? ports : AddressRules.UsualPorts);
        var handler = Handlers.Create(options, new GuardedConnector(_rules, resolver, TimeSpan.FromSeconds(options.ConnectTimeoutSeconds), clock));
        handler.MaxConnectionsPerServer = int.MaxValue; // whoever sends keeps count; receivers behind one host must not delay each other
        _http = new HttpMessageInvoker(handler);
    }

    /// <param name="address">http or https.</param>
    /// <param name="body">Small, with its media type.</param>
    /// <param name="headers">Besides content type and user agent.</param>
    /// <param name="timeout">From connecting to the answer's headers.</param>
    /// <param name="cancellation">Ends the attempt with an <see cref="OperationCanceledException"/>.</param>
    public async Task<PostOutcome> PostAsync(Uri address, HttpContent body, IReadOnlyList<KeyValuePair<string, string>> headers, TimeSpan timeout, CancellationToken cancellation)
    {
        if (_rules.Judge(address) is { Allowed: false } verdict)
            return new PostOutcome(null, null, verdict.Reason);
        using var limit = new CancellationTokenSource(timeout, _clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            using var request = Request(address, body, headers);
            using var response = await _http.SendAsync(request, both.Token).ConfigureAwait(false);
            return new PostOutcome((int)response.StatusCode, Wait(response), null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return new PostOutcome(null, null, limit.IsCancellationRequested ? $"no answer within {timeout.TotalSeconds:0} s" : NetworkFailures.Of(e).Reason);
        }
    }

    public void Dispose() => _http.Dispose();

    private HttpRequestMessage Request(Uri address, HttpContent body, IReadOnlyList<KeyValuePair<string, string>> headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = body };
        request.Headers.TryAddWithoutValidation("User-Agent", _agent);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return request;
    }

    private TimeSpan? Wait(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } when date > _clock.GetUtcNow() => date - _clock.GetUtcNow(),
        _ => null,
    };
}
