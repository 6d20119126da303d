using Aggregator.Editing;
using Aggregator.Storing;

namespace Aggregator.Surfacing;

/// <summary>What happens, for those who follow it.</summary>
internal sealed partial class FakeNewsroom : IChangeFeed, ISearch
{
    private readonly List<OutboxEvent> _events = [];
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Epoch { get; set; } = "0af5";

    public long Pruned { get; private set; }

    /// <summary>Lets go of the events up to a sequence.</summary>
    public void Prune(long upTo)
    {
        lock (_events)
        {
            _events.RemoveAll(e => e.Sequence <= upTo);
            Pruned = upTo;
        }
    }

    public async ValueTask WaitAsync(long after, CancellationToken cancellation)
    {
        while (true)
        {
            var next = Volatile.Read(ref _moved).Task;
            if (Version > after)
                return;
            await next.WaitAsync(cancellation);
        }
    }

    /// <summary>How often events were asked for.</summary>
    public int EventsRead { get; private set; }

    public ValueTask<IReadOnlyList<StoredEvent>> EventsAsync(long after, int limit, CancellationToken cancellation)
    {
        EventsRead++;
        lock (_events)
            return new([.. _events.Where(e => e.Sequence > after).Take(limit).Select(e => new StoredEvent(e, Stored(_articles.First(a => a.Id == e.Article))))]);
    }

    public ValueTask<IReadOnlyList<Arrival>> ArrivalsAsync(long after, int limit, CancellationToken cancellation)
    {
        lock (_events)
        {
            return new([.. _events.Where(e => e.Sequence > after && e.Kind == OutboxEvent.Published && e.Revision == 1).Take(limit).Select(e =>
            {
                var article = _articles.First(a => a.Id == e.Article);
                return new Arrival(e.Sequence, article.Source, article.Attribution.PublishedAt, article.Attribution.RetrievedAt);
            })]);
        }
    }

    public ValueTask<ChangeSlice> ChangesAsync(ChangePlace after, int limit, CancellationToken cancellation)
    {
        lock (_events)
        {
            var all = _articles
                .Select((article, number) => (Article: article, Place: new ChangePlace(_events.Where(e => e.Article == article.Id).Select(e => e.Sequence).DefaultIfEmpty(0).Max(), number)))
                .Where(c => c.Place.Sequence > after.Sequence || (c.Place.Sequence == after.Sequence && c.Place.Article > after.Article))
                .OrderBy(c => c.Place.Sequence)
                .ToList();
            var taken = all.Take(limit).ToList();
            return new(new ChangeSlice([.. taken.Select(c => Stored(c.Article))], taken.Count > 0 ? taken[^1].Place : after, all.Count > limit));
        }
    }

    public ValueTask<ChangePlace> BeforeAsync(DateTimeOffset instant, CancellationToken cancellation)
    {
        lock (_events)
            return new(_events.FirstOrDefault(e => e.At >= instant) is { } first ? new ChangePlace(first.Sequence - 1, long.MaxValue) : new ChangePlace(Version, long.MaxValue));
    }

    public ValueTask<Slice> SearchAsync(SearchQuery query, CancellationToken cancellation) => ListAsync(
        new ArticleQuery { Text = string.Join(' ', query.Terms.Select(t => t.Text)), Outlet = query.Outlet, Category = query.Category, Since = query.Since, Limit = query.Limit, Cursor = query.Cursor }, cancellation);

    public IReadOnlyList<PolledSource> Polled() => [.. _sources.Where(s => s.Source.Enabled).Select(s => new PolledSource(s.Source, s.State))];

    private void Happened(string kind, Article article)
    {
        lock (_events)
            _events.Add(new OutboxEvent(++Version, kind, article.Id, article.Revision, article.UpdatedAt));
        Interlocked.Exchange(ref _moved, new(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
    }
}
