using System.Collections.Concurrent;
using Aggregator.Fetching;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>
/// Objects to a withdrawal while it looks like trouble with the outlet's site and not like its will: its home page is not there either, or many of its
/// articles went within a day. What is held back is asked for again, so that it happens by itself once that has passed.
/// </summary>
internal sealed partial class WithdrawalGuard(IFetcher fetcher, IIngestStore store, TimeProvider clock, ILogger<WithdrawalGuard> logger)
{
    private const int MostADay = 5;
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan HomeKnownFor = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<OutletId, (DateTimeOffset At, string? Trouble)> _homes = new();

    public async ValueTask<bool> ObjectsAsync(Outlet outlet, CancellationToken cancellation)
    {
        var withdrawn = await store.WithdrawalsAsync(outlet.Id, clock.GetUtcNow() - Day, cancellation);
        if (withdrawn >= MostADay)
        {
            Log.Many(logger, outlet.Id, withdrawn);
            return true;
        }

        if (await HomeTroubleAsync(outlet, cancellation) is not { } trouble)
            return false;
        Log.Homeless(logger, outlet.Id, trouble);
        return true;
    }

    // Asked once an hour at most. A home page that robots.txt or a login keeps from us says nothing either way.
    private async ValueTask<string?> HomeTroubleAsync(Outlet outlet, CancellationToken cancellation)
    {
        if (_homes.TryGetValue(outlet.Id, out var known) && clock.GetUtcNow() - known.At < HomeKnownFor)
            return known.Trouble;
        var outcome = await fetcher.FetchAsync(new FetchRequest { Address = outlet.HomePage, Outlet = outlet.Id, Purpose = FetchPurpose.Page }, cancellation);
        var trouble = outcome switch
        {
            FetchOutcome.Failed { Failure: FetchFailure.Robots or FetchFailure.Forbidden or FetchFailure.Challenged or FetchFailure.TooLarge } => null,
            FetchOutcome.Failed failed => failed.Reason,
            FetchOutcome.Throttled throttled => $"the server answered {throttled.Status}",
            _ => null,
        };
        _homes[outlet.Id] = (clock.GetUtcNow(), trouble);
        return trouble;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A withdrawal of {Outlet} is held back: {Withdrawn} of its articles were withdrawn within a day")]
        public static partial void Many(ILogger logger, OutletId outlet, int withdrawn);

        [LoggerMessage(LogLevel.Warning, "A withdrawal of {Outlet} is held back: its home page is not there either ({Trouble})")]
        public static partial void Homeless(ILogger logger, OutletId outlet, string trouble);
    }
}
