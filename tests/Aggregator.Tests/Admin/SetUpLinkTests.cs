using Aggregator.Admin.Access;
using Aggregator.Surfacing;
using Microsoft.Extensions.DependencyInjection;

namespace Aggregator.Admin;

/// <summary>How long the set-up link is good.</summary>
public sealed class SetUpLinkTests
{
    [Test]
    public async Task It_runs_out_and_another_start_has_another()
    {
        await using var host = await SurfacesHost.StartAsync(s => s["Admin:SetUpMinutes"] = "30");
        await using var other = await SurfacesHost.StartAsync();
        using var browser = new ConsoleBrowser(host.Client.BaseAddress!);
        var (link, foreign) = (host.Services.GetRequiredService<SetUp>().Link, other.Services.GetRequiredService<SetUp>().Link);
        Assert.That(await StatusAsync(browser, foreign), Is.EqualTo(403));
        host.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.That(await StatusAsync(browser, link), Is.EqualTo(200));
        host.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.That(await StatusAsync(browser, link), Is.EqualTo(403));
        Assert.That(await browser.TextAsync("/admin"), Does.Contain("has run out").And.Contain("aggregator admin create"));
    }

    private static async Task<int> StatusAsync(ConsoleBrowser browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        return (int)answer.StatusCode;
    }
}
