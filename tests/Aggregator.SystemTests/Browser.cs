using Microsoft.Playwright;

namespace Aggregator.SystemTests;

/// <summary>Debian's Chromium, driven by Playwright; tests that need it are skipped with a message where it is missing.</summary>
internal sealed class Browser : IAsyncDisposable
{
    private static readonly string[] Places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    public static async Task<Browser> StartAsync()
    {
        var executable = Places.FirstOrDefault(File.Exists);
        if (executable is null)
            Assert.Ignore("No Chromium here; `apt-get install chromium` brings it, and .ci/run does.");
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
        return new Browser(playwright, browser);
    }

    /// <summary>A page that may reach loopback only; anything else that it asks for is noted in <paramref name="foreign"/> and refused.</summary>
    public async Task<IPage> PageAsync(ICollection<string>? foreign = null, int width = 1280, int height = 900, ColorScheme scheme = ColorScheme.Light, bool script = true)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ColorScheme = scheme,
            JavaScriptEnabled = script,
            Locale = "en-GB",
        });
        var page = await context.NewPageAsync();
        await page.RouteAsync("**/*", async route =>
        {
            if (new Uri(route.Request.Url).IsLoopback)
            {
                await route.ContinueAsync();
                return;
            }

            foreign?.Add(route.Request.Url);
            await route.AbortAsync();
        });
        return page;
    }

    /// <summary>Closes every page: one that stays open goes on listening to the news.</summary>
    public async Task CloseAllAsync()
    {
        foreach (var context in _browser.Contexts.ToList())
            await context.CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
