using System.Text;

namespace Aggregator.Fetching;

/// <summary>Pages in a feed's place that send their reader on.</summary>
public sealed class MetaRefreshTests
{
    [TestCase("<html><head><meta http-equiv=\"refresh\" content=\"0; url=/feed.xml\">", "/feed.xml")]
    [TestCase("<!DOCTYPE html><META CONTENT='5;URL=\"https://a.example/f?a=1&amp;b=2\"' HTTP-EQUIV=Refresh>", "https://a.example/f?a=1&b=2")]
    [TestCase("<meta http-equiv=refresh content=0,/feed>", "/feed")]
    [TestCase("<!-- moved --><html><meta name=refresh content=x><meta http-equiv=refresh content='1.5; /feed'>", "/feed")]
    [TestCase("<html><meta http-equiv=refresh content=300>", null)]
    [TestCase("<html><meta http-equiv=refresh content='300; url=/feed'>", null)]
    [TestCase("<html><meta http-equiv=refresh content='0; url='>", null)]
    [TestCase("<html><meta data-http-equiv=refresh content='0; url=/x'>", null)]
    [TestCase("<rss><![CDATA[<html><meta http-equiv=refresh content='0; url=/x'>]]></rss>", null)]
    [TestCase("", null)]
    [TestCase("<html><meta http-equiv=refresh content", null)]
    public void The_target_is_found_as_written(string body, string? target) => Assert.That(MetaRefresh.In(Encoding.UTF8.GetBytes(body)), Is.EqualTo(target));

    [Test]
    public async Task A_feeds_page_that_sends_on_is_followed_and_not_kept()
    {
        await using var server = new RawServer()
            .Answer("/old", "200 OK", "Content-Type: text/html", "<html><meta http-equiv=refresh content='0; url=/feed'>")
            .Answer("/feed", "200 OK", "Content-Type: application/rss+xml", "<rss/>");
        var fetched = (FetchOutcome.Fetched)await Fetchers.FeedAsync(server.At("/old"));
        Assert.That((fetched.Address, fetched.MovedTo), Is.EqualTo((server.At("/feed"), (Uri?)null)));
    }

    [Test]
    public async Task Neither_loops_nor_inside_addresses_are_followed()
    {
        await using var server = new RawServer()
            .Answer("/loop", "200 OK", "Content-Type: text/html", "<html><meta http-equiv=refresh content='0; url=/loop'>")
            .Answer("/inside", "200 OK", "Content-Type: text/html", "<html><meta http-equiv=refresh content='0; url=http://10.0.0.1/feed'>");
        Fetchers.Failure(await Fetchers.FeedAsync(server.At("/loop")), FetchFailure.Redirect);
        Fetchers.Failure(await Fetchers.FeedAsync(server.At("/inside")), FetchFailure.AddressRefused);
    }
}
