using System.Net;
using Microsoft.Extensions.Options;

namespace Aggregator.Fetching;

/// <summary>How sending a form ended: the status, or the trouble that kept it from being sent.</summary>
internal readonly record struct Posted(int? Status, string? Trouble)
{
    public bool Accepted => Status is >= 200 and < 300;

    public string Words => Trouble ?? $"HTTP {Status}";
}

/// <summary>Sends small forms to addresses that an operator configured, through the same guard as every fetch. Follows no redirect.</summary>
internal sealed class FormPost : IDisposable
{
    private readonly FetchingOptions _options;
    private readonly TimeProvider _clock;
    private readonly AddressRules _rules;
    private readonly HttpMessageInvoker _http;

    public FormPost(IOptions<FetchingOptions> options, TimeProvider clock)
    {
        _options = options.Value;
        _clock = clock;
        _rules = new AddressRules(_options.AllowedNetworks.Select(n => IPNetwork.Parse(n)), _options.AllowedPorts is { Length: > 0 } ports ? ports : AddressRules.UsualPorts);
        _http = new HttpMessageInvoker(Handlers.Create(_options, new GuardedConnector(_rules, new SystemNameResolver(), TimeSpan.FromSeconds(_options.ConnectTimeoutSeconds), clock)));
    }

    /// <summary>Never throws for what the network does; only when <paramref name="cancellation"/> is cancelled.</summary>
    public async ValueTask<Posted> SendAsync(Uri address, IEnumerable<KeyValuePair<string, string>> form, CancellationToken cancellation)
    {
        if (_rules.Judge(address) is { Allowed: false } verdict)
            return new Posted(null, $"{address}: {verdict.Reason}");
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(_options.TimeoutSeconds), _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, deadline.Token);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(form), Version = HttpVersion.Version11 };
            request.Headers.TryAddWithoutValidation("User-Agent", _options.UserAgent);
            // What the answer says besides its status is of no use: it is not read.
            using var response = await _http.SendAsync(request, either.Token).ConfigureAwait(false);
            return new Posted((int)response.StatusCode, null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            cancellation.ThrowIfCancellationRequested();
            return new Posted(null, deadline.IsCancellationRequested ? $"no answer within {_options.TimeoutSeconds} s" : NetworkFailures.Of(e).Reason);
        }
    }

    public void Dispose() => _http.Dispose();
}
