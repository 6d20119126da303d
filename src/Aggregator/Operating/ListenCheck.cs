using System.Net;
using Aggregator.Surfacing.Api;
using Microsoft.Extensions.Configuration;

namespace Aggregator.Operating;

/// <summary>Whoever opens the API to a network says to whom: an address besides loopback needs keys, or the setting that everybody (or nobody) may read.</summary>
internal static class ListenCheck
{
    /// <summary>What is wrong; null when nothing is.</summary>
    public static string? Of(string urls, IConfiguration configuration)
    {
        var api = configuration.GetSection(ApiOptions.Section).Get<ApiOptions>() ?? new ApiOptions();
        if (api.AnonymousRead != AnonymousRead.Local || api.Keys.Length > 0)
            return null;
        var open = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).FirstOrDefault(u => !IsLoopback(u));
        return open is null
            ? null
            : $"--urls {open} can be reached by others, and Api:Keys is empty: set Api:AnonymousRead to Everyone if all of them may read the API, or to Nobody, or give keys (aggregator key NAME)";
    }

    private static bool IsLoopback(string url)
    {
        // http://*:80 and http://+:80 are no addresses, and what cannot be read is complained about by whoever listens.
        if (url.Contains("://*", StringComparison.Ordinal) || url.Contains("://+", StringComparison.Ordinal))
            return false;
        return !Uri.TryCreate(url, UriKind.Absolute, out var address) || address.IsLoopback || (IPAddress.TryParse(address.Host, out var ip) && IPAddress.IsLoopback(ip));
    }
}
