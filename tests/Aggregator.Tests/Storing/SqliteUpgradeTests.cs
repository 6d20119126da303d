using System.Text;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Replaying;
using Aggregator.Rights;
using Aggregator.Sources;
using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>From every schema that was released, with rows in every table: opened, brought up to date, all of it there, and worked on.</summary>
public sealed class SqliteUpgradeTests
{
    private static readonly Outlet Herald = Outlet("herald", "news", "sport");

    // Of schema 6 and later: nothing in them is read by what came before.
    private static readonly string[] LaterTables = ["audit", "account", "admin_session", "api_token", "sign_in_attempt", "host_pause", "pause", "source_edit", "waiting_revision"];

    private SqliteFile _file = null!;

    [SetUp]
    public void Open() => _file = new SqliteFile();

    [TearDown]
    public void Close() => _file.Dispose();

    private static IEnumerable<int> Released() => OldDatabase.Scripts.Select(s => s.Version);

    [Test]
    public void There_is_one_script_for_each_number_from_1_on() => Assert.That(Released(), Is.EqualTo(Enumerable.Range(1, Migrations.Latest)));

    [TestCaseSource(nameof(Released))]
    public async Task Every_row_of_an_older_database_is_there_after_the_upgrade_and_the_file_is_sound(int version)
    {
        OldDatabase.Make(_file.Path, version);
        var before = OldDatabase.Read(_file.Path);

        await (await _file.OpenStoreAsync()).DisposeAsync();

        var report = await DatabaseCheck.RunAsync(_file.Path, thorough: true, default);
        Assert.That((report.Schema, report.Damage), Is.EqualTo(((long)Migrations.Latest, Array.Empty<string>())));
        var after = OldDatabase.Read(_file.Path, before);
        foreach (var (table, rows) in before)
            Assert.That(after[table].Rows, Is.EqualTo(rows.Rows), $"table {table} of schema {version}");
        Assert.That(before.Where(t => t.Value.Rows.Length == 0).Select(t => t.Key), Is.SubsetOf(LaterTables), "the old database has rows in every table that its day knew");
    }

    [TestCaseSource(nameof(Released))]
    public async Task An_older_database_is_read_by_every_reader(int version)
    {
        OldDatabase.Make(_file.Path, version);
        await using var store = await _file.OpenStoreAsync();

        var articles = (await store.ListAsync(new ArticleQuery(), default)).Items.Select(i => i.Article).ToList();
        Assert.That(articles.Select(a => a.Headline), Is.EqualTo(new[] { "Mayor resigns at once", "Tax rises", "Closed" }));
        Assert.That((await store.RevisionsAsync(new("aaaa"), default)).Select(r => r.Headline), Is.EqualTo(new[] { "Mayor resigns", "Mayor resigns at once" }));
        Assert.That((await store.FindAsync(new("cccc"), default))!.Article.State, Is.EqualTo(ArticleState.Withdrawn));
        Assert.That((await store.SearchAsync(new SearchQuery { Terms = SearchTerm.Parse("mayor") }, default)).Items, Has.Count.EqualTo(1));
        Assert.That((await store.OutboxAsync(0, 100, default)).Select(e => e.Sequence), Is.EqualTo(new[] { 1, 2, 3, 4, 5, 6 }));
        Assert.That((await store.ChangesAsync(default, 100, default)).Items.Select(i => i.Article.Id.Value), Is.EquivalentTo(new[] { "aaaa", "bbbb", "cccc", "dddd" }));
        Assert.That((store.Version, store.Epoch), Is.EqualTo((6, version >= 4 ? "abcd1234" : store.Epoch)));
        Assert.That(store.Epoch, Has.Length.EqualTo(8));
        var source = (await store.SourcesAsync(default)).Single(s => s.Source.Id.Value == "herald/news");
        Assert.That((source.State.Validators.ETag, source.State.MovedTo!.AbsolutePath, source.Articles, source.State.Health), Is.EqualTo(("\"v7\"", "/rss2", 2, SourceHealth.Healthy)));
        var polls = await store.PollsAsync(new("herald/news"), 10, default);
        Assert.That((polls.Count, polls[1].Tally.Awaiting, polls[1].Tally.Filtered["duplicate"], polls[1].Repairs[0]), Is.EqualTo((2, 1, 1, "a mend")));
        Assert.That((await store.DeskAsync(new("herald"), Start.AddDays(1), 10, default)).Visits.Select(v => (v.Entry.Guid, v.Article?.Value)), Is.EqualTo(new[] { ("new", (string?)null), ("mayor", "aaaa") }));
        Assert.That((await store.DeskAsync(new("herald"), Start.AddDays(1), 10, default)).Visits.Select(v => v.Entry.Signals), Is.All.EqualTo(RightsSignals.None), "parts that came later are what they are where nothing is said");
        var outlets = await store.OutletsEverAsync(default);
        Assert.That((outlets.Count, outlets.SelectMany(o => o.Sources).Count(s => s.RecipeAt(Start) == Recipe.None)), Is.EqualTo((2, 3)));
        foreach (var stored in (await store.ListAsync(new ArticleQuery(), default)).Items)
            Assert.That(Surfaceable.Of(stored.Article, stored.Rights).Attribution.Outlet, Is.Not.Empty);
        if (version >= 3)
            Assert.That(Encoding.UTF8.GetString((await store.PageOfAsync(new("aaaa"), default))!.Page.Body.Span), Is.EqualTo(OldDatabase.PageBody));
        if (version >= 5)
            Assert.That((await store.WebhooksAsync(default)).Single().Definition.Name, Is.EqualTo("portal"));
    }

    [TestCaseSource(nameof(Released))]
    public async Task An_older_database_is_worked_on_as_if_it_were_new(int version)
    {
        OldDatabase.Make(_file.Path, version);
        await using var store = await _file.OpenStoreAsync();
        await store.ProvisionAsync([Herald], Start, default);

        // The same report again, a new one, and the page that was due.
        var mayor = Draft("herald/news", "mayor", "Mayor resigns at once", "The mayor resigned today after a long week of talks in the town hall.\nHer deputy takes over until the election in May.");
        var tally = await store.SaveAsync(Poll("herald/news", Start, Written(11, mayor, fingerprint: 9), Written(20, Draft("herald/news", "flood", "Flood", Text("flood")))), default);
        var visit = (await store.DeskAsync(new("herald"), Start.AddDays(1), 10, default)).Visits.Single(v => v.Entry.Guid == "new");
        await store.SaveAsync(Visit(visit, Start, new VisitOutcome.Written(Draft("herald/news", "new", "Something new", Text("new")))), default);

        Assert.That((tally.Revised, tally.Stored), Is.EqualTo((1, 1)), "the report is recognised by the keys of its day");
        Assert.That((await store.RevisionsAsync(new("aaaa"), default)).Select(r => r.Revision), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(store.Version, Is.GreaterThan(6), "numbers go on from where they were");
        Assert.That((await store.PollsAsync(new("herald/news"), 3, default)).Select(p => p.Tally.Awaiting), Is.All.Zero, "the old poll's account is settled");
        await store.PruneAsync(new Retention { Polls = TimeSpan.FromDays(1), QuietPolls = TimeSpan.FromDays(1), Entries = TimeSpan.FromDays(30), Events = TimeSpan.FromDays(1) }, Start.AddDays(10));
        Assert.That((await DatabaseCheck.RunAsync(_file.Path, thorough: true, default)).Damage, Is.Empty);
    }

    [TestCaseSource(nameof(Released))]
    public async Task The_articles_of_an_older_database_can_be_derived_again(int version)
    {
        OldDatabase.Make(_file.Path, version);
        await using var store = await _file.OpenStoreAsync();
        var deriver = new Deriver(new Definitions([], await store.OutletsEverAsync(default)), new PageExtractor(), joinsPages: true, Start);

        var report = await new Replay(store, deriver, new HashSet<SourceId>(), 10).RunAsync(store, null, default);
        var again = await new Replay(store, deriver, new HashSet<SourceId>(), 10).RunAsync(store, null, default);

        Assert.That((report.Articles, report.Withdrawn, again.Written), Is.EqualTo((3, 1, 0)));
    }

    [Test]
    public async Task An_upgrade_that_is_cut_off_goes_on_where_it_stopped()
    {
        OldDatabase.Make(_file.Path, 2);
        // As far as schema 4, as a process that was killed between two scripts leaves it.
        foreach (var (number, text) in OldDatabase.Scripts.Where(s => s.Version is 3 or 4))
            OldDatabase.Run(_file.Path, $"BEGIN IMMEDIATE; {text}; INSERT INTO schema_version VALUES ({number}, 'released', 0); COMMIT");

        await (await _file.OpenStoreAsync()).DisposeAsync();

        Assert.That((await DatabaseCheck.RunAsync(_file.Path, thorough: true, default)).Schema, Is.EqualTo(Migrations.Latest));
    }

    [Test]
    public async Task Commands_beside_the_daemon_say_what_an_older_database_needs_and_change_nothing()
    {
        OldDatabase.Make(_file.Path, 1);
        var before = OldDatabase.Read(_file.Path);

        var refused = Assert.Throws<StoreException>(() => SqliteReading.Open(_file.Path).Dispose());
        Assert.That(refused!.Message, Does.Contain("has schema 1").And.Contain("the daemon's next start brings it up to date"));
        Assert.That(OldDatabase.Read(_file.Path)["article"].Rows, Is.EqualTo(before["article"].Rows));
        Assert.That((await DatabaseCheck.RunAsync(_file.Path, thorough: false, default)).Schema, Is.EqualTo(1));
    }
}
