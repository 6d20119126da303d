using System.Collections.Frozen;
using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Ingesting;
using Aggregator.Reading;
using Aggregator.Sources;
using Microsoft.Extensions.Options;

namespace Aggregator.Discovering;

/// <summary>Finds what of a site could be polled, starting from any address of it. Asks the site for little, and for nothing that its robots.txt closes.</summary>
/// <param name="fetcher">Asks.</param>
/// <param name="readers">Read what answers.</param>
/// <param name="desk">Tells how much text an entry carries.</param>
/// <param name="extractor">Tells a report from a front page.</param>
/// <param name="book">The outlets and sources that there are.</param>
/// <param name="options">How far a search goes.</param>
/// <param name="fetching">By which name robots.txt is read.</param>
/// <param name="clock">The time.</param>
internal sealed class Discovery(
    IFetcher fetcher, IEnumerable<ISourceReader> readers, Desk desk, IPageExtractor extractor, OutletBook book, IOptions<DiscoveringOptions> options, IOptions<FetchingOptions> fetching, TimeProvider clock)
{
    private readonly FrozenDictionary<SourceKind, ISourceReader> _readers = readers.ToFrozenDictionary(r => r.Kind);

    /// <summary>Never throws for what is typed or for what a site sends.</summary>
    public async Task<Discovered> FindAsync(string? typed, IProgress<Step> progress, CancellationToken cancellation)
    {
        var address = TypedAddress.Read(typed);
        if (address.Wrong is { } wrong)
            return new Discovered { Asked = typed ?? "", Problem = wrong };
        var asking = new Asking(fetcher, options.Value.MaxRequests, progress);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(options.Value.TimeoutSeconds), clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        var search = new Search(asking, _readers, desk, extractor, fetching.Value.AgentToken, clock);
        var ended = (string?)null;
        try
        {
            await search.RunAsync(address.Tries, both.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            ended = $"the search ended after {options.Value.TimeoutSeconds} seconds";
        }

        return Found(typed!, address.Tries[0], search, ended, asking);
    }

    private Discovered Found(string typed, Uri asked, Search search, string? ended, Asking asking)
    {
        var outlets = book.Outlets;
        var candidates = Ranking.Of(search.Candidates, search.Answered ?? asked, outlets.SelectMany(o => o.Sources), clock.GetUtcNow());
        var best = candidates.FirstOrDefault(c => c.IsReadable);
        var outlet = search.Answered is { } answered ? OutletGuess.Of(search.Home ?? answered, search.Pages, best is { Kind: SourceKind.Feed } ? best.Title : null, best is { Languages: [var language, ..] } ? language : null, outlets) : null;
        return new Discovered
        {
            Asked = typed,
            Answered = search.Answered,
            What = search.What,
            Problem = search.Problem,
            Ended = ended ?? (search.IsCut ? $"the search made its {options.Value.MaxRequests} requests" : null),
            Requests = asking.Requests,
            Outlet = outlet,
            Candidates = Named(candidates, outlet, outlets),
            Steps = asking.Steps,
        };
    }

    // Each candidate is given a name that is free within its outlet.
    private static List<Candidate> Named(IReadOnlyList<Candidate> candidates, OutletProposal? outlet, IReadOnlyList<Outlet> known)
    {
        var taken = outlet is { IsKnown: true } ? known.Where(o => o.Id.Value == outlet.Id).SelectMany(o => o.Sources).Select(s => s.Id.Value[(s.Id.Value.IndexOf('/', StringComparison.Ordinal) + 1)..]).ToList() : [];
        var named = new List<Candidate>(candidates.Count);
        foreach (var candidate in candidates)
        {
            var slug = Slugs.Free(candidate.Slug, taken);
            taken.Add(slug);
            named.Add(candidate with { Slug = slug });
        }

        return named;
    }
}
