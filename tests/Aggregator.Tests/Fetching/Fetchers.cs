using Aggregator.Sources;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aggregator.Fetching;

/// <summary>Fetchers for tests: loopback is allowed and nothing waits, unless a test says so.</summary>
internal static class Fetchers
{
    public static FetchingOptions Options(Action<FetchingOptions>? change = null)
    {
        var options = new FetchingOptions
        {
            ContactUrl = "https://news.example/bot",
            AllowedNetworks = ["127.0.0.0/8"],
            HostSpacingMilliseconds = 0,
            HostInFlight = 8,
            ObeyRobotsForFeeds = false,
            ReadTdmFiles = false,
        };
        change?.Invoke(options);
        return options;
    }

    public static HttpFetcher Create(Action<FetchingOptions>? change = null, TimeProvider? clock = null, INameResolver? names = null, Action<SocketsHttpHandler>? adjust = null, IHostLedger? ledger = null) =>
        new(Options(change), clock ?? TimeProvider.System, NullLogger<HttpFetcher>.Instance, names ?? new SystemNameResolver(), adjust, ledger);

    public static FetchRequest Feed(Uri address, Validators? validators = null) =>
        new() { Address = address, Outlet = new OutletId("gazette"), Validators = validators ?? Validators.None };

    public static FetchRequest Page(Uri address) => new() { Address = address, Outlet = new OutletId("gazette"), Purpose = FetchPurpose.Page };

    /// <summary>Fetches one feed with a fetcher of its own.</summary>
    public static async Task<FetchOutcome> FeedAsync(Uri address, Validators? validators = null, Action<FetchingOptions>? change = null, INameResolver? names = null)
    {
        using var fetcher = Create(change, names: names);
        return await fetcher.FetchAsync(Feed(address, validators), CancellationToken.None);
    }

    /// <summary>The failure that the outcome has to be, with its reason.</summary>
    public static FetchOutcome.Failed Failure(FetchOutcome outcome, FetchFailure failure)
    {
        Assert.That(outcome, Is.InstanceOf<FetchOutcome.Failed>(), outcome.ToString());
        var failed = (FetchOutcome.Failed)outcome;
        Assert.That(failed.Failure, Is.EqualTo(failure), failed.Reason);
        Assert.That(failed.Reason, Is.Not.Empty);
        return failed;
    }
}
