using System.Collections.Frozen;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Api;

/// <summary>Lets those in who may ask: from this machine, everybody, or whoever has a key and has not used it up for this minute.</summary>
internal sealed class ApiGate : IDisposable
{
    public const string KeyHeader = "X-API-Key";
    private const string Bearer = "Bearer ";

    private readonly AnonymousRead _anonymous;
    private readonly FrozenDictionary<string, ApiKey> _keys;
    private readonly PartitionedRateLimiter<ApiKey> _limiter;

    public ApiGate(IOptions<ApiOptions> options)
    {
        _anonymous = options.Value.AnonymousRead;
        _keys = options.Value.Keys.Select(k => ApiKey.Parse(k, options.Value.KeyRequestsPerMinute)).OfType<ApiKey>().ToFrozenDictionary(k => k.Hash);
        _limiter = PartitionedRateLimiter.Create<ApiKey, string>(key => RateLimitPartition.GetTokenBucketLimiter(key.Hash, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = Math.Max(1, key.RequestsPerMinute / 4), // a burst of a quarter of a minute's
            TokensPerPeriod = Math.Max(1, key.RequestsPerMinute / 60),
            ReplenishmentPeriod = key.RequestsPerMinute >= 60 ? TimeSpan.FromSeconds(1) : TimeSpan.FromSeconds(60.0 / key.RequestsPerMinute),
            QueueLimit = 0,
            AutoReplenishment = true,
        }));
    }

    /// <summary>Whether answers may be kept by caches that serve others.</summary>
    public bool IsPublic(HttpContext context) => _anonymous == AnonymousRead.Everyone && KeyOf(context.Request) is null;

    /// <summary>Whether whoever asks needs no key.</summary>
    public bool AdmitsWithoutKey(HttpContext context) =>
        _anonymous == AnonymousRead.Everyone || (_anonymous == AnonymousRead.Local && context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote));

    /// <summary>Null: come in.</summary>
    public Answer? Refusal(HttpContext context)
    {
        if (KeyOf(context.Request) is not { } given)
        {
            return AdmitsWithoutKey(context) ? null : Unauthorized(context, "A key is needed here: Authorization: Bearer KEY.");
        }

        // By its hash: how long the comparison takes says nothing about a key.
        if (!_keys.TryGetValue(ApiKey.HashOf(given), out var key))
        {
            return Unauthorized(context, "The key given is not one of this API's.");
        }

        if (key.IsOff)
        {
            return Problems.KeyOff(key.Name);
        }

        using var lease = _limiter.AttemptAcquire(key);
        if (lease.IsAcquired)
        {
            return null;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
        context.Response.Headers.RetryAfter = wait.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Problems.TooManyRequests(key);
    }

    public void Dispose() => _limiter.Dispose();

    private static Answer Unauthorized(HttpContext context, string detail)
    {
        context.Response.Headers.WWWAuthenticate = "Bearer realm=\"Aggregator\"";
        return Problems.Unauthorized(detail);
    }

    private static string? KeyOf(HttpRequest request)
    {
        if (request.Headers.Authorization is [{ } authorization] && authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return authorization[Bearer.Length..].Trim();
        }

        return request.Headers[KeyHeader] is [{ Length: > 0 } key] ? key : null;
    }
}

/// <summary>Puts the gate before an endpoint.</summary>
internal sealed class ApiGateFilter(ApiGate gate) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        gate.Refusal(context.HttpContext) is { } refusal ? new(new ReadyResult(refusal)) : next(context);
}
