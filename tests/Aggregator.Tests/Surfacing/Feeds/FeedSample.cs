using System.Text;
using System.Xml.Linq;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Surfacing.Feeds;

/// <summary>A newsroom with one outlet that has everything, and what its feeds say.</summary>
internal static class FeedSample
{
    public const string PublicUrl = "https://news.example/";
    public const string Hub = "https://hub.example/publish?a=1&b=2";

    public static XNamespace Atom { get; } = "http://www.w3.org/2005/Atom";

    public static Task<SurfacesHost> StartAsync(params (string Setting, string Value)[] settings) => SurfacesHost.StartAsync(s =>
    {
        s["Surfacing:PublicUrl"] = PublicUrl;
        foreach (var (setting, value) in settings)
        {
            s[setting] = value;
        }
    });

    /// <summary>An outlet with a feed of its own, and another with an address that holds a key.</summary>
    public static Outlet Courier(this FakeNewsroom news, RightsPolicy? rights = null) => news.Declare(new Outlet
    {
        Id = new("courier"),
        Name = "The Courier & Argus",
        HomePage = new("https://www.courier.example/"),
        Rights = rights ?? new RightsPolicy { Extent = RightsExtent.Full, Image = true, Credit = "© Courier Media", Licence = "https://creativecommons.org/licenses/by/4.0/" },
        Sources =
        [
            new Source { Id = new("courier/key"), Outlet = new("courier"), Address = new("https://www.courier.example/feed?key=secret") },
            new Source { Id = new("courier/news"), Outlet = new("courier"), Address = new("https://www.courier.example/news.xml") },
        ],
    });

    public static Article BinStrike(this FakeNewsroom news, Outlet outlet, Func<Article, Article>? change = null) => news.Report(outlet, "Bin strike ends & “all is well”: 5 < 6", a =>
    {
        a = a with
        {
            Standfirst = "The council and Unite agreed on pay, <reports> say.",
            KeyPoints = [new("Pay goes up by 4%.", new(1, 0, 0, 18))],
            Body = [new(BlockKind.Paragraph, "The strike of eight weeks is over."), new(BlockKind.ListItem, "Monday: north"), new(BlockKind.ListItem, "Tuesday: south"), new(BlockKind.Quotation, "It’s a good day.")],
            WhyItMatters = "Rubbish has been piling up.",
            Attribution = a.Attribution with { Url = new("https://www.courier.example/news/bin-strike?a=1&b=2"), Authors = ["Siân Jones", "Ali O’Neill"] },
            Image = new("https://img.courier.example/bins.jpg?w=1200&h=630"),
            UpdatedAt = a.PublishedAt.AddHours(1),
            Revision = 2,
        };
        return change?.Invoke(a) ?? a;
    });

    public static async Task<XElement> XmlAsync(this SurfacesHost host, string path) => XDocument.Parse(Encoding.UTF8.GetString(await host.BytesAsync(path))).Root!;

    public static async Task<byte[]> BytesAsync(this SurfacesHost host, string path)
    {
        using var answer = await host.GetAsync(path);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), path);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
