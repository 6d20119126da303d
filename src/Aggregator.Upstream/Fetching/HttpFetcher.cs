using System.Net;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aggregator.Fetching;

/// <summary>
/// Fetches over HTTP: checks the address, asks robots.txt, waits for the host's turn, asks, follows redirects by hand. Decides nothing of that itself.
/// </summary>
public sealed partial class HttpFetcher : IFetcher, IDisposable
{
    private const int RobotsRedirects = 5; // RFC 9309 §2.3.1.2

    // What is over before a restart is through need not be kept.
    private static readonly TimeSpan WorthKeeping = TimeSpan.FromMinutes(1);

    private readonly FetchingOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly Routes _routes;
    private readonly HostBudget _budget;
    private readonly SharedBudget _shared;
    private readonly IPauseMemory? _memory;
    private readonly TimeSpan _longestPause;
    private readonly TimeSpan _spacing;
    private readonly TimeSpan _longestSpacing;
    private int _isDisposed;
    private readonly CancellationTokenSource _stopping = new();

    /// <param name="options">Limits and politeness.</param>
    /// <param name="clock">Moves every limit of time.</param>
    /// <param name="logger">Hears of every fetch at Debug.</param>
    /// <param name="ledger">What processes that share a store know of the hosts together; null where there is one process.</param>
    /// <param name="memory">Remembers across restarts what hosts asked for; null where nothing does.</param>
    public HttpFetcher(IOptions<FetchingOptions> options, TimeProvider clock, ILogger<HttpFetcher> logger, IHostLedger? ledger = null, IPauseMemory? memory = null)
        : this(options.Value, clock, logger, new SystemNameResolver(), ledger: ledger, memory: memory)
    {
    }

    /// <param name="options">Limits and politeness.</param>
    /// <param name="clock">Moves every limit of time.</param>
    /// <param name="logger">Hears of every fetch at Debug.</param>
    /// <param name="resolver">Looks names up.</param>
    /// <param name="adjust">Lets a test trust its own certificate.</param>
    /// <param name="ledger">What processes that share a store know of the hosts together; null where there is one process.</param>
    /// <param name="memory">Remembers across restarts what hosts asked for; null where nothing does.</param>
    internal HttpFetcher(FetchingOptions options, TimeProvider clock, ILogger<HttpFetcher> logger, INameResolver resolver, Action<SocketsHttpHandler>? adjust = null, IHostLedger? ledger = null, IPauseMemory? memory = null)
    {
        _options = options;
        _clock = clock;
        _logger = logger;
        _memory = memory;
        _routes = new Routes(options, clock, resolver, adjust, FetchForAllAsync);
        _budget = new HostBudget(options.HostInFlight, TimeSpan.FromSeconds(options.PausePatienceSeconds), _longestPause = TimeSpan.FromMinutes(options.MaxHostPauseMinutes), clock);
        _shared = new SharedBudget(ledger, options.HostInFlight, TimeSpan.FromSeconds(options.PausePatienceSeconds), clock);
        _spacing = TimeSpan.FromMilliseconds(options.HostSpacingMilliseconds);
        _longestSpacing = TimeSpan.FromSeconds(options.MaxCrawlDelaySeconds);
        if (options.ContactUrl.Length == 0)
            Log.NoContact(logger);
    }

    /// <summary>Requests that wait for their host's turn, for simulations.</summary>
    internal int Waiting => _budget.Waiting;

    /// <summary>Requests that have had their turn and are not answered in full, for simulations.</summary>
    internal int UnderWay => _budget.InFlight;

    public async ValueTask<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        var started = _clock.GetTimestamp();
        var outcome = Concealment.Of(await FollowAsync(request, cancellation).ConfigureAwait(false), request);
        if (_logger.IsEnabled(LogLevel.Debug))
            Log.Fetched(_logger, request.Address, FetchCounters.Word(outcome), _clock.GetElapsedTime(started).TotalMilliseconds);
        FetchCounters.Count(request.Purpose, outcome);
        return outcome;
    }

    /// <summary>From the robots.txt that is known already, where one is.</summary>
    public async ValueTask<IReadOnlyList<string>> SitemapsAsync(Uri site, OutletId outlet, CancellationToken cancellation)
    {
        var route = _routes.Of(SourceAccess.None, site);
        if (!route.Rules.Judge(site).Allowed || _budget.Paused(HostKey.Of(site), outlet.Value ?? "") is not null)
            return [];
        return (await route.Robots.StateAsync(site, cancellation).ConfigureAwait(false)).Rules.Sitemaps;
    }

    /// <summary>At start, before anything is asked for: what hosts asked for before still holds.</summary>
    public async ValueTask RememberAsync(CancellationToken cancellation)
    {
        if (_memory is null)
            return;
        var now = _clock.GetUtcNow();
        foreach (var pause in await _memory.PausesAsync(now, cancellation).ConfigureAwait(false))
            _budget.Pause(pause.Host, pause.Tenant, pause.Status, pause.Until - now);
    }

    public void Dispose()
    {
        // Whoever was given it under two names disposes of it twice.
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        if (_stopping.IsCancellationRequested)
            return; // decorated, it belongs to two
        _stopping.Cancel();
        _budget.Dispose();
        _routes.Dispose();
        _stopping.Dispose();
    }

    // For whoever asks next, not for one caller: so it ends with the fetcher only.
    private async Task<FetchOutcome> FetchForAllAsync(Uri address, FetchPurpose purpose, SourceAccess way) =>
        await FetchAsync(new FetchRequest { Address = address, Outlet = new OutletId(""), Purpose = purpose, Access = way }, _stopping.Token).ConfigureAwait(false);

    private async ValueTask<FetchOutcome> FollowAsync(FetchRequest request, CancellationToken cancellation)
    {
        var trip = new Trip(request, request.Purpose == FetchPurpose.Robots ? Math.Min(RobotsRedirects, _options.MaxRedirects) : _options.MaxRedirects, TimeSpan.FromSeconds(_options.TimeoutSeconds));
        while (true)
        {
            var (answer, refused) = await HopAsync(trip, cancellation).ConfigureAwait(false);
            if (refused is not null)
                return refused;
            if (answer.Failed is { } failed)
                return failed with { Status = answer.Status == 0 ? null : answer.Status };
            if (Onward(request.Purpose, answer) is var (status, location))
            {
                if (trip.Follow(status, location) is { } astray)
                    return astray;
                continue;
            }

            return Outcomes.Of(await WithSignalsAsync(answer, trip, cancellation).ConfigureAwait(false), trip.Path, trip.Validators);
        }
    }

    // A page in a feed's place that sends its reader on is a redirect for the time being; the next address is judged like any other.
    private static (int Status, string? Location)? Onward(FetchPurpose purpose, in Answer answer) =>
        Redirects.Is(answer.Status) ? (answer.Status, answer.Location)
        : purpose == FetchPurpose.Feed && answer.Status == 200 && Outcomes.IsHtml(answer.ContentType) && MetaRefresh.In(answer.Body.Span) is { } target ? (302, target) : null;

    private async ValueTask<(Answer Answer, FetchOutcome? Refused)> HopAsync(Trip trip, CancellationToken cancellation)
    {
        var (address, purpose) = (trip.Address, trip.Request.Purpose);
        var route = trip.Route = _routes.Of(trip.Request.Access, address);
        if (route.Rules.Judge(address) is { Allowed: false } verdict)
            return (default, new FetchOutcome.Failed(FetchFailure.AddressRefused, $"{address}: {verdict.Reason}"));
        var (host, tenant) = (HostKey.Of(address), trip.Request.Outlet.Value ?? "");
        if (_budget.Paused(host, tenant) is { } paused)
            return (default, paused);
        var spacing = _spacing;
        if (purpose is FetchPurpose.Page or FetchPurpose.Image or FetchPurpose.TdmFile || (purpose == FetchPurpose.Feed && (trip.Request.Access.ObeyRobots ?? _options.ObeyRobotsForFeeds)))
        {
            var robots = await route.Robots.StateAsync(address, cancellation).ConfigureAwait(false);
            if (RobotsOutcomes.Refusal(address, robots, _clock.GetUtcNow()) is { } refused)
                return (default, refused);
            spacing = Spacing(robots.Rules.CrawlDelay);
            trip.Robots = robots;
        }

        return await AskInTurnAsync(new HostTurn(host, tenant, spacing), trip, cancellation).ConfigureAwait(false);
    }

    private async ValueTask<(Answer Answer, FetchOutcome? Refused)> AskInTurnAsync(HostTurn turn, Trip trip, CancellationToken cancellation)
    {
        using var admission = await _budget.EnterAsync(turn, cancellation).ConfigureAwait(false);
        if (!admission.Granted)
            return (default, admission.Closed as FetchOutcome ?? new FetchOutcome.Throttled(admission.Status, admission.PausedFor));
        var place = await _shared.EnterAsync(turn, cancellation).ConfigureAwait(false);
        try
        {
            return place.Granted ? (await AskAsync(turn, trip, cancellation).ConfigureAwait(false), null) : (default, new FetchOutcome.Throttled(place.Answer.PausedBy, place.Answer.Wait));
        }
        finally
        {
            await place.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async ValueTask<Answer> AskAsync(HostTurn turn, Trip trip, CancellationToken cancellation)
    {
        var started = _clock.GetTimestamp();
        var answer = await trip.Route!.Exchange.AskAsync(trip, cancellation).ConfigureAwait(false);
        trip.Spend(_clock.GetElapsedTime(started));
        _budget.Learn(turn.Host, answer.Failed);
        if (answer.Status is 429 or 503 && HostPause.For(answer.Status, answer.RetryAfter) is { } pause)
        {
            _budget.Pause(turn.Host, turn.Tenant, answer.Status, pause);
            await _shared.PauseAsync(turn, answer.Status, pause).ConfigureAwait(false);
            await KeepAsync(turn, answer.Status, pause < _longestPause ? pause : _longestPause, cancellation).ConfigureAwait(false);
        }

        return answer;
    }

    private async ValueTask KeepAsync(HostTurn turn, int status, TimeSpan pause, CancellationToken cancellation)
    {
        if (_memory is null || pause < WorthKeeping)
            return;
        var now = _clock.GetUtcNow();
        try
        {
            await _memory.KeepAsync(new AskedPause(turn.Host, turn.Tenant, status, now + pause), now, cancellation).ConfigureAwait(false);
        }
        catch (StoreException trouble)
        {
            Log.NotKept(_logger, turn.Host, trouble.Message); // it holds all the same until the daemon stops
        }
    }

    // The site's TDM file is worth a request only where a page is about to be read.
    private async ValueTask<Answer> WithSignalsAsync(Answer answer, Trip trip, CancellationToken cancellation)
    {
        if (answer.Status is not (200 or 203))
            return answer;
        var signals = answer.Signals;
        if (trip.Robots is { } robots)
            signals = signals.And(robots.Signals.Of(trip.Address.PathAndQuery));
        if (trip.Request.Purpose == FetchPurpose.Page && _options.ReadTdmFiles)
            signals = signals.And(await trip.Route!.Tdm.OfAsync(trip.Address, cancellation).ConfigureAwait(false));
        return answer with { Signals = signals };
    }

    private TimeSpan Spacing(TimeSpan? crawlDelay)
    {
        var asked = crawlDelay is { } delay && delay < _longestSpacing ? delay : crawlDelay is null ? TimeSpan.Zero : _longestSpacing;
        return asked > _spacing ? asked : _spacing;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Debug, "Fetched {Url}: {Outcome} in {Ms:F0} ms")]
        public static partial void Fetched(ILogger logger, Uri url, string outcome, double ms);

        [LoggerMessage(LogLevel.Warning, "What {Host} asked for with Retry-After could not be kept and would not outlast a restart: {Trouble}")]
        public static partial void NotKept(ILogger logger, string host, string trouble);

        [LoggerMessage(LogLevel.Warning, "Fetching:ContactUrl is empty: publishers cannot see who polls them and where to complain")]
        public static partial void NoContact(ILogger logger);
    }
}
