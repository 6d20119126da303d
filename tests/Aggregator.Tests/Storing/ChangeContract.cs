using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>For those who follow: events, changes in their order, and what is left when events are let go of.</summary>
internal abstract class ChangeContract : StoreContract
{
    private IChangeFeed Feed => (IChangeFeed)Queries;

    /// <summary>Lets go of events before an instant.</summary>
    protected abstract Task PruneAsync(DateTimeOffset before);

    [Test]
    public async Task A_copy_that_pages_to_the_end_while_articles_arrive_has_exactly_the_store()
    {
        foreach (var n in Enumerable.Range(1, 60))
            await WriteAsync(n, $"words{n}");
        var (copy, place, later) = (new Dictionary<string, int>(), default(ChangePlace), 1);
        var told = 0;
        ChangeSlice slice;
        do
        {
            slice = await Feed.ChangesAsync(place, 7, default);
            foreach (var item in slice.Items)
                copy[item.Article.Id.Value] = item.Article.Revision;
            told += slice.Items.Count;
            place = slice.Next;
            // One that was told already, one that was not, and a new one.
            if (later <= 5)
            {
                await WriteAsync(later, $"other{later}", 2);
                await WriteAsync(50 + later, $"other{50 + later}", 2);
                await WriteAsync(100 + later++, $"new{later}");
            }
        }
        while (slice.More);

        var store = (await ListAsync(new ArticleQuery { Limit = 200 })).ToDictionary(a => a.Id.Value, a => a.Revision);
        Assert.That(copy, Is.EquivalentTo(store));
        Assert.That(told, Is.EqualTo(65 + 5), "each article once, and those again that changed after they were told");
        Assert.That((await Feed.ChangesAsync(place, 7, default)).Items, Is.Empty);
    }

    [Test]
    public async Task A_withdrawn_article_is_among_the_changes()
    {
        await PollAsync(Herald, Awaiting(1, Herald, "a"));
        var visit = await DueVisitAsync();
        await Ingest.SaveAsync(Visit(visit, Start, new VisitOutcome.Written(Draft(Herald, "a", "a", Text("a"))), Start.AddHours(1)), default);
        var place = (await Feed.ChangesAsync(default, 10, default)).Next;
        await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start.AddHours(1), new VisitOutcome.Withdrawn("gone")), default);

        var change = (await Feed.ChangesAsync(place, 10, default)).Items.Single();
        Assert.That(change.Article.State, Is.EqualTo(Editing.ArticleState.Withdrawn));
    }

    [Test]
    public async Task What_changes_an_outlets_rights_changes_its_articles()
    {
        await WriteAsync(1, "one");
        await WriteAsync(2, "two");
        var place = (await Feed.ChangesAsync(default, 10, default)).Next;
        await Ingest.ProvisionAsync([Outlet("herald", "news", "sport") with { Rights = Rights.RightsPolicy.Default }, Outlet("courier", "news")], Start, default);

        var first = await Feed.ChangesAsync(place, 1, default);
        var second = await Feed.ChangesAsync(first.Next, 1, default);
        Assert.That(first.Items.Concat(second.Items).Select(i => i.Rights), Is.All.EqualTo(Rights.RightsPolicy.Default));
        Assert.That((first.More, second.More), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task An_event_comes_with_its_article_as_it_stands_now()
    {
        await WriteAsync(1, "old");
        await WriteAsync(1, "new", 2);

        var events = await Feed.EventsAsync(0, 10, default);
        Assert.That(events.Select(e => (e.Event.Kind, e.Event.Revision, e.Article.Article.Revision)), Is.EqualTo(new[] { (OutboxEvent.Published, 1, 2), (OutboxEvent.Revised, 2, 2) }));
        Assert.That((await Feed.EventsAsync(events[0].Event.Sequence, 10, default)).Single().Event, Is.EqualTo(events[1].Event));
    }

    [Test]
    public async Task Whoever_waits_is_woken_by_the_commit()
    {
        var waiting = Feed.WaitAsync(Feed.Version, default).AsTask();
        Assert.That(waiting.IsCompleted, Is.False);
        await WriteAsync(1, "one");
        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
        await Feed.WaitAsync(0, default).AsTask().WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Test]
    public async Task Old_events_are_let_go_of_and_changes_stay()
    {
        await WriteAsync(1, "one", at: Start);
        await WriteAsync(2, "two", at: Start.AddDays(1));
        var events = await Feed.EventsAsync(0, 10, default);
        await PruneAsync(Start.AddHours(12));

        Assert.That((await Feed.EventsAsync(0, 10, default)).Select(e => e.Event), Is.EqualTo(new[] { events[1].Event }));
        Assert.That(Feed.Pruned, Is.EqualTo(events[0].Event.Sequence));
        Assert.That((await Feed.ChangesAsync(default, 10, default)).Items, Has.Count.EqualTo(2));
        await ReopenAsync();
        Assert.That(Feed.Pruned, Is.EqualTo(events[0].Event.Sequence));
        await PruneAsync(Start.AddYears(1));
        Assert.That(Feed.Pruned, Is.EqualTo(events[1].Event.Sequence));
        await WriteAsync(3, "three");
        Assert.That((await Feed.EventsAsync(0, 10, default)).Single().Event.Sequence, Is.GreaterThan(events[1].Event.Sequence));
    }

    [Test]
    public async Task An_instant_leads_to_the_place_before_its_first_change()
    {
        foreach (var day in Enumerable.Range(0, 4))
            await WriteAsync(day + 1, $"day{day}", at: Start.AddDays(day));

        Assert.That(await SinceAsync(Start.AddDays(2)), Is.EqualTo(new[] { "r3", "r4" }));
        Assert.That(await SinceAsync(Start.AddDays(2).AddSeconds(1)), Is.EqualTo(new[] { "r4" }));
        Assert.That(await SinceAsync(Start.AddDays(-2)), Has.Count.EqualTo(4));
        Assert.That(await SinceAsync(Start.AddDays(9)), Is.Empty);
        await PruneAsync(Start.AddDays(1.5));
        Assert.That(await SinceAsync(Start.AddDays(3)), Is.EqualTo(new[] { "r4" }));
        Assert.That(await SinceAsync(Start.AddDays(1)), Has.Count.EqualTo(4), "the record does not reach back: all of it, rather than too little");
    }

    [Test]
    public async Task A_database_keeps_its_name_and_another_has_another()
    {
        var name = Feed.Epoch;
        await ReopenAsync();
        Assert.That(Feed.Epoch, Is.EqualTo(name).And.Matches("^[0-9a-f]{8}$"));
    }

    [Test]
    public async Task An_arrival_is_told_once_with_the_publishers_date_or_with_none()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "dated", "dated", Text("dated"), new() { PublishedAt = Start.AddHours(-1), At = Start })));
        await PollAsync(Herald, Written(2, Draft(Herald, "undated", "undated", Text("undated"), new() { PublishedAt = Start.AddMinutes(5), At = Start.AddMinutes(5), From = Normalising.DateProvenance.FirstSeen })));
        await PollAsync(Herald, Written(1, Draft(Herald, "dated", "dated", Text("dated again"), new() { PublishedAt = Start.AddHours(-1), At = Start.AddMinutes(9) }), fingerprint: 2));

        var all = await Feed.ArrivalsAsync(0, 10, default);
        Assert.That(all.Select(a => (a.Source.Value, a.PublishedAt, a.StoredAt)), Is.EqualTo(new (string, DateTimeOffset?, DateTimeOffset)[] { (Herald, Start.AddHours(-1), Start), (Herald, null, Start.AddMinutes(5)) }));
        Assert.That(await Feed.ArrivalsAsync(all[0].Sequence, 10, default), Is.EqualTo(all.Skip(1)));
        Assert.That(await Feed.ArrivalsAsync(0, 1, default), Is.EqualTo(all.Take(1)));
    }

    private async Task WriteAsync(int number, string words, long fingerprint = 1, DateTimeOffset? at = null) =>
        await PollAsync(Herald, Written(number, Draft(Herald, $"r{number}", $"r{number}", Text(words), new() { At = at }), fingerprint));

    private async Task<List<string>> SinceAsync(DateTimeOffset instant) =>
        [.. (await Feed.ChangesAsync(await Feed.BeforeAsync(instant, default), 100, default)).Items.Select(i => i.Article.Headline)];
}
