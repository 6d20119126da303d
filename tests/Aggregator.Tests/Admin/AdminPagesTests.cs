using System.Collections.Immutable;
using System.Net;
using Aggregator.Extracting;
using Aggregator.Extracting.Drifting;
using Aggregator.Sources;
using Aggregator.Storing;
using Aggregator.Surfacing;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Aggregator.Admin;

/// <summary>The console's pages as they are sent.</summary>
public sealed class AdminPagesTests
{
    private const string Hostile = "<script>alert(1)</script> & \"quotes\"";

    private SurfacesHost _host = null!;
    private Outlet _bbc = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await SurfacesHost.StartAsync();
        await _host.SignInAsync(Role.Editor);
        _bbc = _host.News.Outlet("bbc", "BBC News");
        _host.News.Source(_bbc, "fine", SourceHealth.Healthy, null, new PollRecord
        {
            Source = new("bbc/fine"),
            StartedAt = FakeNewsroom.Start.AddMinutes(-3),
            Took = TimeSpan.FromMilliseconds(120),
            Outcome = "fetched",
            Status = 200,
            Bytes = 4096,
            Repairs = ["bare ampersand"],
            Tally = new() { Seen = 9, Stored = 2, Unchanged = 4, Filtered = ImmutableSortedDictionary<string, int>.Empty.Add("too old", 3) },
        });
        _host.News.Source(_bbc, "new", SourceHealth.Unknown);
        _host.News.Source(_bbc, "broken", SourceHealth.Unreadable, "HTML instead of a feed");
        _host.News.Source(_bbc, "slow", SourceHealth.Failing, Hostile);
    }

    [TearDown]
    public ValueTask Stop() => _host.DisposeAsync();

    [Test]
    public async Task The_table_has_what_needs_a_person_first_with_its_problem_and_its_next_poll()
    {
        var page = await PageAsync("/admin/sources");
        var rows = page.QuerySelectorAll("tbody tr");

        Assert.Multiple(() =>
        {
            Assert.That(rows.Select(r => Text(r.QuerySelector("[data-open]")!)), Is.EqualTo(new[] { "bbc/broken", "bbc/slow", "bbc/new", "bbc/fine" }));
            Assert.That(Text(rows[0]), Does.Contain("unreadable").And.Contain("HTML instead of a feed").And.Contain("in 5 min every 15 min"));
            Assert.That(Text(rows[1]), Does.Contain(Hostile));
            Assert.That(Text(rows[3]), Does.Contain("3 min ago fetched, 9 seen"));
            Assert.That(page.QuerySelectorAll("script:not([src]), style, [style], [onclick]"), Is.Empty, "the content policy allows none");
        });
    }

    [TestCase("/admin/sources?q=broken", "bbc/broken")]
    [TestCase("/admin/sources?q=html+instead", "bbc/broken")]
    [TestCase("/admin/sources?q=bbc&state=fine", "bbc/fine")]
    [TestCase("/admin/sources?sort=name&dir=desc&state=watch", "bbc/slow")]
    public async Task A_filter_leaves_what_is_like_it(string path, string only)
    {
        var page = await PageAsync(path);

        Assert.That(page.QuerySelectorAll("tbody [data-open]").Select(Text), Is.EqualTo(new[] { only }));
    }

    [Test]
    public async Task What_is_searched_for_stands_in_the_page_as_text_and_nothing_found_says_so()
    {
        var page = await PageAsync("/admin/sources?q=" + Uri.EscapeDataString(Hostile + "?"));

        Assert.Multiple(() =>
        {
            Assert.That(((IHtmlInputElement)page.QuerySelector("#q")!).Value, Is.EqualTo(Hostile + "?"));
            Assert.That(Text(page.QuerySelector(".empty")!), Does.StartWith("No source is like that."));
            Assert.That(page.QuerySelectorAll("main script"), Is.Empty);
        });
    }

    [TestCase("?sort=nonsense&dir=up&page=-3&state=x&kind=9&section=%00")]
    [TestCase("?page=99999999999999999999")]
    [TestCase("?q=&outlet=&kind=")]
    public async Task A_filter_that_is_not_understood_filters_nothing(string query)
    {
        var page = await PageAsync("/admin/sources" + query);

        Assert.That(page.QuerySelectorAll("tbody tr"), Has.Length.EqualTo(4));
    }

    [Test]
    public async Task A_source_shows_its_polls_with_their_accounting()
    {
        var page = await PageAsync("/admin/source/bbc/fine");

        Assert.That(page.QuerySelectorAll(".polls tbody td").Select(Text), Is.EqualTo(new[] { "fetched 200", "120", "4.1 kB", "9", "2", "·", "4", "·", "3 too old", "bare ampersand" }));
    }

    [TestCase("/admin/source/bbc/unknown")]
    [TestCase("/admin/source/%2e%2e/etc")]
    public async Task An_unknown_source_is_not_found(string path)
    {
        using var answer = await _host.GetAsync(path);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task The_first_page_says_what_needs_a_person_why_and_what_can_be_done()
    {
        var status = (await _host.News.FindSourceAsync(new("bbc/fine"), default))!;
        var broken = new DriftBreak { Kind = DriftKind.DeadSelector, Field = PageField.Body, Since = FakeNewsroom.Start.AddHours(-2), Pages = 7, IsCertain = true, Selector = "div.story", Suggestion = new("main article", 7, 8) };
        _host.News.Put(status with
        {
            HeldBack = 3,
            Drift = [broken],
            State = status.State with { Memory = new SourceMemory { Proposal = new(new("https://www.bbc.example/new.xml"), FakeNewsroom.Start, Hostile, 12) } },
        });

        var page = await PageAsync("/admin");
        var card = page.QuerySelector("#card-bbc-fine")!;

        Assert.Multiple(() =>
        {
            Assert.That(page.QuerySelectorAll(".card-item h3").Select(Text), Is.EqualTo(new[] { "bbc/broken", "bbc/fine", "bbc/slow" }));
            Assert.That(Text(card), Does.Contain($"https://www.bbc.example/new.xml now: {Hostile}, 12 entries").And.Contain("3 withdrawals are held back").And.Contain("\"div.story\" for the body finds nothing").And.Contain("\"main article\" finds it on 7 of 8"));
            Assert.That(card.QuerySelectorAll("button").Select(Text), Is.EqualTo(new[] { "Use this address", "Dismiss", "Withdraw all 3", "Poll now" }));
            Assert.That(page.QuerySelector(".badge")!.FirstChild!.TextContent, Is.EqualTo("2"));
        });
    }

    [Test]
    public async Task Where_nothing_needs_a_person_the_first_page_says_so()
    {
        await using var quiet = await SurfacesHost.StartAsync();
        await quiet.SignInAsync(Role.Viewer);
        var none = new HtmlParser().ParseDocument(await quiet.TextAsync("/admin"));
        quiet.News.Source(quiet.News.Outlet("bbc", "BBC News"), "fine", SourceHealth.Healthy);
        var fine = new HtmlParser().ParseDocument(await quiet.TextAsync("/admin"));

        Assert.Multiple(() =>
        {
            Assert.That(Text(none.QuerySelector(".empty")!), Is.EqualTo("There are no sources yet."));
            Assert.That(Text(fine.QuerySelector(".empty")!), Does.StartWith("Nothing needs you."));
        });
    }

    [Test]
    public async Task A_store_that_cannot_be_read_is_said_on_a_page_without_its_inside()
    {
        _host.News.Trouble = new StoreException(StoreProblem.Locked, "secret path");

        using var answer = await _host.GetAsync("/admin/sources");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
        Assert.That(text, Does.Not.Contain("secret path"));
    }

    private async Task<IHtmlDocument> PageAsync(string path) => new HtmlParser().ParseDocument(await _host.TextAsync(path));

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
