using System.Globalization;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Reading;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Ingesting;

/// <summary>
/// The real path of a report (readers, extractor, desk, hand, SQLite) over an outlet, a network and a store on which anything goes wrong at any call: every entry is accounted for,
/// nothing is doubled, and where the outlet did not decide otherwise nothing is lost. AGGREGATOR_PROPERTY_RUNS sets how many histories are played.
/// </summary>
public sealed class AccountingTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.Zero);
    private static readonly int Runs = int.TryParse(Environment.GetEnvironmentVariable("AGGREGATOR_PROPERTY_RUNS"), CultureInfo.InvariantCulture, out var runs) ? runs : 12;

    /// <summary>Changes at the outlet, time that passes, and the faults of the calls that follow.</summary>
    public sealed record Step(int Report, int Change, int Minutes, bool Restart, int[] Network, int[] Store);

    [Test]
    public void Whatever_fails_every_entry_is_accounted_for_and_no_report_is_doubled() => Play(lossless: false);

    [Test]
    public void What_passes_by_itself_loses_nothing() => Play(lossless: true);

    private static void Play(bool lossless)
    {
        var last = lossless ? (int)NetworkFault.CutOff : (int)NetworkFault.RemovalNotice;
        var network = Gen.Frequency((5, Gen.Constant(0)), (2, Gen.Choose(1, last)));
        var step = from report in Gen.Choose(0, UnsteadyOutlet.Reports - 1)
                   from change in Gen.Choose(0, 5)
                   from minutes in Gen.Elements(0, 1, 7, 20, 61, 240)
                   from restart in Gen.Frequency((12, Gen.Constant(false)), (1, Gen.Constant(true)))
                   from faults in network.ArrayOf(6)
                   from store in Gen.Frequency((6, Gen.Constant(0)), (1, Gen.Choose(1, lossless ? 2 : 3))).ArrayOf(4)
                   select new Step(report, change, minutes, restart, faults ?? [], store ?? []);
        Prop.ForAll(step.ArrayOf(25).ToArbitrary(), steps => HistoryAsync(steps ?? [], lossless).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(Runs));
    }

    private static async Task<bool> HistoryAsync(Step[] steps, bool lossless)
    {
        var directory = Directory.CreateTempSubdirectory("aggregator-");
        var run = await Desk.OpenAsync(directory, new UnsteadyOutlet(), new FakeTimeProvider(Start));
        try
        {
            foreach (var step in steps)
            {
                run.Outlet.Change(step.Report, step.Change, run.Clock.GetUtcNow());
                run.Clock.Advance(TimeSpan.FromMinutes(step.Minutes));
                if (step.Restart)
                    run = await run.ReopenedAsync();
                foreach (var fault in step.Network)
                    run.Outlet.Faults.Enqueue((NetworkFault)fault);
                foreach (var fault in step.Store)
                    run.Store.Faults.Enqueue((StoreFault)fault);
                await run.TurnAsync();
                run.Outlet.Faults.Clear();
                run.Store.Faults.Clear();
                await HoldsAsync(run.Database);
            }

            await run.QuietAsync();
            await HoldsAsync(run.Database, settled: true);
            if (lossless)
                await NothingIsLostAsync(run);
            return true;
        }
        finally
        {
            await run.Database.DisposeAsync();
            directory.Delete(recursive: true);
        }
    }

    private static async Task HoldsAsync(SqliteStore store, bool settled = false)
    {
        foreach (var source in UnsteadyOutlet.Outlet.Sources)
        {
            foreach (var poll in await store.PollsAsync(source.Id, 10_000, default))
            {
                Assert.That(poll.Tally, Has.Property("IsBalanced").True.And.Property("Awaiting").GreaterThanOrEqualTo(0), source.Id.Value);
                Assert.That(!settled || poll.Tally.Awaiting == 0, $"{source.Id} at {poll.StartedAt:u}: {poll.Tally.Awaiting} entries wait for ever");
            }
        }

        var events = await store.OutboxAsync(0, 10_000, default);
        var articles = new List<Article>();
        foreach (var id in events.Select(e => e.Article).Distinct())
            articles.Add((await store.FindAsync(id, default))!.Article);
        Assert.That(articles.Select(a => a.Attribution.Url), Is.Unique, "one article for each report");
        foreach (var article in articles)
            Assert.That(HistoryOf(events.Where(e => e.Article == article.Id)), Is.EqualTo((1, article.Revision - 1, article.State == ArticleState.Withdrawn)), article.Headline);
    }

    // How often published, how often revised or corrected, and whether the last word was a withdrawal.
    private static (int Published, int Revised, bool IsWithdrawn) HistoryOf(IEnumerable<OutboxEvent> events)
    {
        var kinds = events.OrderBy(e => e.Sequence).Select(e => e.Kind).ToList();
        return (kinds.Count(k => k == OutboxEvent.Published), kinds.Count(k => k is OutboxEvent.Revised or OutboxEvent.Corrected), kinds[^1] == OutboxEvent.Withdrawn);
    }

    private static async Task NothingIsLostAsync(Desk run)
    {
        var articles = (await run.Database.ListAsync(new ArticleQuery { Limit = 200 }, default)).Items.ToDictionary(i => i.Article.Attribution.Url.AbsolutePath, i => i.Article);
        foreach (var report in run.Outlet.Listed)
        {
            Assert.That(articles, Does.ContainKey($"/news/{report.Slug}"));
            Assert.That(articles[$"/news/{report.Slug}"].Body.Any(b => b.Text.Contains(report.Mark, StringComparison.Ordinal)), $"{report.Slug} should have version {report.Version}: {articles[$"/news/{report.Slug}"].Headline}");
        }
    }

    // A real store behind an unsteady one, and the hand that works on it.
    private sealed record Desk(DirectoryInfo Directory, UnsteadyOutlet Outlet, FakeTimeProvider Clock, SqliteStore Database, UnsteadyStore Store, OutletHand Hand)
    {
        public static async Task<Desk> OpenAsync(DirectoryInfo directory, UnsteadyOutlet outlet, FakeTimeProvider clock)
        {
            var database = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = Path.Combine(directory.FullName, "a.db"), RevisionSpacing = TimeSpan.FromMinutes(10) }, clock, default);
            await database.ProvisionAsync([UnsteadyOutlet.Outlet], clock.GetUtcNow(), default);
            var store = new UnsteadyStore(database);
            var (extractor, readers) = (new PageExtractor(), new ISourceReader[] { new FeedReading(), new SitemapReading(), new ListingReading() });
            var desk = new Ingesting.Desk(extractor);
            var sorter = new EntrySorter(desk, 500);
            var poll = new SourcePoll(outlet, readers, sorter, store, new PollPlans(new SchedulingOptions()), new Rediscovery(outlet, new FeedLinkFinder(), readers), new BackFill(outlet, readers, sorter, store, database, 100), 3, clock);
            var guard = new WithdrawalGuard(outlet, store, clock, NullLogger<WithdrawalGuard>.Instance);
            var call = new PageCall(outlet, extractor, desk, new PageWatch(database, NullLogger<PageWatch>.Instance), new PageFollowing(outlet, extractor, 10), store, guard, new IngestingOptions().Patience, keepsPages: true, clock);
            return new Desk(directory, outlet, clock, database, store, new OutletHand(new OutletBook([UnsteadyOutlet.Outlet]), store, poll, call, 20, clock, NullLogger<OutletHand>.Instance));
        }

        public async Task<Desk> ReopenedAsync()
        {
            await Database.DisposeAsync();
            return await OpenAsync(Directory, Outlet, Clock);
        }

        public async Task TurnAsync()
        {
            try
            {
                await Hand.RunAsync(UnsteadyOutlet.Outlet.Id, default);
            }
            catch (Exception e) when (e is StoreException or InjectedMistakeException)
            {
                // as the job does: it comes again
            }
        }

        /// <summary>Three days without a fault.</summary>
        public async Task QuietAsync()
        {
            for (var end = Clock.GetUtcNow().AddDays(3); Clock.GetUtcNow() < end;)
            {
                var due = await Hand.RunAsync(UnsteadyOutlet.Outlet.Id, default);
                Clock.SetUtcNow(Clock.GetUtcNow().AddHours(1) is var later && due!.At > later ? due.At : later);
            }
        }
    }
}
