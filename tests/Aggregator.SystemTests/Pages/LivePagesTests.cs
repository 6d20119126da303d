using Aggregator.Editing;
using Aggregator.Normalising;
using Aggregator.Storing;
using Aggregator.Surfacing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aggregator.SystemTests.Pages;

/// <summary>What happens on a page that stays open while its newsroom works.</summary>
public sealed class LivePagesTests
{
    private const string Hostile = "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script> & \"quotes\"";

    private Browser _browser = null!;
    private SurfacesHost _host = null!;
    private Sources.Outlet _post = null!;

    [OneTimeSetUp]
    public async Task Start_a_browser() => _browser = await Browser.StartAsync();

    [OneTimeTearDown]
    public async Task End_the_browser()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
    }

    [SetUp]
    public async Task Open()
    {
        _host = await SurfacesHost.StartAsync();
        _post = _host.News.Outlet("post", "The Post");
    }

    [TearDown]
    public async Task Close()
    {
        if (_browser is not null)
            await _browser.CloseAllAsync();
        if (_host is not null)
            await _host.DisposeAsync();
    }

    [Test]
    public async Task A_new_headline_comes_a_corrected_one_changes_and_a_withdrawn_one_goes_without_a_reload()
    {
        var first = _host.News.Report(_post, "Bridge to cost £48m");
        var wrong = _host.News.Report(_post, "A false claim");
        var (watch, page) = await LiveAsync("/");
        await page.EvaluateAsync("window.stayed = true");

        _host.News.Report(_post, "Just in", a => a with { PublishedAt = FakeNewsroom.Start });
        await Expect(Headlines(page)).ToHaveTextAsync(["Just in", "Bridge to cost £48m", "A false claim"]);

        _host.News.Revise(first, a => a with { Headline = "Bridge to cost £4m", Revision = 2 }, OutboxEvent.Corrected);
        await Expect(Headlines(page).Nth(1)).ToHaveTextAsync("Bridge to cost £4m");
        await Expect(page.Locator(".ticker-mark")).ToHaveTextAsync("Corrected");
        await Expect(page.Locator($"main [data-article='{first.Id}'] .card-headline")).ToHaveTextAsync("Bridge to cost £4m");

        _host.News.Withdraw(wrong, "The outlet took it down.");
        await Expect(Headlines(page)).ToHaveTextAsync(["Just in", "Bridge to cost £4m"]);
        await Expect(page.Locator("body")).Not.ToContainTextAsync("A false claim");
        Assert.That(await page.EvaluateAsync<bool>("window.stayed"), "the page was loaded again");
        watch.IsQuiet();
    }

    [Test]
    public async Task Paused_headlines_wait_and_are_counted_but_what_is_withdrawn_goes()
    {
        var wrong = _host.News.Report(_post, "A false claim");
        _host.News.Report(_post, "Stays");
        var (_, page) = await LiveAsync("/");
        var pause = page.Locator("[data-ticker-pause]");

        await pause.ClickAsync();
        _host.News.Report(_post, "Later", a => a with { PublishedAt = FakeNewsroom.Start });
        await Expect(pause).ToHaveTextAsync("Resume (1 new) live headlines");
        _host.News.Withdraw(wrong, "The outlet took it down.");
        await Expect(Headlines(page)).ToHaveTextAsync(["Stays"]);

        await pause.ClickAsync();
        await Expect(Headlines(page)).ToHaveTextAsync(["Later", "Stays"]);
        await Expect(pause).ToHaveTextAsync("Pause live headlines");
    }

    [Test]
    public async Task Breaking_news_comes_first_and_is_announced()
    {
        _host.News.Report(_post, "Plain", a => a with { PublishedAt = FakeNewsroom.Start });
        var (_, page) = await LiveAsync("/");

        _host.News.Report(_post, "Urgent", a => a with { Breaking = true });

        await Expect(Headlines(page)).ToHaveTextAsync(["Urgent", "Plain"]);
        await Expect(page.Locator("[data-ticker-label]")).ToHaveTextAsync("BREAKING");
        await Expect(page.Locator(".ticker [role=status]")).ToHaveTextAsync("Breaking: Urgent");
    }

    [Test]
    public async Task A_hostile_headline_is_text_when_it_is_served_and_when_it_comes_live()
    {
        _host.News.Report(_post, Hostile);
        var (watch, page) = await LiveAsync("/");
        await Expect(Headlines(page)).ToHaveTextAsync([Hostile]);

        _host.News.Report(_post, Hostile + " again", a => a with { PublishedAt = FakeNewsroom.Start });

        await Expect(Headlines(page).First).ToHaveTextAsync(Hostile + " again");
        await Expect(page).Not.ToHaveTitleAsync("broken");
        Assert.That(await page.Locator("img").CountAsync(), Is.Zero);
        watch.IsQuiet();
    }

    [Test]
    public async Task The_focus_is_not_taken_from_a_headline_that_changes()
    {
        var first = _host.News.Report(_post, "Before");
        var (_, page) = await LiveAsync("/");
        await Headlines(page).First.FocusAsync();

        _host.News.Revise(first, a => a with { Headline = "After", Revision = 2 });
        await Expect(Headlines(page).First).ToHaveTextAsync("After");
        await Expect(Headlines(page).First).ToBeFocusedAsync();

        _host.News.Withdraw(first, "The outlet took it down.");
        await Expect(page.Locator(".ticker-list")).ToBeFocusedAsync();
    }

    [Test]
    public async Task An_open_article_says_that_it_was_corrected_and_that_it_was_withdrawn()
    {
        var article = _host.News.Report(_post, "A report");
        var (_, page) = await LiveAsync($"/article/{article.Id}");

        _host.News.Revise(article, a => a with { Revision = 2, Corrections = [new(CorrectionKind.Correction, "It was £4m.", null, 0, 2)] }, OutboxEvent.Corrected);
        await Expect(page.Locator("[data-changed]")).ToContainTextAsync("corrected since you opened it");
        await page.Locator("[data-changed] a").ClickAsync();
        await Expect(page.Locator(".corrections")).ToContainTextAsync("It was £4m.");

        await Expect(page.Locator("[data-live=yes]")).ToBeAttachedAsync();
        _host.News.Withdraw(article, "The outlet took it down.");
        await Expect(page.Locator("[data-changed]")).ToContainTextAsync("withdrawn since you opened it");
    }

    [Test]
    public async Task Without_JavaScript_headlines_are_there_and_nothing_that_would_not_work()
    {
        var article = _host.News.Report(_post, "A report");
        var watch = await PageWatch.OpenAsync(_browser, new Uri(_host.Client.BaseAddress!, $"/article/{article.Id}"), script: false);

        await Expect(Headlines(watch.Page)).ToHaveTextAsync(["A report"]);
        await Expect(watch.Page.Locator("button:visible")).ToHaveTextAsync(["Search"]);
    }

    [Test]
    public async Task On_paper_there_is_the_report_and_not_the_page_around_it()
    {
        var article = _host.News.Report(_post, "A report", a => a with { Body = [new(Extracting.BlockKind.Paragraph, "Its text.")] });
        var watch = await PageWatch.OpenAsync(_browser, new Uri(_host.Client.BaseAddress!, $"/article/{article.Id}"), scheme: ColorScheme.Dark);
        await watch.Page.EmulateMediaAsync(new() { Media = Media.Print });

        await Expect(watch.Page.Locator("h1")).ToBeVisibleAsync();
        await Expect(watch.Page.Locator(".body")).ToBeVisibleAsync();
        await Expect(watch.Page.Locator(".ticker, .sections, .search, .share, .footer").Filter(new() { Visible = true })).ToHaveCountAsync(0);
        Assert.That(await watch.Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor + getComputedStyle(document.querySelector('h1')).color"), Is.EqualTo("rgb(255, 255, 255)rgb(0, 0, 0)"));
    }

    private static ILocator Headlines(IPage page) => page.Locator(".ticker-list a");

    // The newsroom's clock stands still, and so does the reader's.
    private async Task<(PageWatch Watch, IPage Page)> LiveAsync(string path)
    {
        var watch = await PageWatch.OpenAsync(_browser, new Uri(_host.Client.BaseAddress!, path), now: FakeNewsroom.Start);
        await Expect(watch.Page.Locator("[data-live=yes]")).ToBeAttachedAsync();
        return (watch, watch.Page);
    }
}
