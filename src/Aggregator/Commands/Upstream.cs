using Aggregator.Fetching;
using Aggregator.Operating;
using Aggregator.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aggregator.Commands;

/// <summary>Fetches one thing for an <c>inspect</c> command the way the daemon would: robots.txt, guards and limits included.</summary>
internal static class Upstream
{
    /// <param name="address">http or https.</param>
    /// <param name="purpose">Limits and politeness differ by it.</param>
    /// <param name="configuration">The configuration directory; null for the standard places.</param>
    /// <exception cref="SettingsException">The configuration is wrong.</exception>
    public static async Task<FetchOutcome> FetchAsync(Uri address, FetchPurpose purpose, string? configuration, CancellationToken cancellation)
    {
        var settings = Plan.Check(Settings.Read(configuration, [])).Configuration.GetSection(FetchingOptions.Section).Get<FetchingOptions>() ?? new FetchingOptions();
        using var fetcher = new HttpFetcher(Options.Create(settings), TimeProvider.System, NullLogger<HttpFetcher>.Instance);
        return await fetcher.FetchAsync(new FetchRequest { Address = address, Outlet = new OutletId("inspected"), Purpose = purpose }, cancellation);
    }

    /// <summary>What a fetch without a body led to, for people.</summary>
    public static string Said(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Throttled t => $"the server answered {t.Status}: {(t.RetryAfter is { } wait ? $"ask again after {wait}" : "ask again later")}",
        FetchOutcome.Failed f => f.Reason,
        _ => "the server sent no document",
    };
}
