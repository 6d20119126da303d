using Aggregator.Surfacing;
using Microsoft.Playwright;

namespace Aggregator.SystemTests.Pages;

/// <summary>Pictures of every kind of page for docs/images; made only where <c>AGGREGATOR_SCREENSHOTS</c> names a directory.</summary>
public sealed class ScreenshotTests
{
    private const string Switch = "AGGREGATOR_SCREENSHOTS";

    private static readonly (string Name, int Width, int Height)[] Sizes = [("phone", 390, 1200), ("desk", 1280, 1250)];

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
        await Waiting.UntilAsync(async () => await portal.CountAsync() >= 45, TimeSpan.FromMinutes(2), () => demo.Output);
        foreach (var (kind, path) in await PagesAsync(portal))
            await ShootAsync(browser, new Uri(address, path), Path.Combine(directory, kind));
        // The demonstration's outlets withdraw too, in their own time.
        await using var host = await SurfacesHost.StartAsync();
        var withdrawn = host.News.Report(host.News.Outlet("albion-post", "The Albion Post"), "Withdrawn");
        host.News.Withdraw(withdrawn, "the outlet took it down");
        await ShootAsync(browser, new Uri(host.Client.BaseAddress!, $"/article/{withdrawn.Id}"), Path.Combine(directory, "withdrawn"));
    }

    private static async Task ShootAsync(Browser browser, Uri address, string name)
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            foreach (var (size, width, height) in Sizes)
            {
                var page = await browser.PageAsync(null, width, height, scheme);
                await page.GotoAsync(address.AbsoluteUri, new() { WaitUntil = WaitUntilState.Load });
                await page.ScreenshotAsync(new() { Path = $"{name}-{size}-{scheme.ToString().ToLowerInvariant()}.png" });
                await page.Context.CloseAsync();
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
            ("not-found", "/nowhere"),
        ];
    }
}
