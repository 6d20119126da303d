using Aggregator.Rights;
using Aggregator.Storing;

namespace Aggregator.Surfacing;

/// <summary>Something that happened, with its article as far as it may be shown now.</summary>
internal sealed record ShownEvent(OutboxEvent Event, Surfaceable Article);

/// <summary>Articles by their latest change, as surfaces may show them; withdrawn ones are tombstones.</summary>
internal sealed record ShownChanges(IReadOnlyList<Surfaceable> Items, ChangePlace Next, bool More);

/// <summary>For those who follow what happens.</summary>
internal sealed partial class Newsroom
{
    public async ValueTask<IReadOnlyList<ShownEvent>> EventsAsync(long after, int limit, CancellationToken cancellation) =>
        [.. (await feed.EventsAsync(after, limit, cancellation)).Select(e => new ShownEvent(e.Event, Surfaceable.Of(e.Article.Article, e.Article.Rights)))];

    public async ValueTask<Shown> SearchAsync(SearchQuery query)
    {
        var slice = await search.SearchAsync(query, CancellationToken.None);
        return new([.. slice.Items.Select(i => Surfaceable.Of(i.Article, i.Rights))], slice.NextCursor);
    }

    public async ValueTask<ShownChanges> ChangesAsync(ChangePlace after, int limit)
    {
        var slice = await feed.ChangesAsync(after, limit, CancellationToken.None);
        return new([.. slice.Items.Select(i => Surfaceable.Of(i.Article, i.Rights))], slice.Next, slice.More);
    }
}
