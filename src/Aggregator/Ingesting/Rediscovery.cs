using Aggregator.Fetching;
using Aggregator.Reading;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>Looks for the new address of a feed that is not where it was, by the outlet's home page, and proposes it: a person accepts.</summary>
internal sealed class Rediscovery(IFetcher fetcher, IFeedLinkFinder finder, IEnumerable<ISourceReader> readers)
{
    // One 404 may be a slip; then once a week, since home pages do not change their feeds often.
    private const int FailuresBefore = 2;
    private static readonly TimeSpan Between = TimeSpan.FromDays(7);
    private readonly ISourceReader _feeds = readers.First(r => r.Kind == SourceKind.Feed);

    public static bool IsWanted(Source source, Poll poll, DateTimeOffset now) =>
        source.Kind == SourceKind.Feed
        && (poll.Outcome == PollEnding.NotFound.Word() || poll.Outcome == PollEnding.Gone.Word() || poll.Outcome == PollEnding.NotAFeed.Word())
        && poll.State.Failures >= FailuresBefore
        && (poll.State.Memory.SearchedAt is not { } searched || now - searched >= Between);

    /// <summary>The poll with what was found in its state. Every request goes through the fetcher: robots.txt, budget and limits hold.</summary>
    public async Task<Poll> SearchAsync(Outlet outlet, Source source, Poll poll, CancellationToken cancellation)
    {
        var at = poll.StartedAt + poll.Took;
        var proposal = await FindAsync(outlet, source, at, cancellation);
        var before = poll.State.Memory.Proposal;
        var memory = poll.State.Memory with { SearchedAt = at, Proposal = proposal ?? before };
        var problem = proposal is null || before is not null ? poll.Problem : $"{poll.Problem}; it may be at {proposal.Address} now ({proposal.How})";
        return poll with { Problem = problem, State = poll.State with { Memory = memory, Problem = problem } };
    }

    private async Task<AddressProposal?> FindAsync(Outlet outlet, Source source, DateTimeOffset now, CancellationToken cancellation)
    {
        var home = await fetcher.FetchAsync(new FetchRequest { Address = outlet.HomePage, Outlet = outlet.Id, Purpose = FetchPurpose.Page }, cancellation);
        var named = home is FetchOutcome.Fetched page ? finder.Find(new SourceDocument { Body = page.Body, Address = page.Address, ContentType = page.ContentType }) : [];
        foreach (var (address, how) in FeedCandidates.Of(outlet, source, named))
        {
            var answer = await fetcher.FetchAsync(new FetchRequest { Address = address, Outlet = outlet.Id, Purpose = FetchPurpose.Feed }, cancellation);
            if (answer is FetchOutcome.Fetched fetched
                && _feeds.Read(new SourceDocument { Body = fetched.Body, Address = fetched.Address, ContentType = fetched.ContentType, TimeZone = outlet.TimeZone, Country = outlet.Country })
                    is ReadOutcome.Read { Feed.Entries: { Count: > 0 } entries })
                return new AddressProposal(fetched.Address, now, how, entries.Count);
        }

        return null;
    }
}
