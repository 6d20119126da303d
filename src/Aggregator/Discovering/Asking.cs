using Aggregator.Fetching;
using Aggregator.Sources;

namespace Aggregator.Discovering;

/// <summary>Asks for one search or preview: counts requests, keeps to the limit, and tells whoever waits.</summary>
/// <param name="fetcher">Guards, robots.txt and host budget are its.</param>
/// <param name="most">Requests that may go out.</param>
/// <param name="progress">Hears of every step.</param>
internal sealed class Asking(IFetcher fetcher, int most, IProgress<Step> progress)
{
    // Whatever a setting says of polls: a search asks for nothing that robots.txt closes.
    private static readonly SourceAccess Governed = new() { ObeyRobots = true };

    private readonly List<Step> _steps = [];

    /// <summary>Whose turn it is at a host: a search waits in line with the outlets that are polled.</summary>
    public static OutletId Tenant { get; } = new("discovery");

    public int Requests { get; private set; }

    public int Left => most - Requests;

    public IReadOnlyList<Step> Steps => _steps;

    public async Task<FetchOutcome> AskAsync(Uri address, FetchPurpose purpose, string doing, CancellationToken cancellation, SourceAccess? access = null)
    {
        Requests++;
        progress.Report(new Step(doing));
        var outcome = await fetcher.FetchAsync(new FetchRequest { Address = address, Outlet = Tenant, Purpose = purpose, Access = access ?? Governed }, cancellation);
        Tell(doing, Said(outcome));
        return outcome;
    }

    /// <summary>A step that is done.</summary>
    public void Tell(string doing, string outcome)
    {
        var step = new Step(doing, outcome);
        _steps.Add(step);
        progress.Report(step);
    }

    /// <summary>What came of a request, for people.</summary>
    public static string Said(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Fetched f => f.Body.Length < 2048 ? $"{f.Body.Length} bytes" : $"{f.Body.Length / 1024} KB",
        FetchOutcome.Throttled t => $"the server answered {t.Status}: {(t.RetryAfter is { } wait ? $"ask again after {wait:g}" : "ask again later")}",
        FetchOutcome.Failed f => f.Reason,
        _ => "the server sent no document",
    };
}
