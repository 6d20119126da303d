using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aggregator.SystemTests.Pages;

/// <summary>The portal's pages in a real browser, on the demonstration's news.</summary>
public sealed class PortalPagesTests
{
    private static readonly string[] Kinds = ["front", "section", "outlet", "search", "article", "not-found", "admin"];

    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal)
    {
        ["front"] = "/",
        ["section"] = "/section/uk",
        ["search"] = "/search?q=mayor",
        ["not-found"] = "/nowhere",
        ["admin"] = "/admin",
    };

    private TemporaryDirectory _directory = null!;
    private Browser _browser = null!;
    private DaemonProcess _demo = null!;
    private Uri _address = null!;
    private string _session = null!;

    [OneTimeSetUp]
    public async Task Start_the_demonstration()
    {
        _browser = await Browser.StartAsync();
        _directory = new TemporaryDirectory();
        (_demo, _address) = await DaemonProcess.StartAsync("demo", "--urls", "http://127.0.0.1:0", "--data", _directory.Data, "--config", _directory.Configure(new { Portal = new { NewsletterAction = "https://list.example/subscribe" } }));
        _session = await FirstAccount.MakeAsync(_demo, _address);
        using var portal = new Portal(_address);
        await Waiting.UntilAsync(async () => await portal.CountAsync() >= 20, TimeSpan.FromSeconds(40), () => _demo.Output);
        var articles = await portal.ArticlesAsync();
        var article = articles.First(a => a.GetProperty("keyPoints").GetArrayLength() > 0 && a.GetProperty("whyItMatters").GetString() is null);
        _paths["article"] = "/article/" + article.GetProperty("id").GetString();
        _paths["outlet"] = "/outlet/" + article.GetProperty("attribution").GetProperty("outletId").GetString();
    }

    [OneTimeTearDown]
    public async Task End_the_demonstration()
    {
        if (_demo is not null)
            await _demo.DisposeAsync();
        if (_browser is not null)
            await _browser.DisposeAsync();
        _directory?.Dispose();
    }

    [TearDown]
    public Task Close_the_pages() => _browser.CloseAllAsync();

    [Test]
    public async Task A_page_has_no_accessibility_violation_that_axe_finds([ValueSource(nameof(Kinds))] string kind, [Values] ColorSchemeKind scheme)
    {
        var page = await OpenAsync(kind, scheme: scheme == ColorSchemeKind.Dark ? ColorScheme.Dark : ColorScheme.Light);
        var result = await page.RunAxe();
        Assert.That(result.Violations.Select(v => $"{v.Id}: {v.Help} ({v.Nodes.FirstOrDefault()?.Html})"), Is.Empty);
    }

    [TestCaseSource(nameof(Kinds))]
    public async Task At_320_pixels_nothing_is_cut_off_and_nothing_scrolls_sideways(string kind)
    {
        var page = await OpenAsync(kind, width: 320);
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(320));
    }

    [TestCase("front")]
    [TestCase("section")]
    [TestCase("search")]
    [TestCase("article")]
    public async Task Without_JavaScript_the_news_is_all_there(string kind)
    {
        var page = await OpenAsync(kind, script: false);
        Assert.That(await page.Locator("main h1, main h2, main h3").CountAsync(), Is.GreaterThan(0));
        await Expect(page.Locator("main").First).ToBeVisibleAsync();
        await Expect(page.Locator(".ticker-list a").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_keyboard_reaches_the_news_first_and_then_every_story_in_the_order_of_the_page()
    {
        var page = await OpenAsync("front");
        await page.Keyboard.PressAsync("Tab");
        Assert.That(await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"), Is.EqualTo("#main"));
        await page.Keyboard.PressAsync("Enter");
        var first = await page.Locator("main a:not([tabindex='-1'])").EvaluateAllAsync<string[]>("links => links.slice(0, 12).map(a => a.href)");
        foreach (var link in first)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.That(await page.EvaluateAsync<string>("document.activeElement.href"), Is.EqualTo(link));
            Assert.That(await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"), Is.EqualTo("solid"), "the focus is not seen");
        }
    }

    [Test]
    public async Task An_article_shows_its_parts_once_and_no_heading_of_an_absent_one()
    {
        var page = await OpenAsync("article");
        var text = await page.Locator("main").TextContentAsync() ?? "";
        Assert.Multiple(() =>
        {
            Assert.That(text.Split("Key points").Length - 1, Is.EqualTo(1));
            Assert.That(text, Does.Not.Contain("Why this matters"));
            Assert.That(text, Does.Not.Contain("What this means for you"));
        });
        await Expect(page.Locator("a.outlet")).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_outlets_news_reaches_an_open_page_without_a_reload()
    {
        var page = await OpenAsync("front");
        await page.EvaluateAsync("window.before = [...document.querySelectorAll('.ticker-list li')].map(e => e.dataset.article)");

        await Expect(page.Locator("[data-live=yes]")).ToBeAttachedAsync();
        await page.WaitForFunctionAsync("() => [...document.querySelectorAll('.ticker-list li')].some(e => !window.before.includes(e.dataset.article))", null, new() { Timeout = 60_000 });
    }

    /// <summary>Playwright's own has values that mean neither.</summary>
    public enum ColorSchemeKind
    {
        Light,
        Dark,
    }

    private async Task<IPage> OpenAsync(string kind, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true) =>
        (await PageWatch.OpenAsync(_browser, new Uri(_address, _paths[kind]), width, scheme, script, kind == "not-found" ? 404 : 200, session: _session)).Page;
}
