using System.Text;
using Aggregator.Rights;

namespace Aggregator.Fetching;

/// <summary>Reservations of text and data mining.</summary>
public sealed class TdmTests
{
    private static readonly Uri Page = new("https://news.example/politics/one.html?x=1");

    [TestCase("1", true)]
    [TestCase(" \"1\" ", true)]
    [TestCase("true", true)]
    [TestCase("0", false)]
    [TestCase("2", null)]
    [TestCase("", null)]
    [TestCase(null, null)]
    public void A_reservation_is_1(string? value, bool? reserved) => Assert.That(TdmReservation.Of(value, null, Page).TdmReserved, Is.EqualTo(reserved));

    [TestCase("https://news.example/tdm.json", "https://news.example/tdm.json")]
    [TestCase("/tdm.json", "https://news.example/tdm.json")]
    [TestCase("javascript:alert(1)", null)]
    [TestCase("", null)]
    public void A_policy_is_an_address(string written, string? policy) =>
        Assert.That(TdmReservation.Of("1", written, Page).TdmPolicy?.AbsoluteUri, Is.EqualTo(policy));

    [Test]
    public void A_policy_without_a_reservation_says_nothing() => Assert.That(TdmReservation.Of(null, "/tdm.json", Page), Is.SameAs(RightsSignals.None));

    [TestCase("""[{"location":"/","tdm-reservation":1}]""", true)]
    [TestCase("""[{"location":"*","tdm-reservation":"1"}]""", true)]
    [TestCase("""[{"location":"/","tdm-reservation":1},{"location":"/politics/","tdm-reservation":0}]""", false)]
    [TestCase("""[{"location":"/politics/","tdm-reservation":1},{"location":"/","tdm-reservation":0}]""", true)]
    [TestCase("""[{"location":"/politics/*.html","tdm-reservation":1}]""", true)]
    [TestCase("""[{"location":"/politics/*.html$","tdm-reservation":1}]""", null)]
    [TestCase("""[{"location":"/","tdm-reservation":0},{"location":"/","tdm-reservation":1}]""", true)]
    [TestCase("""[{"location":"/sport/","tdm-reservation":1}]""", null)]
    [TestCase("""{"location":"/","tdm-reservation":1}""", true)]
    [TestCase("""[{"tdm-reservation":1},7,null,{"location":3}]""", null)]
    [TestCase("<!DOCTYPE html>", null)]
    [TestCase("", null)]
    public void The_longest_location_of_the_file_counts(string json, bool? reserved) =>
        Assert.That(TdmFile.Parse(Encoding.UTF8.GetBytes(json)).Of(Page).TdmReserved, Is.EqualTo(reserved));

    [Test]
    public async Task A_page_has_what_headers_robots_and_the_file_say()
    {
        await using var server = new RawServer()
            .Answer("/robots.txt", "200 OK", "", "User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n\nUser-agent: ClaudeBot\nDisallow: /sport\n\nUser-agent: *\nContent-Signal: ai-input=no\nAllow: /")
            .Answer("/.well-known/tdmrep.json", "200 OK", "", """[{"location":"/","tdm-reservation":1,"tdm-policy":"/terms.json"}]""")
            .Answer("/page", "200 OK", "Content-Type: text/html\nX-Robots-Tag: googlebot: noindex\nX-Robots-Tag: max-snippet:80, noarchive", "<html>");
        using var fetcher = Fetchers.Create(o => o.ReadTdmFiles = true);

        var signals = ((FetchOutcome.Fetched)await fetcher.FetchAsync(Fetchers.Page(server.At("/page")), CancellationToken.None)).Signals;
        await fetcher.FetchAsync(Fetchers.Page(server.At("/page")), CancellationToken.None);

        Assert.That(signals.AiAgentsRefused, Is.EqualTo(["GPTBot", "CCBot"]));
        Assert.That(signals is { MaxSnippet: 80, NoArchive: true, NoIndex: false, NoAi: true, TdmReserved: true });
        Assert.That(signals.TdmPolicy, Is.EqualTo(server.At("/terms.json")));
        Assert.That(server.Paths, Is.EqualTo(["/robots.txt", "/page", "/.well-known/tdmrep.json", "/page"]));
    }

    [Test]
    public async Task A_feed_costs_no_request_for_the_file()
    {
        await using var server = new RawServer().Answer("/feed", "200 OK", "", "<rss/>");
        using var fetcher = Fetchers.Create(o => o.ReadTdmFiles = true);
        await fetcher.FetchAsync(Fetchers.Feed(server.At("/feed")), CancellationToken.None);
        Assert.That(server.Paths, Is.EqualTo(["/feed"]));
    }

    [Test]
    public async Task A_page_is_read_though_the_file_cannot_be_had()
    {
        await using var server = new RawServer().Answer("/page", "200 OK", "", "<html>").Answer("/.well-known/tdmrep.json", "500 Oh", "");
        using var fetcher = Fetchers.Create(o => o.ReadTdmFiles = true);
        Assert.That(await fetcher.FetchAsync(Fetchers.Page(server.At("/page")), CancellationToken.None), Is.InstanceOf<FetchOutcome.Fetched>());
    }
}
