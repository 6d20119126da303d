using Aggregator.Admin;
using Aggregator.Admin.Access;
using Aggregator.Storing;
using Aggregator.Surfacing;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Aggregator.SystemTests.Pages;

/// <summary>The console's pages in a real browser.</summary>
public sealed class ConsolePagesTests
{
    internal static readonly (string Name, string Path)[] All =
    [
        ("attention", "/admin"),
        ("sources", "/admin/sources"),
        ("sources-none", "/admin/sources?q=nothing+is+like+this"),
        ("source", "/admin/source/capital-ledger/business"),
        ("outlets", "/admin/outlets"),
        ("webhooks", "/admin/webhooks"),
        ("settings", "/admin/settings"),
    ];

    private static readonly string[] Names = [.. All.Select(a => a.Name)];

    private Browser _browser = null!;
    private SurfacesHost _host = null!;
    private string _session = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        _browser = await Browser.StartAsync();
        _host = await SurfacesHost.StartAsync();
        ConsoleStage.Fill(_host.News);
        await _host.SignInAsync();
        _session = SessionOf(_host);
    }

    [OneTimeTearDown]
    public async Task End()
    {
        if (_host is not null)
            await _host.DisposeAsync();
        if (_browser is not null)
            await _browser.DisposeAsync();
    }

    [TearDown]
    public Task Close_the_pages() => _browser.CloseAllAsync();

    internal static string SessionOf(SurfacesHost host) =>
        host.Client.DefaultRequestHeaders.GetValues("Cookie").SelectMany(c => c.Split("; ")).First(c => c.StartsWith(Sessions.PlainCookie + "=", StringComparison.Ordinal))[(Sessions.PlainCookie.Length + 1)..];

    [Test]
    public async Task A_page_has_no_accessibility_violation_that_axe_finds([ValueSource(nameof(Names))] string name, [Values] bool dark, [Values(1280, 390)] int width)
    {
        var page = await OpenAsync(name, width, dark ? ColorScheme.Dark : ColorScheme.Light);
        var result = await page.RunAxe();
        Assert.That(result.Violations.Select(v => $"{v.Id}: {v.Help} ({v.Nodes.FirstOrDefault()?.Html})"), Is.Empty);
    }

    [TestCaseSource(nameof(Names))]
    public async Task At_320_pixels_nothing_scrolls_sideways(string name)
    {
        var page = await OpenAsync(name, 320);
        Assert.That(await page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(320));
    }

    [Test]
    public async Task The_help_opens_by_key_and_by_button_without_a_script_too()
    {
        var page = await OpenAsync("sources");
        await page.Keyboard.PressAsync("?");
        await Expect(page.Locator("#help")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("#help")).ToBeHiddenAsync();

        var plain = await OpenAsync("sources", script: false);
        await plain.Locator("[popovertarget=help]").First.ClickAsync();
        await Expect(plain.Locator("#help")).ToBeVisibleAsync();
    }

    [Test]
    public async Task Keys_search_walk_the_rows_open_one_and_lead_to_pages()
    {
        var page = await OpenAsync("sources");
        await page.Keyboard.PressAsync("/");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        var first = page.Locator("tbody tr").First;
        await Expect(first).ToHaveAttributeAsync("data-chosen", "");
        await Expect(first.Locator("[data-open]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("o");
        await page.WaitForURLAsync("**/admin/source/**");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("o");
        await page.WaitForURLAsync("**/admin/outlets");
    }

    [Test]
    public async Task Keys_that_are_switched_off_do_nothing_and_stay_off()
    {
        var page = await OpenAsync("sources");
        await page.Keyboard.PressAsync("?");
        await page.Locator("[data-keys]").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.ReloadAsync();
        await page.Keyboard.PressAsync("j");
        await Expect(page.Locator("[data-chosen]")).ToHaveCountAsync(0);
    }

    [Test]
    public async Task The_rows_follow_what_is_typed_without_a_reload_and_the_address_with_them()
    {
        var page = await OpenAsync("sources");
        await page.EvaluateAsync("window.stayed = true");
        await page.Locator("#q").PressSequentiallyAsync("lantern sport");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.WaitForURLAsync("**/admin/sources?q=lantern*");
        Assert.That(await page.EvaluateAsync<bool>("window.stayed"), "the page was loaded again");
        await Expect(page.Locator("#q")).ToBeFocusedAsync();
    }

    [Test]
    public async Task Without_a_script_filters_and_order_and_pages_work_by_their_address()
    {
        var page = await OpenAsync("sources", script: false);
        await page.Locator("select[name=kind]").SelectOptionAsync("listing");
        await page.Locator(".filters button").ClickAsync();
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(12);
        await page.Locator("thead").GetByRole(AriaRole.Link, new() { Name = "Articles" }).ClickAsync();
        await Expect(page.Locator("th[aria-sort=descending]")).ToHaveTextAsync("Articles");
        await page.GetByRole(AriaRole.Link, new() { Name = "Clear", Exact = true }).ClickAsync();
        await page.Locator(".pager a[rel=next]").ClickAsync();
        await Expect(page.Locator("#rows > .page-note")).ToHaveTextAsync("51–72 of 72 sources");
    }

    private async Task<IPage> OpenAsync(string name, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true) =>
        (await PageWatch.OpenAsync(_browser, new Uri(_host.Client.BaseAddress!, All.First(a => a.Name == name).Path), width, scheme, script, now: FakeNewsroom.Start, session: _session)).Page;
}
