using System.Text;
using Aggregator.Extracting;
using Aggregator.Fetching;

namespace Aggregator.Reading;

/// <summary>Host names that parse as an address and have no form that could be looked up: the framework throws where one is used, so that none may come in.</summary>
public sealed class OddHostTests
{
    private static readonly string[] Odd = ["gaz…ette.example", "xn--é.example", "a‥b.example", "…"];

    [TestCaseSource(nameof(Odd))]
    public void No_feed_brings_one(string host)
    {
        var feed = $"<rss version=\"2.0\"><channel><title>News</title><item><title>One</title><link>https://{host}/a</link></item><item><title>Two</title><link>https://gazette.example/b</link></item></channel></rss>";
        var read = (ReadOutcome.Read)new FeedReading().Read(new SourceDocument { Body = Encoding.UTF8.GetBytes(feed), Address = new Uri("https://gazette.example/feed") });
        Assert.That(read.Feed.Entries.Select(e => e.Link?.AbsolutePath), Does.Contain("/b").And.Not.Contain("/a"));
    }

    [TestCaseSource(nameof(Odd))]
    public void No_page_does(string host)
    {
        var page = $"<html><head><link rel=\"canonical\" href=\"https://{host}/a\"><meta property=\"og:image\" content=\"https://{host}/a.png\"></head><body><article><h1>Council keeps the library open</h1><p>{string.Join(' ', Enumerable.Repeat("Members voted to keep it.", 30))}</p><a href=\"//{host}/x\">x</a></article></body></html>";
        var outcome = new PageExtractor().Extract(new Page { Body = Encoding.UTF8.GetBytes(page), Address = new Uri("https://gazette.example/a") });
        var reading = ((ExtractOutcome.Extracted)outcome).Reading;
        Assert.That((reading.Canonical, reading.Image), Is.EqualTo(((Found<Uri>?)null, (Found<Uri>?)null)));
    }

    [TestCaseSource(nameof(Odd))]
    public void No_redirect_leads_to_one_and_none_is_asked(string host)
    {
        var odd = new Uri($"https://{host}/");
        Assert.That(Redirects.Next(new Uri("https://gazette.example/"), 302, odd.OriginalString).Failed, Is.Not.Null);
        Assert.That(AddressRules.Default.Judge(odd).Allowed, Is.False);
    }
}
