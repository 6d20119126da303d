using System.Text;
using Aggregator.Extracting;
using Aggregator.Extracting.Drifting;
using Aggregator.Fetching;
using Aggregator.Reading;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Ingesting;

/// <summary>A source whose pages are redesigned, from the fetch to what an admin is told; and what is kept of the pages.</summary>
public sealed class PageWatchTests
{
    private static readonly Source Source = new() { Id = new("herald/news"), Outlet = new("herald"), Address = new("https://www.herald.example/rss"), Recipe = new Recipe { Body = ".story", Headline = "h1.title" } };
    private static readonly Outlet Outlet = new() { Id = new("herald"), Name = "Herald", HomePage = new("https://www.herald.example/"), Sources = [Source] };

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero));
    private readonly Server _server = new();
    private SqliteFile _file = null!;
    private SqliteStore _store = null!;
    private PageCall _call = null!;
    private long _entries;

    [SetUp]
    public async Task Open()
    {
        _file = new SqliteFile();
        _store = await _file.OpenStoreAsync();
        await _store.ProvisionAsync([Outlet], _clock.GetUtcNow(), default);
        var extractor = new PageExtractor();
        _call = new PageCall(_server, extractor, new Desk(extractor), new PageWatch(_store, NullLogger<PageWatch>.Instance), new PageFollowing(_server, new PageExtractor(), 10), _store, new WithdrawalGuard(_server, _store, _clock, NullLogger<WithdrawalGuard>.Instance), new VisitPatience([TimeSpan.FromMinutes(15)], TimeSpan.FromHours(1), TimeSpan.FromHours(6)), keepsPages: true, _clock);
    }

    [TearDown]
    public async Task Close()
    {
        await _store.DisposeAsync();
        _file.Dispose();
    }

    [Test]
    public async Task A_redesign_is_noticed_on_its_first_pages_the_next_layer_serves_and_a_selector_is_suggested()
    {
        for (var i = 0; i < 30; i++)
            await VisitAsync(Old(i));
        Assert.That(await BreaksAsync(), Is.Empty);

        await VisitAsync(New(30));
        Assert.That((await BreaksAsync()).Select(b => b.IsCertain), Is.All.False);
        await VisitAsync(New(31));

        var dead = (await BreaksAsync()).Where(b => b.IsCertain).OrderBy(b => b.Field).ToList();
        Assert.That(dead.Select(b => (b.Kind, b.Field, b.Selector, b.Suggestion)), Is.EqualTo(new[]
        {
            (DriftKind.DeadSelector, (PageField?)PageField.Headline, (string?)"h1.title", (SelectorSuggestion?)new SelectorSuggestion("h1", 2, 2)),
            (DriftKind.DeadSelector, PageField.Body, ".story", new SelectorSuggestion("[data-block=\"article-text\"]", 2, 2)),
        }));
        var newest = (await _store.ListAsync(new ArticleQuery { Limit = 2 }, default)).Items.Select(i => i.Article).ToList();
        Assert.That(newest.Select(a => (a.Headline.StartsWith("Council agrees", StringComparison.Ordinal), a.Body.Count)), Is.All.EqualTo((true, 6)), "the scoring serves meanwhile");
    }

    [Test]
    public async Task Looking_at_an_odd_page_again_and_again_makes_no_break()
    {
        for (var i = 0; i < 30; i++)
            await VisitAsync(Old(i));
        await VisitAsync(New(30));
        _clock.Advance(TimeSpan.FromMinutes(20));
        foreach (var visit in (await _store.DeskAsync(Outlet.Id, _clock.GetUtcNow(), 100, default)).Visits)
        {
            _server.Answer = New(30);
            await _call.RunAsync(Outlet, Source, visit, default);
        }

        Assert.That((await BreaksAsync()).Select(b => b.IsCertain), Is.All.False);
        Assert.That((await _store.DriftAsync(Source.Id, default)).Pages, Is.EqualTo(31));
    }

    [Test]
    public async Task Pages_are_kept_unless_the_publisher_says_noarchive_or_a_consent_wall_stood_before_them()
    {
        await VisitAsync(Old(1));
        await VisitAsync(Old(2).Replace("<head>", "<head><meta name=\"robots\" content=\"noarchive\">", StringComparison.Ordinal));
        await VisitAsync("<html><body><h1>Before you continue</h1><p>We value your privacy. Accept all cookies.</p></body></html>");

        Assert.That(await _store.SizeAsync(default), Has.Property("Pages").EqualTo(1));
    }

    private async Task VisitAsync(string html)
    {
        var key = ++_entries;
        var entry = new Entry { Guid = $"{key}", Title = Title(html), Link = new Uri($"https://www.herald.example/news/{key}") };
        var state = new SourceState { Source = Source.Id, NextAt = _clock.GetUtcNow().AddMinutes(15), NextBecause = "every 15 min" };
        var poll = new Poll { Source = Source.Id, StartedAt = _clock.GetUtcNow(), Took = TimeSpan.Zero, Outcome = "fetched", Tally = new Tally { Seen = 1 }, Results = [new EntryResult.Awaiting(key, 1, entry)], State = state };
        await _store.SaveAsync(poll, default);
        _clock.Advance(TimeSpan.FromSeconds(1));
        var visit = (await _store.DeskAsync(Outlet.Id, _clock.GetUtcNow(), 100, default)).Visits.Single(v => v.Key == key);
        _server.Answer = html;
        await _call.RunAsync(Outlet, Source, visit, default);
    }

    private async Task<IReadOnlyList<DriftBreak>> BreaksAsync() => (await _store.SourcesAsync(default)).Single().Drift;

    private static string Title(string html) => html.Contains("<title>", StringComparison.Ordinal) ? html.Split("<title>")[1].Split('<')[0] : "Untitled";

    private static string Old(int number) => $"""
        <html><head><title>Council agrees plan {number}</title></head><body><header><a href="/">Herald</a></header>
        <h1 class="title">Council agrees plan {number}</h1><div class="story">{Text(number)}</div><footer>© Herald</footer></body></html>
        """;

    private static string New(int number) => $"""
        <html><head><title>Council agrees plan {number}</title></head><body><header><a href="/">Herald</a></header><div class="css-a1b2c3"><article>
        <h1 class="sc-xYzAbC">Council agrees plan {number}</h1><div class="css-d4e5f6" data-block="article-text">{Text(number)}</div></article></div><footer>© Herald</footer></body></html>
        """;

    private static string Text(int number) => string.Concat(Enumerable.Range(1, 6).Select(p =>
        $"<p>Paragraph {p} of report {number} says that councillors met on Tuesday evening and voted by {number + 20} to {p} for the plan, which will cost residents nothing before the spring.</p>"));

    private sealed class Server : IFetcher
    {
        public string Answer { get; set; } = "";

        public ValueTask<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellation) =>
            new(new FetchOutcome.Fetched { Body = Encoding.UTF8.GetBytes(Answer), Address = request.Address, ContentType = "text/html; charset=utf-8" });
    }
}
