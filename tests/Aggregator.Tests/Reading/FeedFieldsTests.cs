namespace Aggregator.Reading;

[TestFixture]
public sealed class FeedFieldsTests
{
    [TestCase("Ben &amp; Jerry", "Ben & Jerry", TestName = "Encoded once")]
    [TestCase("Ben &amp;amp; Jerry", "Ben & Jerry", TestName = "Encoded twice")]
    [TestCase("The &lt;b&gt;bold&lt;/b&gt; one", "The bold one", TestName = "Escaped markup")]
    [TestCase("<![CDATA[The <i>bold</i> one &#8211; now]]>", "The bold one – now", TestName = "Markup in CDATA")]
    [TestCase("5 &lt; 6 and x&lt;y", "5 < 6 and x<y", TestName = "Less-than signs are text")]
    [TestCase("Why &lt;blink&gt; died", "Why <blink> died", TestName = "A tag that nobody writes any more is text")]
    [TestCase("  One\n   line ", "One line", TestName = "White space")]
    public void An_rss_title_is_plain_text(string title, string expected) => Assert.That(Reads.Item($"<title>{title}</title>").Title, Is.EqualTo(expected));

    [TestCase("<title>a &amp;lt; b</title>", "a &lt; b", TestName = "Text is not decoded again")]
    [TestCase("<title type='html'>a &amp;lt; b &lt;b&gt;c&lt;/b&gt;</title>", "a < b c", TestName = "HTML is")]
    [TestCase("<title type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a &lt; <b>b</b> <i>c</i></div></title>", "a < b c", TestName = "XHTML keeps its spaces")]
    public void An_atom_title_is_what_its_type_says(string title, string expected) => Assert.That(Reads.AtomEntry(title).Title, Is.EqualTo(expected));

    [TestCase("<link>https://e.org/1</link>", "https://e.org/1")]
    [TestCase("<link>/1</link>", "https://news.example.org/1", TestName = "Against the address")]
    [TestCase("<link> \n https://e.org/1 \n</link>", "https://e.org/1")]
    [TestCase("<link/><atom:link href='https://e.org/1'/>", "https://e.org/1", TestName = "Atom in RSS")]
    [TestCase("<guid>https://e.org/1</guid>", "https://e.org/1", TestName = "Permalink guid")]
    [TestCase("<guid isPermaLink='false'>https://e.org/1</guid>", null, TestName = "Guid that is no permalink")]
    [TestCase("<link>javascript:alert(1)</link>", null)]
    [TestCase("<link>file:///etc/passwd</link>", null)]
    [TestCase("<link>//e.org/1</link>", "https://e.org/1", TestName = "Without a scheme")]
    public void A_link_is_absolute_and_of_the_web(string fields, string? expected) => Assert.That(Reads.Item(fields).Link?.AbsoluteUri, Is.EqualTo(expected));

    [Test]
    public void An_atom_link_is_the_alternate_one_against_xml_base()
    {
        var entry = Reads.AtomEntry("<link rel='self' href='s'/><link rel='alternate' type='application/json' href='j'/><link rel='alternate' type='text/html' href='h'/>", "<id>x</id>");
        var based = Reads.Feed("""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://a.org/x/"><entry xml:base="y/"><title>t</title><link href="z"/></entry></feed>""").Entries.Single();
        Assert.Multiple(() =>
        {
            Assert.That(entry.Link, Is.EqualTo(new Uri("https://news.example.org/feeds/h")));
            Assert.That(based.Link, Is.EqualTo(new Uri("https://a.org/x/y/z")));
        });
    }

    [Test]
    public void Content_location_is_the_base_before_the_address()
    {
        var document = Reads.Document(Reads.Rss("<item><link>b</link></item>")) with { ContentLocation = new Uri("/elsewhere/a", UriKind.Relative) };
        Assert.That(Reads.Feed(document).Entries.Single().Link, Is.EqualTo(new Uri("https://news.example.org/elsewhere/b")));
    }

    [Test]
    public void Addresses_in_html_are_made_absolute()
    {
        var entry = Reads.Item("<description><![CDATA[<a href=\"/1?a=1&amp;b=2\">x</a> <img src='2.jpg'> <a href='#top'>t</a> <a href='mailto:a@b.org'>m</a> a=\"/1\"]]></description>");
        Assert.That(entry.Summary, Is.EqualTo("<a href=\"https://news.example.org/1?a=1&amp;b=2\">x</a> <img src='https://news.example.org/feeds/2.jpg'> <a href='#top'>t</a> <a href='mailto:a@b.org'>m</a> a=\"/1\""));
    }

    [TestCase("<author>ann@e.org (Ann Lee)</author>", "Ann Lee", "ann@e.org")]
    [TestCase("<author>Ann Lee &lt;ann@e.org&gt;</author>", "Ann Lee", "ann@e.org")]
    [TestCase("<author>Ann Lee (ann@e.org)</author>", "Ann Lee", "ann@e.org")]
    [TestCase("<author>ann@e.org</author>", "ann@e.org", "ann@e.org")]
    [TestCase("<author>ann@e.org</author><dc:creator><![CDATA[Ann Lee]]></dc:creator>", "Ann Lee", "ann@e.org")]
    [TestCase("<dc:creator>Ann Lee</dc:creator><dc:creator>Bob Roe</dc:creator>", "Ann Lee|Bob Roe", "")]
    [TestCase("<author>By <a href='/ann'>Ann Lee</a></author>", "By Ann Lee", "")]
    public void Authors_are_names(string fields, string names, string mails)
    {
        var entry = Reads.Item("<title>t</title>" + fields);
        Assert.Multiple(() =>
        {
            Assert.That(string.Join('|', entry.Authors), Is.EqualTo(names));
            Assert.That(string.Join('|', entry.Contacts), Is.EqualTo(mails));
        });
    }

    [Test]
    public void An_atom_entry_that_names_nobody_is_its_feeds_authors() =>
        Assert.That(Reads.AtomEntry("<title>t</title>", "<author><name>Ann Lee</name><email>ann@e.org</email></author>").Authors, Is.EqualTo(new[] { "Ann Lee" }));

    [Test]
    public void Summary_and_content_are_apart()
    {
        var entry = Reads.Item("<description>&lt;p&gt;Short &amp;amp; sweet&lt;/p&gt;</description><content:encoded><![CDATA[<p>Long</p>]]></content:encoded>");
        var atom = Reads.AtomEntry("<summary>1 &lt; 2</summary><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Long <b>a</b> <i>b</i><br/></p></div></content>");
        Assert.Multiple(() =>
        {
            Assert.That(entry.Summary, Is.EqualTo("<p>Short &amp; sweet</p>"), "decoded once: escaped markup stays escaped");
            Assert.That(entry.Content, Is.EqualTo("<p>Long</p>"));
            Assert.That(atom.Summary, Is.EqualTo("1 &lt; 2"));
            Assert.That(atom.Content, Is.EqualTo("<p>Long <b>a</b> <i>b</i><br /></p>"));
        });
    }

    [Test]
    public void Pictures_and_enclosures_keep_type_and_size()
    {
        var entry = Reads.Item("""
            <title>t</title><enclosure url="https://e.org/a.mp3" type="audio/mpeg" length="123"/><media:group><media:content url="https://e.org/b.jpg" medium="image" fileSize="9"/></media:group>
            <media:thumbnail url="https://e.org/c.png"/>
            """);
        Assert.Multiple(() =>
        {
            Assert.That(entry.Media, Is.EqualTo(new Media[] { new(new("https://e.org/a.mp3"), "audio/mpeg", 123), new(new("https://e.org/b.jpg"), "image", 9), new(new("https://e.org/c.png"), "image") }));
            Assert.That(entry.Image, Is.EqualTo(new Uri("https://e.org/b.jpg")));
        });
    }

    [Test]
    public void The_widest_picture_is_the_one_to_show() =>
        Assert.That(Reads.Item("<media:content url='https://e.org/140.jpg' width='140'/><media:content url='https://e.org/460.jpg' width='460'/><media:thumbnail url='https://e.org/t.jpg' width='90'/>").Image, Is.EqualTo(new Uri("https://e.org/460.jpg")));

    [Test]
    public void The_rest_of_an_entry_is_read()
    {
        var entry = Reads.Item("<guid isPermaLink='false'>abc</guid><category>UK</category><category domain='x'>Politics</category><dc:subject>Tax</dc:subject><source url='https://pa.example/'>PA</source><dc:rights>© PA</dc:rights><dc:language>cy</dc:language><dc:date>2024-07-01T12:00:00Z</dc:date>");
        Assert.Multiple(() =>
        {
            Assert.That(entry.Guid, Is.EqualTo("abc"));
            Assert.That(entry.Categories, Is.EqualTo(new[] { "UK", "Politics", "Tax" }));
            Assert.That(entry.OriginalSource, Is.EqualTo("PA"));
            Assert.That(entry.Rights, Is.EqualTo("© PA"));
            Assert.That(entry.Language, Is.EqualTo("cy"));
            Assert.That(entry.PublishedAt, Is.EqualTo(new DateTimeOffset(2024, 7, 1, 12, 0, 0, TimeSpan.Zero)));
        });
    }

    [Test]
    public void What_a_feed_says_of_itself_is_read()
    {
        var feed = Reads.Feed(Reads.Rss("""
            <language>en-GB</language><copyright>© Example</copyright><managingEditor>ed@e.org (Ed)</managingEditor><lastBuildDate>Mon, 01 Jul 2024 12:00:00 BST</lastBuildDate><ttl>30</ttl>
            <skipHours><hour>0</hour><hour>24</hour><hour>3</hour><hour>x</hour></skipHours><skipDays><day>Sunday</day><day>7</day></skipDays>
            <atom:link rel="hub" href="https://hub.example/"/><atom:link rel="self" href="https://news.example.org/self.xml"/><image><url>/logo.png</url><title>x</title><link>https://e.org</link></image>
            <item><title>t</title></item>
            """));
        Assert.Multiple(() =>
        {
            Assert.That(feed.Format, Is.EqualTo("rss"));
            Assert.That(feed.Title, Is.EqualTo("The Example"));
            Assert.That(feed.Link, Is.EqualTo(new Uri("https://news.example.org/")));
            Assert.That(feed.Language, Is.EqualTo("en-GB"));
            Assert.That(feed.Rights, Is.EqualTo("© Example"));
            Assert.That(feed.Author, Is.EqualTo("Ed"));
            Assert.That(feed.UpdatedAt, Is.EqualTo(new DateTimeOffset(2024, 7, 1, 11, 0, 0, TimeSpan.Zero)));
            Assert.That(feed.Pace, Is.EqualTo(TimeSpan.FromMinutes(30)));
            Assert.That(feed.SkipHours, Is.EqualTo(new[] { 0, 3 }));
            Assert.That(feed.SkipDays, Is.EqualTo(new[] { DayOfWeek.Sunday }));
            Assert.That(feed.Hubs, Is.EqualTo(new[] { new Uri("https://hub.example/") }));
            Assert.That(feed.Self, Is.EqualTo(new Uri("https://news.example.org/self.xml")));
            Assert.That(feed.Image, Is.EqualTo(new Uri("https://news.example.org/logo.png")));
        });
    }

    [TestCase("hourly", "2", 30)]
    [TestCase("daily", "", 1440)]
    [TestCase("yearly", "1", 7 * 1440)]
    public void Syndication_says_the_pace(string period, string frequency, int minutes) =>
        Assert.That(Reads.Feed(Reads.Rss($"<sy:updatePeriod> {period} </sy:updatePeriod><sy:updateFrequency>{frequency}</sy:updateFrequency>")).Pace, Is.EqualTo(TimeSpan.FromMinutes(minutes)));

    [Test]
    public void A_date_that_is_none_is_a_warning_and_no_date()
    {
        var feed = Reads.Feed(Reads.Rss("<item><title>t</title><pubDate>TBC</pubDate></item><item><title>u</title><pubDate>31 Dec 2099 00:00 GMT</pubDate></item>"));
        Assert.Multiple(() =>
        {
            Assert.That(feed.Entries[0].PublishedAt, Is.Null);
            Assert.That(feed.Warnings, Is.EqualTo(new[] { "pubDate \"TBC\" is not a date" }));
            Assert.That(feed.Entries[1].PublishedAt?.Year, Is.EqualTo(2099), "a date in the future is kept as the outlet's claim");
        });
    }

    [Test]
    public void An_item_without_anything_is_rejected_with_a_reason()
    {
        var feed = Reads.Feed(Reads.Rss("<item/><item><title>t</title></item>"));
        Assert.Multiple(() =>
        {
            Assert.That(feed.Entries, Has.Count.EqualTo(1));
            Assert.That(feed.Rejected, Is.EqualTo(new[] { "entry 1: empty" }));
        });
    }

    [TestCase("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel rdf:about="x"><title>F</title></channel><item rdf:about="https://e.org/1"><title>T</title></item></rdf:RDF>""", "rdf")]
    [TestCase("""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>F</title></channel><item><title>T</title></item></rdf:RDF>""", "rdf")]
    [TestCase("""<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" "http://my.netscape.com/publish/formats/rss-0.91.dtd"><rss version="0.91"><channel><title>F</title><item><title>T</title></item></channel></rss>""", "rss")]
    [TestCase("""<rss><channel><title>F</title></channel><item><title>T</title></item></rss>""", "rss", TestName = "No version, items beside the channel")]
    [TestCase("""<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>F</title><entry><title mode="escaped">T</title></entry></feed>""", "atom")]
    [TestCase("""<feed><title>F</title><entry><title>T</title></entry></feed>""", "atom", TestName = "Atom without its namespace")]
    public void Every_kind_of_xml_feed_is_read(string text, string format)
    {
        var feed = Reads.Feed(text);
        Assert.Multiple(() =>
        {
            Assert.That(feed.Format, Is.EqualTo(format));
            Assert.That(feed.Title, Is.EqualTo("F"));
            Assert.That(feed.Entries.Single().Title, Is.EqualTo("T"));
        });
    }
}
