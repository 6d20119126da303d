using System.Globalization;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Api;

/// <summary>What an answer of the API says to caches (RFC 9111, RFC 5861).</summary>
internal sealed class ApiCaching(ApiGate gate, IOptions<ApiOptions> options, TimeProvider clock)
{
    private readonly string _forAll = Control("public", options.Value);
    private readonly string _forOne = Control("private", options.Value);

    /// <summary>What caches may do with the API's answer to this request.</summary>
    public string ControlOf(HttpContext context) => gate.IsPublic(context) ? _forAll : _forOne;

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

    private static string Control(string whom, ApiOptions options) =>
        string.Create(CultureInfo.InvariantCulture, $"{whom}, max-age={options.MaxAgeSeconds}, stale-while-revalidate={options.StaleWhileRevalidateSeconds}");
}
