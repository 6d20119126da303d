using System.Collections.Frozen;
using System.Security.Cryptography;
using Aggregator.Fetching;
using Aggregator.Reading;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>One poll of one source: fetch, read, drop the known, extract, normalise, edit, save. Decides nothing itself.</summary>
internal sealed class SourcePoll
{
    private readonly IFetcher _fetcher;
    private readonly FrozenDictionary<SourceKind, ISourceReader> _readers;
    private readonly EntrySorter _sorter;
    private readonly IIngestStore _store;
    private readonly int _maxSitemaps;
    private readonly TimeProvider _clock;

    public SourcePoll(IFetcher fetcher, IEnumerable<ISourceReader> readers, EntrySorter sorter, IIngestStore store, int maxSitemaps, TimeProvider clock)
    {
        (_fetcher, _sorter, _store, _maxSitemaps, _clock) = (fetcher, sorter, store, maxSitemaps, clock);
        _readers = readers.ToFrozenDictionary(r => r.Kind); // two readers of one kind is a mistake: the daemon does not start
    }

    /// <summary>What was saved.</summary>
    public async Task<Poll> RunAsync(Outlet outlet, Source source, SourceState state, CancellationToken cancellation)
    {
        var started = _clock.GetUtcNow();
        var outcome = await _fetcher.FetchAsync(new FetchRequest { Address = state.MovedTo ?? source.Address, Outlet = outlet.Id, Purpose = Purpose(source.Kind), Validators = state.Validators }, cancellation);
        var poll = outcome switch
        {
            FetchOutcome.Fetched fetched => await ReadAsync(outlet, source, state, fetched, started, cancellation),
            _ => PollOutcomes.WithoutDocument(source, state, outcome, started, _clock.GetUtcNow(), Random.Shared.NextDouble()),
        };
        return poll with { Tally = await _store.SaveAsync(poll, cancellation) };
    }

    private async Task<Poll> ReadAsync(Outlet outlet, Source source, SourceState state, FetchOutcome.Fetched fetched, DateTimeOffset started, CancellationToken cancellation)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(fetched.Body.Span));
        if (hash == state.BodyHash)
            return PollOutcomes.SameBytes(source, state, fetched, started, _clock.GetUtcNow(), Random.Shared.NextDouble());

        var read = _readers[source.Kind].Read(Document(outlet, source, fetched));
        if (read is not ReadOutcome.Read { Feed: var feed })
            return PollOutcomes.Unreadable(source, state, fetched, ((ReadOutcome.Unreadable)read).Reason, started, _clock.GetUtcNow(), Random.Shared.NextDouble());
        if (feed.Parts.Count > 0)
            feed = await WithPartsAsync(outlet, source, feed, cancellation);

        var (keyed, counted) = _sorter.Key(feed);
        var known = await _store.KnownAsync(source.Id, keyed.ConvertAll(k => k.Key), cancellation);
        var now = _clock.GetUtcNow();
        var (results, tally) = _sorter.Sort(outlet, source, feed, keyed, known, counted, now);
        return PollOutcomes.Document(source, state, fetched, feed, hash, results, tally, started, now, Random.Shared.NextDouble());
    }

    // A sitemap index says where the entries are. A part that cannot be had is noted; the next poll asks again.
    private async Task<Feed> WithPartsAsync(Outlet outlet, Source source, Feed index, CancellationToken cancellation)
    {
        var (entries, rejected, repairs) = (index.Entries.ToList(), index.Rejected.ToList(), index.Repairs.ToList());
        foreach (var part in index.Parts.Take(_maxSitemaps))
        {
            var outcome = await _fetcher.FetchAsync(new FetchRequest { Address = part, Outlet = outlet.Id, Purpose = Purpose(source.Kind) }, cancellation);
            if (outcome is FetchOutcome.Fetched fetched && _readers[source.Kind].Read(Document(outlet, source, fetched)) is ReadOutcome.Read { Feed: var feed })
            {
                entries.AddRange(feed.Entries);
                rejected.AddRange(feed.Rejected);
                repairs.AddRange(feed.Repairs);
            }
            else
            {
                repairs.Add($"the sitemap {part} that the index names could not be had");
            }
        }

        return index with { Entries = entries, Rejected = rejected, Repairs = repairs };
    }

    private static SourceDocument Document(Outlet outlet, Source source, FetchOutcome.Fetched fetched) => new()
    {
        Body = fetched.Body,
        Address = fetched.Address,
        ContentLocation = fetched.ContentLocation,
        ContentType = fetched.ContentType,
        TimeZone = outlet.TimeZone,
        Country = outlet.Country,
        Recipe = source.Recipe,
    };

    private static FetchPurpose Purpose(SourceKind kind) => kind == SourceKind.Listing ? FetchPurpose.Page : FetchPurpose.Feed;
}
