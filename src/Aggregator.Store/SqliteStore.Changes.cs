namespace Aggregator.Storing;

/// <summary>The side for those who follow what happens.</summary>
public sealed partial class SqliteStore : IChangeFeed, ISearch
{
    public string Epoch => _writer.Epoch;

    public long Pruned => _writer.Pruned;

    public async ValueTask WaitAsync(long after, CancellationToken cancellation)
    {
        while (true)
        {
            var next = _writer.Bell.Next;
            if (Version > after)
                return;
            await next.WaitAsync(cancellation);
        }
    }

    public ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(long after, int limit, CancellationToken cancellation) =>
        _readers.ReadAsync((Roster, after, limit), static (session, s) => ChangeList.Events(session, s.Roster, s.after, s.limit), cancellation);

    public ValueTask<IReadOnlyList<Arrival>> ArrivalsAsync(long after, int limit, CancellationToken cancellation) =>
        _readers.ReadAsync((after, limit), static (session, s) => ChangeList.Arrivals(session, s.after, s.limit), cancellation);

    public ValueTask<ChangeSlice> ChangesAsync(ChangePlace after, int limit, CancellationToken cancellation) =>
        _readers.ReadAsync((Roster, after, limit), static (session, s) => ChangeList.Changes(session, s.Roster, s.after, s.limit), cancellation);

    public ValueTask<ChangePlace> BeforeAsync(DateTimeOffset instant, CancellationToken cancellation) =>
        _readers.ReadAsync((instant, Pruned, Version), static (session, s) => ChangeList.Before(session, s.instant, s.Pruned, s.Version), cancellation);

    public ValueTask<Slice> SearchAsync(SearchQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _readers.ReadAsync((Roster, query), static (session, s) => SearchList.Slice(session, s.Roster, s.query), cancellation);
    }

    public IReadOnlyList<PolledSource> Polled() => [.. Roster.Outlets.SelectMany(o => o.Polled).Select(l => new PolledSource(l.Source, l.Standing.State))];

    /// <summary>Lets go of events older than this that everybody who has to get them has got. Answers how many went.</summary>
    public async ValueTask<int> PruneOutboxAsync(DateTimeOffset before, CancellationToken cancellation = default)
    {
        var all = 0;
        while (true)
        {
            var gone = await _writer.WriteAsync(
                batch =>
                {
                    var (count, pruned) = OutboxUpkeep.Run(batch.Session, before, notBeyond: WebhookTable.FindSlowest(batch.Session) ?? long.MaxValue);
                    if (pruned is { } reach)
                        batch.AfterCommit(() => _writer.Pruned = reach);
                    return count;
                },
                cancellation);
            if (gone == 0)
                return all;
            all += gone;
        }
    }
}
