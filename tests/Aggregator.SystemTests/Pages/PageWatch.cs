using Aggregator.Admin.Access;
using Microsoft.Playwright;

namespace Aggregator.SystemTests.Pages;

/// <summary>A page with all that it asked others for and all that the browser complained of.</summary>
internal sealed class PageWatch
{
    private readonly List<string> _foreign;
    private readonly List<string> _complaints = [];

    private PageWatch(IPage page, List<string> foreign)
    {
        (Page, _foreign) = (page, foreign);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _complaints.Add(message.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public IPage Page { get; }

    public static async Task<PageWatch> OpenAsync(Browser browser, Uri address, int width = 1280, ColorScheme scheme = ColorScheme.Light, bool script = true, int status = 200, DateTimeOffset? now = null, string? session = null)
    {
        List<string> foreign = [];
        var watch = new PageWatch(await browser.PageAsync(foreign, width, 900, scheme, script), foreign);
        if (now is { } instant)
            await watch.Page.Clock.SetFixedTimeAsync(instant.UtcDateTime);
        if (session is not null)
            await watch.Page.Context.AddCookiesAsync([new Cookie { Name = Sessions.PlainCookie, Value = session, Url = address.GetLeftPart(UriPartial.Authority) }]);
        var answer = await watch.Page.GotoAsync(address.AbsoluteUri);
        Assert.That(answer!.Status, Is.EqualTo(status), address.PathAndQuery);
        watch.IsQuiet(status);
        return watch;
    }

    /// <summary>No third party was asked, no policy broken, no script failed. The browser itself reports the status of a page that is not there.</summary>
    public void IsQuiet(int status = 200)
    {
        Assert.That(_foreign, Is.Empty, "the page asks third parties");
        Assert.That(_complaints.Where(c => status == 200 || !c.Contains($"{status}", StringComparison.Ordinal)), Is.Empty, "the browser complains");
    }
}
