using System.Net;
using Aggregator.Admin;

namespace Aggregator.SystemTests;

/// <summary>Makes the console's first account by the link that the daemon prints.</summary>
internal static class FirstAccount
{
    public const string Name = "ann";
    public const string Password = "two badgers and a kettle";

    /// <summary>The value of the session's cookie.</summary>
    public static async Task<string> MakeAsync(DaemonProcess daemon, Uri address)
    {
        var link = LinkIn(daemon.Output);
        using var browser = new ConsoleBrowser(address);
        using var made = await browser.PostAsync("/admin/set-up", link.PathAndQuery, ("key", link.Query.Split('=')[1]), ("name", Name), ("password", Password), ("again", Password));
        Assert.That(made.StatusCode, Is.EqualTo(HttpStatusCode.SeeOther), await made.Content.ReadAsStringAsync());
        return browser.Session!;
    }

    public static Uri LinkIn(string output) =>
        new(output.Split('\n').First(l => l.Contains("first account", StringComparison.Ordinal)).Split("first account")[1].Trim());
}
