using Aggregator.Fetching;
using Aggregator.Scheduling;
using Aggregator.Sources;
using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>What is remembered of sources over many polls, changed by hand, and let go of in time.</summary>
internal abstract class MemoryContract : StoreContract
{
    private static readonly Retention Short = new() { Polls = TimeSpan.FromDays(14), QuietPolls = TimeSpan.FromDays(3), Entries = TimeSpan.FromDays(60), Events = TimeSpan.FromDays(90) };

    [Test]
    public async Task What_is_remembered_survives_a_restart_in_every_part()
    {
        var moved = new AddressChange(new("https://old.example/"), new("https://new.example/feed"), Start, "by hand");
        var memory = new SourceMemory
        {
            HealthSince = Start,
            NewsAt = Start.AddMinutes(-1),
            FullAt = Start.AddMinutes(-2),
            NotModifiedAt = Start.AddMinutes(-3),
            Doubts = 1,
            DistrustedAt = Start.AddMinutes(-4),
            Moving = new PendingMove(new("https://next.example/"), Start, 2),
            Moves = [moved],
            Proposal = new AddressProposal(new("https://found.example/rss"), Start, "named by the home page", 12),
            SearchedAt = Start.AddMinutes(-5),
            WindowsLost = 1,
            WindowLostAt = Start.AddMinutes(-6),
        };
        await Ingest.SaveAsync(Poll(Herald, Start) with { State = State(Herald, Start) with { Memory = memory } }, default);
        await ReopenAsync();

        var kept = (await StateAsync()).Memory;
        Assert.That(kept.Moves, Is.EqualTo(memory.Moves));
        Assert.That(kept with { Moves = memory.Moves }, Is.EqualTo(memory));
    }

    [Test]
    public async Task The_record_of_a_poll_says_what_was_asked_and_why_the_next_one_comes_when()
    {
        var poll = Poll(Herald, Start) with
        {
            Asked = new Uri("https://moved.example/feed"),
            Answered = new Uri("https://cdn.example/feed"),
            ContentType = "application/rss+xml; charset=utf-8",
            Conditional = true,
            NewEntries = 3,
        };
        await Ingest.SaveAsync(poll, default);

        var record = await NewestPollAsync();
        Assert.That(
            (record.Asked, record.Answered, record.ContentType, record.Conditional, record.NewEntries, record.NextAt, record.NextBecause),
            Is.EqualTo((poll.Asked, poll.Answered, poll.ContentType, true, 3, (DateTimeOffset?)poll.State.NextAt, "every 15 min")));
    }

    [Test]
    public async Task Outcomes_are_counted()
    {
        await Ingest.SaveAsync(Poll(Herald, Start.AddDays(-2)), default);
        await Ingest.SaveAsync(Poll(Herald, Start), default);
        await Ingest.SaveAsync(Poll(Herald, Start.AddMinutes(1)) with { Outcome = "not-modified" }, default);
        await Ingest.SaveAsync(Poll(Herald, Start.AddMinutes(2)) with { Outcome = "not-modified" }, default);

        Assert.That(await Queries.PollCountsAsync(new(Herald), Start.AddDays(-1), default), Is.EquivalentTo(new Dictionary<string, int> { ["fetched"] = 1, ["not-modified"] = 2 }));
        Assert.That(await Queries.PollCountsAsync(new("unheard/of"), Start, default), Is.Empty);
    }

    [Test]
    public async Task A_poll_asked_for_by_hand_is_due_at_once_and_survives_a_restart()
    {
        await Ingest.SaveAsync(Poll(Herald, Start) with { State = State(Herald, Start) with { NextAt = Start.AddDays(1), Failures = 9 } }, default);
        await PollAsync(Sport);

        var state = await Ingest.ChangeAsync(new(Herald), s => ByHand.PollNow(s, Start.AddMinutes(1)), default);

        Assert.That(state!.NextAt, Is.EqualTo(Start.AddMinutes(1)));
        Assert.That(await Ingest.DueAsync(new("herald"), default), Is.EqualTo(new OutletDue(new("herald"), Start.AddMinutes(1), "herald/news: asked for by hand")));
        await ReopenAsync();
        Assert.That((await Ingest.DueAsync(new("herald"), default))!.At, Is.EqualTo(Start.AddMinutes(1)));
        Assert.That(await Ingest.ChangeAsync(new("unheard/of"), s => s, default), Is.Null);
    }

    [Test]
    public async Task What_was_changed_by_hand_while_a_poll_was_under_way_stands()
    {
        await PollAsync(Herald);
        var underWay = await StateAsync();
        await Ingest.ChangeAsync(new(Herald), s => ByHand.Move(s, new("https://www.herald.example/news.xml"), new("https://www.herald.example/moved.xml"), Start.AddMinutes(1)), default);

        await Ingest.SaveAsync(Poll(Herald, Start.AddMinutes(1), Written(1, Draft(Herald, "a", "A", Text("a")))) with { State = underWay with { NextAt = Start.AddHours(9) } }, default);

        var state = await StateAsync();
        Assert.That((state.MovedTo, state.NextAt), Is.EqualTo((new Uri("https://www.herald.example/moved.xml"), Start.AddMinutes(1))));
        Assert.That(await ListAsync(), Has.Count.EqualTo(1), "what the poll found is kept");
        await Ingest.SaveAsync(Poll(Herald, Start.AddMinutes(2)) with { State = state with { NextAt = Start.AddHours(9) } }, default);
        Assert.That((await StateAsync()).NextAt, Is.EqualTo(Start.AddHours(9)), "the poll after it knows of the change");
    }

    [Test]
    public async Task A_change_and_a_poll_in_one_batch_keep_to_their_order()
    {
        await PollAsync(Herald);
        var underWay = await StateAsync();
        var change = Ingest.ChangeAsync(new(Herald), s => ByHand.PollNow(s, Start.AddMinutes(3)), default).AsTask();
        var poll = Ingest.SaveAsync(Poll(Herald, Start.AddMinutes(1)) with { State = underWay with { NextAt = Start.AddHours(9) } }, default).AsTask();
        await Task.WhenAll(change, poll);

        Assert.That((await StateAsync()).NextAt, Is.EqualTo(Start.AddMinutes(3)));
    }

    [Test]
    public async Task Old_records_go_but_the_newest_of_each_source_stay()
    {
        for (var minute = 0; minute < 30; minute++)
            await Ingest.SaveAsync(Poll(Herald, Start.AddMinutes(minute)), default);
        await Ingest.SaveAsync(Poll(Sport, Start), default);

        Assert.That((await PruneAsync(Start.AddDays(14).AddMinutes(25))).Polls, Is.EqualTo(10));
        Assert.That(await Queries.PollsAsync(new(Herald), 100, default), Has.Count.EqualTo(20));
        Assert.That(await Queries.PollsAsync(new(Sport), 100, default), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Records_that_say_nothing_go_sooner()
    {
        for (var minute = 0; minute < 30; minute++)
            await Ingest.SaveAsync(Poll(Herald, Start.AddMinutes(minute)) with { Outcome = minute % 2 == 0 ? "not-modified" : "fetched" }, default);
        for (var minute = 30; minute < 50; minute++)
            await Ingest.SaveAsync(Poll(Herald, Start.AddMinutes(minute)), default);

        Assert.That((await PruneAsync(Start.AddDays(4))).Polls, Is.EqualTo(15));
        Assert.That(await Queries.PollCountsAsync(new(Herald), Start, default), Is.EquivalentTo(new Dictionary<string, int> { ["fetched"] = 35 }));
    }

    [Test]
    public async Task An_entry_is_recognised_for_as_long_as_it_could_come_back()
    {
        await Ingest.SaveAsync(Poll(Herald, Start, Written(1, Draft(Herald, "a", "A", Text("a"))), Written(2, Draft(Herald, "b", "B", Text("b")))) with { Present = [1, 2] }, default);
        for (var day = 1; day <= 100; day++)
            await Ingest.SaveAsync(Poll(Herald, Start.AddDays(day)) with { Present = [2] }, default);

        Assert.That((await PruneAsync(Start.AddDays(100))).Entries, Is.EqualTo(1));
        Assert.That((await Ingest.KnownAsync(new(Herald), [1, 2], default)).Keys, Is.EqualTo(new[] { 2L }));
        Assert.That(await ListAsync(), Has.Count.EqualTo(2), "articles stay");
    }

    [Test]
    public async Task What_a_silent_source_held_last_is_never_forgotten()
    {
        await Ingest.SaveAsync(Poll(Herald, Start, Written(1, Draft(Herald, "a", "A", Text("a")))) with { Present = [1] }, default);

        Assert.That((await PruneAsync(Start.AddDays(900))).Entries, Is.Zero);
        Assert.That(await Ingest.KnownAsync(new(Herald), [1], default), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task An_entry_whose_page_is_still_due_is_kept()
    {
        await Ingest.SaveAsync(Poll(Herald, Start, Awaiting(1, Herald, "a")) with { Present = [1] }, default);
        await Ingest.SaveAsync(Poll(Herald, Start.AddDays(100)) with { Present = [9] }, default);

        Assert.That((await PruneAsync(Start.AddDays(100))).Entries, Is.Zero);
    }

    [Test]
    public async Task Old_events_go_and_their_numbers_are_never_given_again()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "A", Text("a"))));
        var version = Queries.Version;

        Assert.That((await PruneAsync(Start.AddDays(89))).Events, Is.Zero);
        Assert.That((await PruneAsync(Start.AddDays(91))).Events, Is.EqualTo(1));
        Assert.That(await EventsAsync(), Is.Empty);
        await ReopenAsync();
        Assert.That(Queries.Version, Is.EqualTo(version));
        await PollAsync(Herald, Written(2, Draft(Herald, "b", "B", Text("b"))));
        Assert.That((await Queries.OutboxAsync(version, 10, default)).Single().Sequence, Is.EqualTo(version + 1));
    }

    [Test]
    public async Task An_absent_page_is_remembered_and_one_that_is_there_again_is_forgiven()
    {
        await PollAsync(Herald, Awaiting(1, Herald, "a"));
        var absence = new Absence(2, Start, Gone: true, Held: true);
        await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start, new VisitOutcome.Postponed(), Start.AddHours(1)) with { Absence = absence }, default);
        await ReopenAsync();

        var visit = await DueVisitAsync();
        Assert.That(visit.Absence, Is.EqualTo(absence));
        Assert.That((await Queries.SourcesAsync(default)).Select(s => s.HeldBack).Sum(), Is.EqualTo(1));
        await Ingest.SaveAsync(Visit(visit, Start.AddHours(1), new VisitOutcome.Unchanged(), Start.AddHours(2)), default);
        Assert.That((await DueVisitAsync()).Absence, Is.Null);
        Assert.That((await Queries.SourcesAsync(default)).Select(s => s.HeldBack).Sum(), Is.Zero);
    }

    [Test]
    public async Task Withdrawals_are_counted_by_outlet_and_time()
    {
        await PollAsync(Herald, Awaiting(1, Herald, "a"));
        await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start, new VisitOutcome.Written(Draft(Herald, "a", "A", Text("a"))), Start.AddHours(1)), default);
        await Ingest.SaveAsync(Visit(await DueVisitAsync(), Start.AddHours(8), new VisitOutcome.Withdrawn("gone")), default);

        Assert.That(await Ingest.WithdrawalsAsync(new("herald"), Start.AddHours(7), default), Is.EqualTo(1));
        Assert.That(await Ingest.WithdrawalsAsync(new("herald"), Start.AddHours(9), default), Is.Zero);
        Assert.That(await Ingest.WithdrawalsAsync(new("courier"), Start, default), Is.Zero);
    }

    private async Task<SourceState> StateAsync() => (await Queries.SourcesAsync(default)).Single(s => s.Source.Id.Value == Herald).State;

    private async Task<Pruned> PruneAsync(DateTimeOffset now) => await ((SqliteStore)Store.Ingest).PruneAsync(Short, now);
}
