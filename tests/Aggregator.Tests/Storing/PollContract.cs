using System.Text.Json;
using Aggregator.Fetching;
using Aggregator.Scheduling;
using Aggregator.Sources;
using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>What a poll leads to, in one transaction.</summary>
internal abstract class PollContract : StoreContract
{
    [Test]
    public async Task A_new_report_is_stored_with_all_its_parts()
    {
        var draft = Draft(Herald, "mayor", "Mayor blocks contract", Text("mayor"), new() { Standfirst = "A campaign has won." });

        var tally = await PollAsync(Herald, Written(1, draft));

        Assert.That(tally, Is.EqualTo(new Tally { Seen = 1, Stored = 1 }));
        var stored = (await Queries.FindAsync(draft.Article.Id, default))!;
        Assert.That(stored.Article.Body, Is.EqualTo(draft.Article.Body));
        // Records compare their lists by reference: written down, both have to be the same.
        Assert.That(JsonSerializer.Serialize(stored.Article), Is.EqualTo(JsonSerializer.Serialize(draft.Article)));
        Assert.That(stored.Rights, Is.EqualTo(Outlet("herald").Rights));
    }

    [Test]
    public async Task The_cursor_moves_with_what_it_led_to()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "A", Text("a"))));
        await ReopenAsync();

        var state = (await Ingest.DeskAsync(new("herald"), Start, 10, default)).Sources.Single(s => s.Source.Value == Herald);
        Assert.That(state, Is.EqualTo(State(Herald, Start)));
        Assert.That(await Ingest.KnownAsync(new(Herald), [1, 2], default), Is.EquivalentTo(new Dictionary<long, long> { [1] = 1 }));
        Assert.That(await ListAsync(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_state_survives_a_restart_in_every_part()
    {
        var state = State(Herald, Start) with
        {
            MovedTo = new Uri("https://feeds.herald.example/news?x=1"),
            Pace = new Pace { AtMostEvery = TimeSpan.FromMinutes(30), SkipHours = [1, 2], SkipDays = [DayOfWeek.Sunday] },
            Rhythm = Rhythm.None.After(Start, [Start.AddHours(-5), Start.AddHours(-3), Start.AddHours(-2), null], 30),
            Failures = 3,
            Health = SourceHealth.Throttled,
            Problem = "the server answered 429",
            Validators = Validators.None,
            BodyHash = null,
        };
        await Ingest.SaveAsync(Poll(Herald, Start) with { State = state }, default);
        await ReopenAsync();

        var kept = (await Queries.SourcesAsync(default)).Single(s => s.Source.Id.Value == Herald).State;
        Assert.That(kept.Rhythm.Window, Is.EqualTo(30));
        Assert.That(kept.Pace.SkipHours, Is.EqualTo(state.Pace.SkipHours));
        Assert.That(kept.Pace.SkipDays, Is.EqualTo(state.Pace.SkipDays));
        Assert.That(kept with { Pace = state.Pace }, Is.EqualTo(state));
        Assert.That(kept.Pace.AtMostEvery, Is.EqualTo(state.Pace.AtMostEvery));
    }

    [Test]
    public async Task The_record_keeps_the_numbers_by_reason()
    {
        var poll = Poll(Herald, Start,
            Written(1, Draft(Herald, "a", "A", Text("a"))), Awaiting(2, Herald, "b"), new EntryResult.Filtered(3, 1, "sponsored"), new EntryResult.Rejected(4, 1, "no \"link\" at all"));
        poll = poll with
        {
            Tally = new Tally { Seen = 7, Unchanged = 1, Filtered = Tally.Empty.Filtered.WithCount("sponsored").WithCount("duplicate") },
            Repairs = ["an ampersand was escaped"],
        };

        var tally = await Ingest.SaveAsync(poll, default);

        Assert.That(tally.IsBalanced);
        Assert.That((tally.Stored, tally.Awaiting, tally.Unchanged), Is.EqualTo((1, 1, 1)));
        Assert.That(tally.Filtered["sponsored"], Is.EqualTo(2));
        Assert.That(tally.Rejected["no \"link\" at all"], Is.EqualTo(1));
        var record = await NewestPollAsync();
        Assert.That(record.Tally with { Filtered = tally.Filtered, Rejected = tally.Rejected }, Is.EqualTo(tally));
        Assert.That(record.Tally.Filtered, Is.EquivalentTo(tally.Filtered));
        Assert.That(record.Tally.Rejected, Is.EquivalentTo(tally.Rejected));
        Assert.That(record.Repairs, Is.EqualTo(poll.Repairs));
        Assert.That((record.Outcome, record.Status, record.Bytes, record.Took), Is.EqualTo(("fetched", 200, 4_096L, poll.Took)));
    }

    [Test]
    public async Task A_poll_without_news_leaves_its_record_and_moves_the_next()
    {
        await Ingest.SaveAsync(Poll(Herald, Start.AddMinutes(15)) with { Outcome = "not-modified", Status = 304, Bytes = 0 }, default);

        Assert.That((await NewestPollAsync()).Outcome, Is.EqualTo("not-modified"));
        Assert.That((await Queries.SourcesAsync(default)).Single(s => s.Source.Id.Value == Herald).State.NextAt, Is.EqualTo(Start.AddMinutes(30)));
    }

    [Test]
    public async Task An_entry_with_a_new_fingerprint_is_known_by_it()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "A", Text("a"))));
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "A", Text("a")), fingerprint: 2));

        Assert.That(await Ingest.KnownAsync(new(Herald), [1], default), Is.EquivalentTo(new Dictionary<long, long> { [1] = 2 }));
        Assert.That(await Ingest.KnownAsync(new(Sport), [1], default), Is.Empty);
    }

    [Test]
    public async Task An_entry_twice_in_one_poll_counts_once()
    {
        var tally = await PollAsync(Herald, Awaiting(1, Herald, "a"), Awaiting(1, Herald, "a"));

        Assert.That(tally.IsBalanced);
        Assert.That((tally.Awaiting, tally.Filtered["duplicate"]), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task Events_and_version_follow_what_changed_and_nothing_else()
    {
        var before = Queries.Version;
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "A", Text("a"))));
        var stored = Queries.Version;
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "A", Text("a")), fingerprint: 2));
        var unchanged = Queries.Version;
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "A, corrected", Text("a")), fingerprint: 3));

        Assert.That(stored, Is.GreaterThan(before));
        Assert.That(unchanged, Is.EqualTo(stored));
        Assert.That(Queries.Version, Is.EqualTo(stored + 1));
        Assert.That(await EventsAsync(), Is.EqualTo(new[] { "article.published 1", "article.revised 2" }));
        await ReopenAsync();
        Assert.That(Queries.Version, Is.EqualTo(stored + 1));
    }

    [Test]
    public async Task A_poll_of_a_source_that_was_never_declared_fails_alone()
    {
        var stranger = Ingest.SaveAsync(Poll("stranger/news", Start), default).AsTask();
        var other = Ingest.SaveAsync(Poll(Herald, Start, Written(1, Draft(Herald, "a", "A", Text("a")))), default).AsTask();

        Assert.That(async () => await stranger, Throws.ArgumentException);
        Assert.That((await other).Stored, Is.EqualTo(1));
    }
}
