using Aggregator.Editing;
using Aggregator.Sources;
using FsCheck;
using FsCheck.Fluent;
using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>Whatever polls, visits, mistakes and restarts come in whatever order: tallies balance, no report is there twice, every change has one event.</summary>
internal abstract class ExactlyOnceContract
{
    private const int Reports = 5;
    private static readonly string[] Sources = ["herald/news", "herald/sport"];

    protected abstract IStoreHome OpenHome();

    /// <summary>One thing that happens. Numbers choose; what they mean stands in <see cref="Run"/>.</summary>
    public sealed record Step(int What, int Source, int[] Entries, int Outcome, int Version);

    [Test]
    public void Whatever_happens_every_report_is_there_once_and_every_entry_is_accounted_for()
    {
        var step = from what in Gen.Frequency((6, Gen.Constant(0)), (6, Gen.Constant(1)), (1, Gen.Constant(2)), (1, Gen.Constant(3)), (1, Gen.Constant(4)))
                   from source in Gen.Choose(0, 1)
                   from entries in Gen.Choose(0, Reports - 1).ArrayOf(4)
                   from outcome in Gen.Choose(0, 7)
                   from version in Gen.Choose(0, 2)
                   select new Step(what, source, entries ?? [], outcome, version);

        Prop.ForAll(step.ArrayOf(15).ToArbitrary(), steps => PlayAsync(steps ?? []).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(60));
    }

    private async Task<bool> PlayAsync(Step[] steps)
    {
        using var home = OpenHome();
        var store = await home.OpenAsync();
        try
        {
            await store.Ingest.ProvisionAsync([Outlet("herald", "news", "sport")], Start, default);
            for (var i = 0; i < steps.Length; i++)
            {
                store = await RunAsync(store, home, steps[i], Start.AddMinutes(15 * i));
                await HoldsAsync(store.Queries);
            }

            return true;
        }
        finally
        {
            await store.DisposeAsync();
        }
    }

    private static async Task<OpenStore> RunAsync(OpenStore store, IStoreHome home, Step step, DateTimeOffset now)
    {
        switch (step.What)
        {
            case 0:
                var tally = await store.Ingest.SaveAsync(Poll(Sources[step.Source], now, Results(step)), default);
                Assert.That(tally.IsBalanced, $"{tally}");
                break;
            case 1:
                foreach (var visit in (await store.Ingest.DeskAsync(new("herald"), now, 2, default)).Visits)
                    await store.Ingest.SaveAsync(Visit(visit, now, Outcome(step, visit), step.Version == 0 ? null : now.AddMinutes(20 * step.Version)), default);
                break;
            case 2:
                var version = store.Queries.Version;
                Assert.That(async () => await store.Ingest.SaveAsync(Poll(Sources[step.Source], now, [.. Results(step), new Unheard(9)]), default), Throws.InstanceOf<ArgumentException>());
                Assert.That(store.Queries.Version, Is.EqualTo(version));
                break;
            case 3:
                await store.DisposeAsync();
                return await home.OpenAsync();
            default:
                await store.Ingest.ProvisionAsync([Outlet("herald", step.Version == 0 ? ["news"] : ["news", "sport"])], now, default);
                break;
        }

        return store;
    }

    private sealed record Unheard(long Key) : EntryResult(Key, 1);

    private static EntryResult[] Results(Step step) =>
        [.. step.Entries.Select(report => ((report + step.Outcome) % 5) switch
        {
            0 or 1 => Written(report, Report(step, report), step.Version),
            2 or 3 => Awaiting(report, Sources[step.Source], $"{report}", step.Version),
            _ when step.Version == 1 => new EntryResult.Filtered(report, step.Version, "sponsored"),
            _ => new EntryResult.Rejected(report, step.Version, "no-link"),
        })];

    private static VisitOutcome Outcome(Step step, PageVisit visit) => step.Outcome switch
    {
        0 or 1 or 2 => new VisitOutcome.Written(Report(step with { Source = Array.IndexOf(Sources, visit.Source.Value) }, (int)visit.Key)),
        3 => new VisitOutcome.Unchanged(),
        4 => new VisitOutcome.Postponed(),
        5 => new VisitOutcome.Withdrawn("gone"),
        6 => new VisitOutcome.Filtered("a gallery"),
        _ => new VisitOutcome.Rejected("no-headline"),
    };

    private static Draft Report(Step step, int report) =>
        Draft(Sources[step.Source], $"r{report}", $"Report number {report}", Text($"r{report}v{step.Version}w", words: 50));

    private static async Task HoldsAsync(IArticleQueries queries)
    {
        var polls = new List<PollRecord>();
        foreach (var source in Sources)
            polls.AddRange(await queries.PollsAsync(new(source), 100, default));
        Assert.That(polls.Select(p => p.Tally), Is.All.Matches<Tally>(t => t is { IsBalanced: true, Awaiting: >= 0 }));

        var events = await queries.OutboxAsync(0, 1_000, default);
        Assert.That(events.Select(e => e.Sequence), Is.Ordered.Ascending.And.Unique);
        Assert.That(events.Count == 0 || events[^1].Sequence <= queries.Version);
        var articles = new List<Article>();
        foreach (var id in events.Select(e => e.Article).Distinct())
            articles.Add((await queries.FindAsync(id, default)) is { } found ? found.Article : throw new InvalidOperationException(id.Value));
        Assert.That(articles.Select(a => a.Attribution.Url), Is.Unique);
        foreach (var article in articles)
        {
            var own = events.Where(e => e.Article == article.Id).ToList();
            Assert.That(own.Count(e => e.Kind == OutboxEvent.Published), Is.EqualTo(1));
            Assert.That(own.Count(e => e.Kind == OutboxEvent.Revised), Is.EqualTo(article.Revision - 1));
            Assert.That(own[^1].Kind == OutboxEvent.Withdrawn, Is.EqualTo(article.State == ArticleState.Withdrawn));
            Assert.That(await queries.RevisionsAsync(article.Id, default), Has.Count.EqualTo(article.Revision));
        }

        await ListedAsync(queries, [.. articles.Where(a => a.State == ArticleState.Published)]);
    }

    // Lists, counts and the index say the same as the articles themselves.
    private static async Task ListedAsync(IArticleQueries queries, List<Article> published)
    {
        var list = await queries.ListAsync(new ArticleQuery(), default);
        Assert.That(list.Items.Select(i => i.Article.Id), Is.EquivalentTo(published.Select(a => a.Id)));
        Assert.That((await queries.OutletsAsync(default)).Sum(o => o.Articles), Is.EqualTo(published.Count));
        for (var version = 0; version < 3; version++)
        {
            for (var report = 0; report < Reports; report++)
            {
                var word = $"r{report}v{version}w7";
                var found = (await queries.ListAsync(new ArticleQuery { Text = word }, default)).Items.Count;
                Assert.That(found, Is.EqualTo(published.Count(a => a.Body.Any(b => b.Text.Contains(word + " ", StringComparison.Ordinal)))));
            }
        }
    }
}
