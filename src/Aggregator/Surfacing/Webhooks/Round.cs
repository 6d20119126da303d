using Aggregator.Editing;
using Aggregator.Storing;

namespace Aggregator.Surfacing.Webhooks;

/// <summary>What there is to deliver in one round: what is due again, and what is new. Lines of one article are delivered one after the other.</summary>
internal sealed record Round(IReadOnlyList<IReadOnlyList<Delivery>> Lines, IReadOnlyList<Delivery> Behind, long Cursor)
{
    public bool IsEmpty => Lines.Count == 0 && Behind.Count == 0;

    /// <param name="due">Waiting deliveries whose time has come, one of an article.</param>
    /// <param name="events">New events, oldest first, those that the endpoint does not want left out.</param>
    /// <param name="waiting">Articles with a delivery that waits.</param>
    /// <param name="cursor">Where the new events end.</param>
    /// <param name="now">New events are due at once.</param>
    public static Round Of(IReadOnlyList<Delivery> due, IReadOnlyList<OutboxEvent> events, IReadOnlySet<ArticleId> waiting, long cursor, DateTimeOffset now)
    {
        var fresh = events.Select(e => new Delivery { Event = e, NextAt = now }).ToList();
        return new(
            [.. due.Concat(fresh.Where(d => !waiting.Contains(d.Event.Article))).GroupBy(d => d.Event.Article).Select(g => g.OrderBy(d => d.Event.Sequence).ToList())],
            [.. fresh.Where(d => waiting.Contains(d.Event.Article))],
            cursor);
    }

    /// <summary>Whether an endpoint wants to hear of an event.</summary>
    public static bool IsWanted(WebhookDefinition by, ShownEvent happened) =>
        (by.Events.Count == 0 || by.Events.Contains(happened.Event.Kind))
        && (by.Outlets.Count == 0 || by.Outlets.Contains(happened.Article.Outlet.Value))
        && (by.Categories.Count == 0 || by.Categories.Contains(happened.Article.Category));
}
