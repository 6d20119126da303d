using System.Text;

namespace Aggregator.Reading;

[TestFixture]
public sealed class RefusalTests
{
    [TestCase("", "an empty document")]
    [TestCase(" \n \t", "an empty document")]
    [TestCase("<!DOCTYPE html>\n<html><head><title>Page &amp; not found</title></head></html>", "an HTML page, not a feed: Page & not found")]
    [TestCase("<HTML><body>x", "an HTML page, not a feed")]
    [TestCase("<html><head><title>News</title><link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed?a=1&amp;b=2\"></head>", "an HTML page, not a feed: News (it names a feed: /feed?a=1&b=2)")]
    [TestCase("<html><title>Sign in</title><input type=\"password\">", "a page that asks for a password, not a feed: Sign in")]
    [TestCase("<opml version='1.0'/>", "XML, but not a feed: the root element is <opml>")]
    [TestCase("Service unavailable", "neither XML nor JSON: it starts with \"Service unavailable\"")]
    public void What_is_no_feed_says_what_it_is(string text, string reason) => Assert.That(Reads.Refusal(text), Is.EqualTo(reason));

    [Test]
    public void A_picture_is_refused() => Assert.That(Reads.Refusal(Reads.Document([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])), Does.StartWith("neither XML nor JSON"));

    [Test]
    public void No_declared_entity_is_ever_expanded()
    {
        var feed = Reads.Feed("""
            <?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>
            <rss version="2.0"><channel><title>&b;&x;</title><item><title>One</title></item></channel></rss>
            """);
        Assert.Multiple(() =>
        {
            Assert.That(feed.Title, Is.EqualTo("&b;&x;"));
            Assert.That(feed.Entries.Single().Title, Is.EqualTo("One"));
            Assert.That(feed.Repairs, Has.Some.EqualTo("document type dropped"));
        });
    }

    [TestCase("<a>", "</a>", 100_000, TestName = "100,000 elements inside each other")]
    [TestCase("<a>", "", 300_000, TestName = "300,000 elements never closed")]
    [TestCase("<a b='", "", 300_000, TestName = "Quotes that never end")]
    [TestCase("<![CDATA[", "", 300_000, TestName = "CDATA that never ends")]
    [TestCase("<!--", "", 300_000, TestName = "Comments that never end")]
    [TestCase("<", "", 1_000_000, TestName = "A million less-than signs")]
    [TestCase("&", "", 1_000_000, TestName = "A million ampersands")]
    [TestCase("&x;", "", 300_000, TestName = "Entities of nobody")]
    [TestCase("<p:a>", "</q:a>", 50_000, TestName = "Prefixes of nobody")]
    [TestCase("<item>", "", 200_000, TestName = "Items inside items")]
    [TestCase("\0", "", 1_000_000, TestName = "A million NULs")]
    [CancelAfter(20_000)]
    public void Hostile_documents_are_read_in_bounds(string before, string after, int times)
    {
        var text = new StringBuilder("<rss version=\"2.0\"><channel><title>t</title><item><title>One</title></item><item><description>")
            .Insert(0, " ").Append(string.Concat(Enumerable.Repeat(before, times))).Append(string.Concat(Enumerable.Repeat(after, times)))
            .Append("</description></item></channel></rss>").ToString();
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var feed = Reads.Feed(text);
        allocated = GC.GetAllocatedBytesForCurrentThread() - allocated;
        Assert.Multiple(() =>
        {
            Assert.That(feed.Entries[0].Title, Is.EqualTo("One"));
            Assert.That(allocated, Is.LessThan(256L * 1024 * 1024));
        });
    }

    [Test]
    [CancelAfter(20_000)]
    public void Too_many_items_are_cut_to_a_number()
    {
        var feed = Reads.Feed(Reads.Rss(string.Concat(Enumerable.Range(0, 20_000).Select(i => $"<item><title>{i}</title></item>"))));
        Assert.Multiple(() =>
        {
            Assert.That(feed.Entries, Has.Count.EqualTo(ReadingLimits.Entries));
            Assert.That(feed.Repairs, Has.Some.Contains("only the first"));
        });
    }

    [Test]
    public void A_title_without_end_is_cut_to_a_line() =>
        Assert.That(Reads.Item($"<title>{new string('x', 1_000_000)}</title>").Title, Has.Length.EqualTo(ReadingLimits.Line));
}
