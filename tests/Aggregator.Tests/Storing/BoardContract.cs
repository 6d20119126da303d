using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>What an admin's lists read.</summary>
internal abstract class BoardContract : StoreContract
{
    private ISourceBoard Board => (ISourceBoard)Queries;

    [Test]
    public async Task Every_source_is_on_the_board_by_id_with_its_state_and_its_articles()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "A", Text("a"))));

        var board = await Board.BoardAsync(default);

        Assert.That(board.Select(s => s.Source.Id.Value), Is.EqualTo(new[] { "courier/news", Herald, Sport }));
        Assert.That(board[1].State, Is.EqualTo(State(Herald, Start)));
        Assert.That(board.Select(s => s.Articles), Is.EqualTo(new[] { 0, 1, 0 }));
    }

    [Test]
    public async Task One_source_is_found_with_its_last_poll_and_another_outlets_is_not()
    {
        await PollAsync(Herald);

        Assert.That((await Board.FindSourceAsync(new(Herald), default))!.LastPoll!.StartedAt, Is.EqualTo(Start));
        Assert.That((await Board.FindSourceAsync(new(Sport), default))!.LastPoll, Is.Null);
        Assert.That(await Board.FindSourceAsync(new("herald/nothing"), default), Is.Null);
    }

    [Test]
    public async Task The_last_days_are_counted_day_by_day_and_trouble_with_them()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "A", Text("a"))));
        await Ingest.SaveAsync(Poll(Herald, Start.AddHours(1)) with { Outcome = "not-modified" }, default);
        await Ingest.SaveAsync(Poll(Herald, Start.AddDays(1)) with { Outcome = "server-error", Problem = "500" }, default);

        var recent = await Board.RecentAsync([new(Herald), new(Sport), new("no/such")], Start.AddDays(-1), default);

        var today = DateOnly.FromDateTime(Start.UtcDateTime);
        Assert.That(recent[new(Herald)].Days, Is.EqualTo(new[] { new PollDay(today, 2, 0, 1, 0), new PollDay(today.AddDays(1), 1, 1, 0, 0) }));
        Assert.That(recent[new(Herald)].Last!.Outcome, Is.EqualTo("server-error"));
        Assert.That((await Board.RecentAsync([new(Herald)], Start.AddDays(1), default))[new(Herald)].Days, Has.Count.EqualTo(1));
        Assert.That(recent[new(Sport)], Is.EqualTo(new SourceRecent(null, recent[new(Sport)].Days)));
        Assert.That(recent[new("no/such")], Is.SameAs(SourceRecent.None));
    }
}
