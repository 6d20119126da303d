using System.Globalization;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Api;

/// <summary>What an answer of the API says to caches (RFC 9111, RFC 5861).</summary>
internal sealed class ApiCaching(ApiGate gate, IOptions<ApiOptions> options, TimeProvider clock)
{
    private readonly string _control = string.Create(CultureInfo.InvariantCulture, $"max-age={options.Value.MaxAgeSeconds}, stale-while-revalidate={options.Value.StaleWhileRevalidateSeconds}");

    public void Set(HttpContext context, Answer answer)
    {
        var headers = context.Response.Headers;
        if (answer.IsPublic)
        {
            headers.CacheControl = gate.IsPublic(context) ? "public, " + _control : "private, " + _control;
        }

        if (LastModified(answer) is { } modified)
        {
            headers.LastModified = modified.ToString("R", CultureInfo.InvariantCulture);
        }
    }

    /// <summary>
    /// The second after the one in which the content became what it is, and none before that second has come: a later change in the same second would be
    /// dated the same, and whoever asks by date would never hear of it.
    /// </summary>
    public DateTimeOffset? LastModified(Answer answer)
    {
        if (answer.Since == DateTimeOffset.MaxValue)
        {
            return null; // the same as long as the program runs: no instant of its own
        }

        var after = DateTimeOffset.FromUnixTimeSeconds(answer.Since.ToUnixTimeSeconds() + 1);
        return after <= clock.GetUtcNow() ? after : null;
    }
}
