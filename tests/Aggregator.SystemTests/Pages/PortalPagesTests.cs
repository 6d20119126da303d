using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Aggregator.SystemTests.Pages;

/// <summary>The portal's pages in a real browser, on the demonstration's news.</summary>
public sealed class PortalPagesTests
{
    private TemporaryDirectory _directory = null!;
    private Browser _browser = null!;
    private DaemonProcess _demo = null!;
    private Uri _address = null!;
    private string _article = null!;

    [OneTimeSetUp]
    public async Task Start_the_demonstration()
    {
        _browser = await Browser.StartAsync();
        _directory = new TemporaryDirectory();
        (_demo, _address) = await DaemonProcess.StartAsync("demo", "--urls", "http://127.0.0.1:0", "--data", _directory.Data);
        using var portal = new Portal(_address);
        await Waiting.UntilAsync(async () => await portal.CountAsync() >= 20, TimeSpan.FromSeconds(40), () => _demo.Output);
        var articles = await portal.ArticlesAsync();
        _article = "/article/" + articles.First(a => a.GetProperty("keyPoints").GetArrayLength() > 0 && a.GetProperty("whyItMatters").GetString() is null).GetProperty("id").GetString();
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

    [TestCase("/", ColorScheme.Light)]
    [TestCase("/", ColorScheme.Dark)]
    [TestCase("article", ColorScheme.Light)]
    [TestCase("article", ColorScheme.Dark)]
    [TestCase("/admin", ColorScheme.Light)]
    public async Task A_page_has_no_accessibility_violation_that_axe_finds(string path, ColorScheme scheme)
    {
        var page = await OpenAsync(path, scheme: scheme);
        var result = await page.RunAxe();
        Assert.That(result.Violations.Select(v => $"{v.Id}: {v.Help} ({v.Nodes.FirstOrDefault()?.Html})"), Is.Empty);
    }

    [TestCase("/")]
    [TestCase("article")]
    public async Task At_320_pixels_nothing_is_cut_off_and_nothing_scrolls_sideways(string path)
    {
        var page = await OpenAsync(path, width: 320);
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(320));
    }

    [TestCase("/")]
    [TestCase("article")]
    public async Task Without_JavaScript_the_news_is_all_there(string path)
    {
        var page = await OpenAsync(path, script: false);
        Assert.That(await page.Locator("main h1, main h2, main h3").CountAsync(), Is.GreaterThan(0));
        await Assertions.Expect(page.Locator("main").First).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_keyboard_reaches_the_news_first_and_then_every_story()
    {
        var page = await OpenAsync("/");
        await page.Keyboard.PressAsync("Tab");
        Assert.That(await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"), Is.EqualTo("#main"));
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        Assert.That(await page.EvaluateAsync<bool>("document.activeElement.matches('main a')"));
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
        await Assertions.Expect(page.Locator("a.outlet")).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenAsync(string path, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        List<string> foreign = [];
        var page = await _browser.PageAsync(foreign, width, 900, scheme, script);
        await page.GotoAsync(new Uri(_address, path == "article" ? _article : path).AbsoluteUri);
        Assert.That(foreign, Is.Empty, "the page asks third parties");
        return page;
    }
}
