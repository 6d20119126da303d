using System.Text.Json;
using Aggregator.SystemTests.Street;
using Microsoft.Playwright;

namespace Aggregator.SystemTests.RealInput;

/// <summary>The whole thread on recorded real feeds and pages: served on loopback, read by the built daemon, seen in a browser.</summary>
public sealed class RealInputTests
{
    [Test]
    public async Task Recorded_feeds_and_pages_become_articles_that_a_reader_sees()
    {
        var pages = RecordedPages.Load(Built.Shared("corpus", "pages"));
        var feeds = RecordedFeeds.Load(Built.Shared("corpus", "feeds"));
        await using var outlets = await RecordedOutlets.StartAsync(pages, feeds);
        using var directory = new TemporaryDirectory();
        var (daemon, address) = await DaemonProcess.StartAsync("run", "--urls", "http://127.0.0.1:0", "--data", directory.Data, "--config", directory.Configure(new
        {
            Sources = new { IncludeShipped = false, Outlets = outlets.Configuration() },
            Scheduling = new { StartSpreadSeconds = 0 },
            Fetching = StreetSettings.Fast,
        }));
        await using var ending = daemon;
        using var portal = new Portal(address);
        await Waiting.UntilAsync(() => Task.FromResult(outlets.PagesServed == outlets.Pages && outlets.FeedsServed == outlets.Outlets), TimeSpan.FromMinutes(5), () => $"{outlets.PagesServed} of {outlets.Pages} pages and {outlets.FeedsServed} of {outlets.Outlets} feeds were asked for");
        var articles = await SettledAsync(portal);

        TestContext.Out.WriteLine($"{outlets.Outlets} outlets, {outlets.Pages} pages, {articles.Count} articles");
        Assert.Multiple(() =>
        {
            Assert.That(outlets.Outlets, Is.GreaterThanOrEqualTo(40));
            Assert.That(outlets.Pages, Is.GreaterThanOrEqualTo(300));
            Assert.That(articles.All(a => Attribution(a, "outlet").Length > 0 && Attribution(a, "url").Length > 0), "an article without attribution");
        });
        AssertTexts(pages, articles);
        await AssertSeenAsync(address, articles);
    }

    // A page's article carries the page's text: most of what people found in it, on most of the pages. Publishers' signals are obeyed for recorded pages too:
    // where they limit what is shown, the limit has to be kept and to be said.
    private static void AssertTexts(IReadOnlyList<RecordedPage> pages, List<JsonElement> articles)
    {
        var byDomain = articles.ToLookup(a => Attribution(a, "outlet"));
        var withTruth = pages.Where(p => p.Body is not null).ToList();
        var good = withTruth.Count(p => byDomain[p.Domain].Any(a => Overlap(p.Body!, Body(a)) > 0.8));
        var limited = withTruth.Count(p => byDomain[p.Domain].Any(IsLimited) && !byDomain[p.Domain].Any(a => Overlap(p.Body!, Body(a)) > 0.8));
        TestContext.Out.WriteLine($"{good} of {withTruth.Count} pages came through with at least 80 % of their text, {limited} are limited by what their publishers signal");
        Assert.Multiple(() =>
        {
            Assert.That(good, Is.GreaterThanOrEqualTo((withTruth.Count - limited) * 0.9));
            Assert.That(limited, Is.LessThan(withTruth.Count / 4));
            Assert.That(articles.Where(IsLimited).Where(a => Body(a).Split(' ').Length > 40).Select(a => a.GetProperty("id").GetString()), Is.Empty);
        });
    }

    // By a signal that forbids the full text; the policy of these outlets is the full text.
    private static bool IsLimited(JsonElement article) =>
        article.GetProperty("rights").GetProperty("because").EnumerateArray().Any(b => b.GetString() is "noarchive" or "not-accessible-for-free" or "nosnippet" or "non-commercial" || b.GetString()!.StartsWith("max-snippet", StringComparison.Ordinal));

    private static async Task AssertSeenAsync(Uri address, List<JsonElement> articles)
    {
        await using var browser = await Browser.StartAsync();
        List<string> foreign = [];
        var page = await browser.PageAsync(foreign);
        await page.GotoAsync(address.AbsoluteUri);
        var cards = page.Locator("main h2 a, main h3 a");
        Assert.That(await cards.CountAsync(), Is.GreaterThan(10));

        var article = articles.First(a => Body(a).Length > 400);
        await page.GotoAsync(new Uri(address, $"/article/{article.GetProperty("id").GetString()}").AbsoluteUri);
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(article.GetProperty("headline").GetString()!);
        var link = page.Locator("a.outlet");
        await Assertions.Expect(link).ToBeVisibleAsync();
        Assert.Multiple(async () =>
        {
            Assert.That(await link.GetAttributeAsync("href"), Is.EqualTo(Attribution(article, "url")));
            Assert.That(await link.InnerTextAsync(), Is.EqualTo(Attribution(article, "outlet")));
            Assert.That(foreign, Is.Empty, "the pages ask third parties");
        });
    }

    // Pages that could not be had at once come again; the count stands still when nothing is left to do.
    private static async Task<List<JsonElement>> SettledAsync(Portal portal)
    {
        var (before, still) = (-1, 0);
        await Waiting.UntilAsync(
            async () =>
            {
                var now = await portal.CountAsync();
                still = now == before ? still + 1 : 0;
                before = now;
                return still >= 10;
            },
            TimeSpan.FromMinutes(2),
            () => "the number of articles keeps growing");
        return await portal.ArticlesAsync();
    }

    private static double Overlap(string truth, string body)
    {
        var words = truth.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var there = body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return words.Count == 0 ? 1 : words.Count(there.Contains) / (double)words.Count;
    }

    private static string Body(JsonElement article) => string.Join(' ', article.GetProperty("body").EnumerateArray().Select(b => b.ValueKind == JsonValueKind.String ? b.GetString() : b.GetProperty("text").GetString()));

    private static string Attribution(JsonElement article, string name) => article.GetProperty("attribution").GetProperty(name).GetString() ?? "";
}
