using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>What is left on the disk when the process ends in the middle, or the power does.</summary>
internal sealed class SqliteCrashTests
{
    private const string Herald = "herald/news";
    private SqliteFile _file = null!;
    private SqliteFile _copy = null!;

    [SetUp]
    public void Make() => (_file, _copy) = (new SqliteFile(), new SqliteFile());

    [TearDown]
    public void Delete()
    {
        _file.Dispose();
        _copy.Dispose();
    }

    [Test]
    public async Task Nothing_that_was_answered_is_lost_with_the_process()
    {
        await using var store = await OpenAsync();
        await SaveAsync(store, 1, 20);

        Copy();
        await using var after = await _copy.OpenStoreAsync();

        Assert.That(await ConsistentAsync(after), Is.EqualTo(20));
    }

    [Test]
    public async Task Wherever_the_log_ends_cursor_and_articles_agree([Values(0.03, 0.2, 0.41, 0.5, 0.73, 0.9, 0.999)] double part)
    {
        await using var store = await OpenAsync();
        await SaveAsync(store, 1, 20);
        Copy();
        using (var log = new FileStream(_copy.Path + "-wal", FileMode.Open))
            log.SetLength((long)(log.Length * part));

        await using var after = await _copy.OpenStoreAsync();
        if (after.Version > 0)
            Assert.That(await ConsistentAsync(after), Is.LessThan(20));
        await after.ProvisionAsync([Outlet("herald", "news")], Start, default);
        await SaveAsync(after, 1, 20);
        Assert.That(await ConsistentAsync(after, polledAgain: true), Is.EqualTo(20), "what was lost comes again, nothing is doubled");
    }

    [Test]
    public async Task An_operation_that_breaks_in_the_middle_leaves_nothing_and_the_others_whole()
    {
        await using var store = await OpenAsync();
        var before = store.Version;
        var broken = store.SaveAsync(Poll(Herald, Start, Written(1, Report(1)), new Unheard(2)), default).AsTask();
        var whole = Enumerable.Range(10, 20).Select(i => store.SaveAsync(Poll(Herald, Start.AddMinutes(i), Written(i, Report(i))), default).AsTask()).ToList();

        Assert.That(async () => await broken, Throws.InstanceOf<ArgumentException>());
        await Task.WhenAll(whole);
        Assert.That(await ConsistentAsync(store), Is.EqualTo(20));
        Assert.That(await store.KnownAsync(new(Herald), [1, 2, 10], default), Has.Count.EqualTo(1));
        Assert.That((await store.OutboxAsync(0, 100, default)).Select(e => e.Sequence), Is.EqualTo(Enumerable.Range(1, 20).Select(i => before + i)));
    }

    [Test]
    public async Task What_was_cancelled_before_its_turn_is_not_kept()
    {
        await using var store = await OpenAsync();

        Assert.That(async () => await store.SaveAsync(Poll(Herald, Start, Written(1, Report(1))), new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(await ConsistentAsync(store), Is.Zero);
    }

    private sealed record Unheard(long Key) : EntryResult(Key, 1);

    private async Task<SqliteStore> OpenAsync()
    {
        var store = await _file.OpenStoreAsync();
        await store.ProvisionAsync([Outlet("herald", "news")], Start, default);
        return store;
    }

    private static async Task SaveAsync(SqliteStore store, int first, int count)
    {
        for (var i = first; i < first + count; i++)
            await store.SaveAsync(Poll(Herald, Start.AddMinutes(i), Written(i, Report(i))), default);
    }

    private static Editing.Draft Report(int number) => Draft(Herald, $"r{number}", $"Report {number}", Text($"report{number}w"));

    // The files as they are, while the store has them open: what a killed process leaves.
    private void Copy()
    {
        foreach (var ending in (ReadOnlySpan<string>)["", "-wal"])
            File.Copy(_file.Path + ending, _copy.Path + ending);
    }

    // The number of articles; every one with its poll, entry, event and place in the index.
    private static async Task<int> ConsistentAsync(SqliteStore store, bool polledAgain = false)
    {
        var articles = (await store.ListAsync(new ArticleQuery { Limit = 200 }, default)).Items.Count;
        var polls = await store.PollsAsync(new(Herald), 1_000, default);
        var known = await store.KnownAsync(new(Herald), [.. Enumerable.Range(1, 40).Select(i => (long)i)], default);
        Assert.That(polls.Sum(p => p.Tally.Stored), Is.EqualTo(articles));
        Assert.That(known, Has.Count.EqualTo(articles));
        Assert.That(await store.OutboxAsync(0, 1_000, default), Has.Count.EqualTo(articles));
        for (var i = 1; i <= 40; i++)
            Assert.That((await store.ListAsync(new ArticleQuery { Text = $"report{i}w3" }, default)).Items.Count, Is.EqualTo(known.ContainsKey(i) ? 1 : 0));
        var status = (await store.SourcesAsync(default)).SingleOrDefault();
        if (status?.LastPoll is { } last && !polledAgain)
            Assert.That(status.State.PolledAt, Is.EqualTo(last.StartedAt), "the cursor stands where the last poll left it");
        Assert.That(status?.Articles ?? 0, Is.EqualTo(articles));
        return articles;
    }
}
