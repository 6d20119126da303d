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
    private readonly PollPlans _plans;
    private readonly Rediscovery _rediscovery;
    private readonly BackFill _backFill;
    private readonly int _maxSitemaps;
    private readonly TimeProvider _clock;

    public SourcePoll(IFetcher fetcher, IEnumerable<ISourceReader> readers, EntrySorter sorter, IIngestStore store, PollPlans plans, Rediscovery rediscovery, BackFill backFill, int maxSitemaps, TimeProvider clock)
    {
        (_fetcher, _sorter, _store, _plans, _rediscovery, _backFill, _maxSitemaps, _clock) = (fetcher, sorter, store, plans, rediscovery, backFill, maxSitemaps, clock);
        _readers = readers.ToFrozenDictionary(r => r.Kind); // two readers of one kind is a mistake: the daemon does not start
    }

    /// <summary>What was saved.</summary>
    public async Task<Poll> RunAsync(Outlet outlet, Source source, SourceState state, CancellationToken cancellation)
    {
        var polling = Begin(outlet, source, state);
        var outcome = await _fetcher.FetchAsync(new FetchRequest { Address = polling.Asked, Outlet = outlet.Id, Purpose = SourceDocuments.PurposeOf(source.Kind), Validators = polling.Validators, Access = source.Access }, cancellation);
        var poll = outcome switch
        {
            FetchOutcome.Fetched fetched => await ReadAsync(outlet, polling, fetched, cancellation),
            _ => PollOutcomes.WithoutDocument(Ended(polling), outcome),
        };
        if (Rediscovery.IsWanted(source, poll, _clock.GetUtcNow()))
            poll = await _rediscovery.SearchAsync(outlet, source, poll, cancellation);
        if (_backFill.IsWanted(source, state, poll))
            poll = await _backFill.FillAsync(outlet, source, state, poll, cancellation);
        return poll with { Tally = await _store.SaveAsync(poll, cancellation) };
    }

    /// <summary>The record of a poll that met a mistake of our own, saved: the source must not be asked again at once.</summary>
    public async Task KeepBrokenAsync(Outlet outlet, Source source, SourceState state, Exception mistake, CancellationToken cancellation) =>
        await _store.SaveAsync(PollOutcomes.Broken(Ended(Begin(outlet, source, state)), mistake), cancellation);

    private Polling Begin(Outlet outlet, Source source, SourceState state) => Polling.Begin(source, _plans.Of(outlet, source), state, _plans.FullCheck, _clock.GetUtcNow());

    private Polling Ended(Polling polling) => polling.Ended(_clock.GetUtcNow(), Random.Shared.NextDouble());

    private async Task<Poll> ReadAsync(Outlet outlet, Polling polling, FetchOutcome.Fetched fetched, CancellationToken cancellation)
    {
        var source = polling.Source;
        var hash = Convert.ToHexStringLower(SHA256.HashData(fetched.Body.Span));
        if (hash == polling.State.BodyHash)
            return PollOutcomes.SameBytes(Ended(polling), fetched);

        var read = _readers[source.Kind].Read(SourceDocuments.Of(outlet, source, fetched, _clock.GetUtcNow()));
        if (read is not ReadOutcome.Read { Feed: var feed })
        {
            var unreadable = (ReadOutcome.Unreadable)read;
            return PollOutcomes.Unreadable(Ended(polling), fetched, unreadable.IsSomethingElse ? PollEnding.NotAFeed : PollEnding.Malformed, unreadable.Reason);
        }

        if (feed.Parts.Count > 0)
            feed = await WithPartsAsync(outlet, source, feed, cancellation);

        var (keyed, counted) = _sorter.Key(feed);
        var keys = keyed.ConvertAll(k => k.Key);
        var known = await _store.KnownAsync(source.Id, keys, cancellation);
        var (results, tally) = _sorter.Sort(outlet, source, feed, keyed, known, counted, _clock.GetUtcNow(), fetched.Signals);
        return PollOutcomes.Document(Ended(polling), new DocumentRead
        {
            Fetched = fetched,
            Feed = feed,
            Hash = hash,
            Keys = keys,
            News = [.. keyed.Where(k => !known.ContainsKey(k.Key)).Select(k => k.Entry.PublishedAt ?? k.Entry.UpdatedAt)],
            Results = results,
            Tally = tally,
        });
    }

    // A sitemap index says where the entries are. A part that cannot be had is noted; the next poll asks again.
    private async Task<Feed> WithPartsAsync(Outlet outlet, Source source, Feed index, CancellationToken cancellation)
    {
        var (entries, rejected, repairs) = (index.Entries.ToList(), index.Rejected.ToList(), index.Repairs.ToList());
        foreach (var part in index.Parts.Take(_maxSitemaps))
        {
            var outcome = await _fetcher.FetchAsync(new FetchRequest { Address = part, Outlet = outlet.Id, Purpose = SourceDocuments.PurposeOf(source.Kind), Access = source.Access }, cancellation);
            if (outcome is FetchOutcome.Fetched fetched && _readers[source.Kind].Read(SourceDocuments.Of(outlet, source, fetched, _clock.GetUtcNow())) is ReadOutcome.Read { Feed: var feed })
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
}
