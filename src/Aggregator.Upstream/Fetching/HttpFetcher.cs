using System.Net;
using Aggregator.Sources;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Aggregator.Fetching;

/// <summary>
/// Fetches over HTTP: checks the address, asks robots.txt, waits for the host's turn, asks, follows redirects by hand. Decides nothing of that itself.
/// </summary>
public sealed partial class HttpFetcher : IFetcher, IDisposable
{
    private const int RobotsRedirects = 5; // RFC 9309 §2.3.1.2

    private readonly FetchingOptions _options;
    private readonly TimeProvider _clock;
    private readonly ILogger _logger;
    private readonly AddressRules _rules;
    private readonly HttpMessageInvoker _http;
    private readonly Exchange _exchange;
    private readonly HostBudget _budget;
    private readonly RobotsBook _robots;
    private readonly TimeSpan _spacing;
    private readonly TimeSpan _longestSpacing;
    private readonly CancellationTokenSource _stopping = new();

    public HttpFetcher(IOptions<FetchingOptions> options, TimeProvider clock, ILogger<HttpFetcher> logger)
        : this(options.Value, clock, logger, new SystemNameResolver())
    {
    }

    /// <param name="options">Limits and politeness.</param>
    /// <param name="clock">Moves every limit of time.</param>
    /// <param name="logger">Hears of every fetch at Debug.</param>
    /// <param name="resolver">Looks names up.</param>
    /// <param name="adjust">Lets a test trust its own certificate.</param>
    internal HttpFetcher(FetchingOptions options, TimeProvider clock, ILogger<HttpFetcher> logger, INameResolver resolver, Action<SocketsHttpHandler>? adjust = null)
    {
        _options = options;
        _clock = clock;
        _logger = logger;
        _rules = new AddressRules(options.AllowedNetworks.Select(n => IPNetwork.Parse(n)), options.AllowedPorts is { Length: > 0 } ports ? ports : AddressRules.UsualPorts);
        var handler = Handlers.Create(options, new GuardedConnector(_rules, resolver, TimeSpan.FromSeconds(options.ConnectTimeoutSeconds), clock));
        adjust?.Invoke(handler);
        _http = new HttpMessageInvoker(handler);
        _exchange = new Exchange(_http, options, clock);
        _budget = new HostBudget(options.HostInFlight, TimeSpan.FromSeconds(options.PausePatienceSeconds), TimeSpan.FromMinutes(options.MaxHostPauseMinutes), clock);
        _spacing = TimeSpan.FromMilliseconds(options.HostSpacingMilliseconds);
        _longestSpacing = TimeSpan.FromSeconds(options.MaxCrawlDelaySeconds);
        _robots = new RobotsBook(FetchRobotsAsync, options.UserAgent.Split('/')[0], TimeSpan.FromHours(options.RobotsCacheHours), options.RobotsCacheHosts, clock);
        if (options.ContactUrl.Length == 0)
            Log.NoContact(logger);
    }

    public async ValueTask<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        var started = _clock.GetTimestamp();
        var outcome = await FollowAsync(request, cancellation).ConfigureAwait(false);
        if (_logger.IsEnabled(LogLevel.Debug))
            Log.Fetched(_logger, request.Address, FetchCounters.Word(outcome), _clock.GetElapsedTime(started).TotalMilliseconds);
        FetchCounters.Count(request.Purpose, outcome);
        return outcome;
    }

    public void Dispose()
    {
        _stopping.Cancel();
        _budget.Dispose();
        _http.Dispose();
        _stopping.Dispose();
    }

    // For whoever asks next, not for one caller: so it ends with the fetcher only.
    private async Task<FetchOutcome> FetchRobotsAsync(Uri address) =>
        await FetchAsync(new FetchRequest { Address = address, Outlet = new OutletId(""), Purpose = FetchPurpose.Robots }, _stopping.Token).ConfigureAwait(false);

    private async ValueTask<FetchOutcome> FollowAsync(FetchRequest request, CancellationToken cancellation)
    {
        var path = new RedirectPath(request.Address, request.Purpose == FetchPurpose.Robots ? Math.Min(RobotsRedirects, _options.MaxRedirects) : _options.MaxRedirects);
        while (true)
        {
            // What an address said of its version says nothing of the one that it moved to for good: that has to show its body first.
            var validators = path.AnyPermanent ? Validators.None : request.Validators;
            var (answer, refused) = await HopAsync(path.Address, request, validators, cancellation).ConfigureAwait(false);
            if (refused is not null)
                return refused;
            if (answer.Failed is { } failed)
                return failed with { Status = answer.Status == 0 ? null : answer.Status };
            if (!Redirects.Is(answer.Status))
                return Outcomes.Of(answer, path, validators);
            if (path.Follow(answer.Status, answer.Location) is { } astray)
                return astray;
        }
    }

    private async ValueTask<(Answer Answer, FetchOutcome? Refused)> HopAsync(Uri address, FetchRequest request, Validators validators, CancellationToken cancellation)
    {
        if (_rules.Judge(address) is { Allowed: false } verdict)
            return (default, new FetchOutcome.Failed(FetchFailure.AddressRefused, $"{address}: {verdict.Reason}"));
        var (spacing, purpose) = (_spacing, request.Purpose);
        if (purpose == FetchPurpose.Page || (purpose == FetchPurpose.Feed && _options.ObeyRobotsForFeeds))
        {
            var robots = await _robots.StateAsync(address, cancellation).ConfigureAwait(false);
            if (RobotsOutcomes.Refusal(address, robots, _clock.GetUtcNow()) is { } refused)
                return (default, refused);
            spacing = Spacing(robots.Rules.CrawlDelay);
        }

        var (host, tenant) = (HostKey.Of(address), request.Outlet.Value ?? "");
        using var admission = await _budget.EnterAsync(host, tenant, spacing, cancellation).ConfigureAwait(false);
        if (!admission.Granted)
            return (default, admission.Closed as FetchOutcome ?? new FetchOutcome.Throttled(admission.Status, admission.PausedFor));
        var answer = await _exchange.AskAsync(address, purpose, validators, cancellation).ConfigureAwait(false);
        _budget.Learn(host, answer.Failed);
        if (answer.Status is 429 or 503 && HostPause.For(answer.Status, answer.RetryAfter) is { } pause)
            _budget.Pause(host, tenant, answer.Status, pause);
        return (answer, null);
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

        [LoggerMessage(LogLevel.Warning, "Fetching:ContactUrl is empty: publishers cannot see who polls them and where to complain")]
        public static partial void NoContact(ILogger logger);
    }
}
