using Microsoft.Playwright;

namespace Aggregator.SystemTests.Pages;

/// <summary>Pictures of every kind of page for docs/images; made only where <c>AGGREGATOR_SCREENSHOTS</c> names a directory.</summary>
public sealed class ScreenshotTests
{
    private const string Switch = "AGGREGATOR_SCREENSHOTS";

    private static readonly (string Name, int Width, int Height)[] Sizes = [("phone", 390, 844), ("desk", 1280, 960)];

    [Test]
    public async Task Every_kind_of_page_by_day_and_by_night_on_a_phone_and_on_a_desk()
    {
        if (Environment.GetEnvironmentVariable(Switch) is not { Length: > 0 } directory)
        {
            Assert.Ignore($"{Switch} names no directory to put pictures into.");
            return;
        }

        await using var browser = await Browser.StartAsync();
        using var temporary = new TemporaryDirectory();
        var (demo, address) = await DaemonProcess.StartAsync("demo", "--urls", "http://127.0.0.1:0", "--data", temporary.Data);
        await using var ending = demo;
        using var portal = new Portal(address);
        // Past the scripted withdrawal.
        await Waiting.UntilAsync(async () => await portal.CountAsync() >= 40 && await WithdrawnAsync(portal) is not null, TimeSpan.FromMinutes(4), () => demo.Output);
        foreach (var (kind, path) in await PagesAsync(portal))
        {
            foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                foreach (var (name, width, height) in Sizes)
                {
                    var page = await browser.PageAsync(null, width, height, scheme);
                    await page.GotoAsync(new Uri(address, path).AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
                    await page.ScreenshotAsync(new() { Path = Path.Combine(directory, $"{kind}-{name}-{scheme.ToString().ToLowerInvariant()}.png"), FullPage = false });
                    await page.Context.CloseAsync();
                }
            }
        }
    }

    private static async Task<(string Kind, string Path)[]> PagesAsync(Portal portal)
    {
        var articles = await portal.ArticlesAsync();
        var article = articles.First(a => a.GetProperty("keyPoints").GetArrayLength() > 0 && a.GetProperty("image").GetString() is not null);
        return
        [
            ("front", "/"),
            ("section", "/section/uk"),
            ("outlet", "/outlet/" + article.GetProperty("attribution").GetProperty("outletId").GetString()),
            ("search", "/search?q=mayor"),
            ("article", "/article/" + article.GetProperty("id").GetString()),
            ("withdrawn", "/article/" + await WithdrawnAsync(portal)),
            ("not-found", "/nowhere"),
        ];
    }

    private static async Task<string?> WithdrawnAsync(Portal portal)
    {
        var changed = await portal.JsonAsync("/api/v1/articles?updated_since=1970-01-01T00:00:00Z&limit=200");
        return changed.GetProperty("items").EnumerateArray().Where(a => a.GetProperty("state").GetString() == "withdrawn").Select(a => a.GetProperty("id").GetString()).FirstOrDefault();
    }
}
