namespace Aggregator.Reading;

[TestFixture]
public sealed class MenderTests
{
    [Test]
    public void A_good_feed_is_not_mended() => Assert.That(Reads.Feed(Reads.Rss("<item><title>A &amp; B</title></item>")).Repairs, Is.Empty);

    [TestCase("Fish & chips", "Fish & chips", "bare ampersand")]
    [TestCase("AT&T and R&D;", "AT&T and R&D;", "bare ampersand (×2)")]
    [TestCase("caf&eacute;&nbsp;au lait", "café au lait", "entity &eacute; not declared")]
    [TestCase("a&#x1;b", "ab", "impossible character reference dropped")]
    [TestCase("a&#X41;b", "aAb", "malformed character reference")]
    [TestCase("less <3 more", "less <3 more", "bare <")]
    [TestCase("a␁b␀c", "abc", "control character dropped (×2)")]
    [TestCase("a ]]> b", "a ]]> b", null)]
    public void Text_that_xml_refuses_is_mended(string title, string expected, string? repair)
    {
        // Control characters do not survive in the arguments of a test case.
        title = title.Replace('␁', '\u0001').Replace('␀', '\0');
        var feed = Reads.Feed(Reads.Rss($"<item><title>{title}</title><link>https://news.example.org/1</link></item>"));
        Assert.Multiple(() =>
        {
            Assert.That(feed.Entries.Single().Title, Is.EqualTo(expected));
            Assert.That(feed.Entries.Single().Link, Is.EqualTo(new Uri("https://news.example.org/1")));
            if (repair is not null)
                Assert.That(feed.Repairs, Has.Some.EqualTo(repair));
        });
    }

    [TestCase("<title>One</titel><link>https://e.org/1</link>", "misspelt end tag")]
    [TestCase("<title>One<link>https://e.org/1</link>", "end tag missing")]
    [TestCase("<title>One</title></p><link>https://e.org/1</link>", "stray end tag")]
    [TestCase("<title>One</title><enclosure url=https://e.org/1.jpg /><link>https://e.org/1</link>", "attribute without quotes")]
    [TestCase("<title lang='a' lang='b'>One</title><link>https://e.org/1</link>", "attribute given twice")]
    [TestCase("<title>One</title><description>a<br>b</description><link>https://e.org/1</link>", "<br> not closed")]
    [TestCase("<title>One</title><!-- a -- b --><link>https://e.org/1</link>", null)]
    [TestCase("<title><![CDATA[One</title><link>https://e.org/1</link><description><![CDATA[x]]></description>", "CDATA without its end")]
    [TestCase("<title><![CDATA[One <![CDATA[]]> ]]></title><link>https://e.org/1</link>", "CDATA inside CDATA")]
    [TestCase("<title>One</title><enclosure url=\"https://e.org/1.jpg type=\"image/jpeg\" /><link>https://e.org/1</link>", "attribute without its second quote")]
    [TestCase("<title>One</title><description><b><i>x</b></i></description><link>https://e.org/1</link>", "stray end tag")]
    [TestCase("<title>One</title><description>Text<link>https://e.org/1</link><pubDate>1 Jul 2024</pubDate>", "end tag missing")]
    [TestCase("<title>One</title><?php echo 1><link>https://e.org/1</link>", null)]
    [TestCase("<TITLE>One</title><link>https://e.org/1</LINK>", "misspelt end tag (×2)")]
    [TestCase("<title>One</title><foo:bar>x</foo:bar><link>https://e.org/1</link>", "prefix \"foo\" not declared")]
    public void Tags_that_do_not_fit_are_mended(string fields, string? repair)
    {
        var feed = Reads.Feed(Reads.Rss($"<item>{fields}</item><item><title>Two</title></item>"));
        Assert.Multiple(() =>
        {
            Assert.That(feed.Entries.Select(e => e.Title), Is.EqualTo(new[] { "One", "Two" }));
            Assert.That(feed.Entries[0].Link, Is.EqualTo(new Uri("https://e.org/1")));
            Assert.That(feed.IsIncomplete, Is.False);
            if (repair is not null)
                Assert.That(feed.Repairs, Has.Some.EqualTo(repair));
        });
    }

    [Test]
    public void An_undeclared_prefix_means_what_it_always_means()
    {
        var feed = Reads.Feed("""<rss version="2.0"><channel><item><title>One</title><dc:creator>Ann Lee</dc:creator><media:content url="https://e.org/1.jpg"/></item></channel></rss>""");
        Assert.Multiple(() =>
        {
            Assert.That(feed.Entries.Single().Authors, Is.EqualTo(new[] { "Ann Lee" }));
            Assert.That(feed.Entries.Single().Image, Is.EqualTo(new Uri("https://e.org/1.jpg")));
        });
    }

    [Test]
    public void A_root_that_ends_before_its_entries_goes_on()
    {
        var feed = Reads.Feed("<rss version='2.0'><channel><title>F</title></rss><item><title>One</title></item></channel></rss>");
        Assert.Multiple(() =>
        {
            Assert.That(feed.Entries.Single().Title, Is.EqualTo("One"));
            Assert.That(feed.Repairs, Has.Some.EqualTo("root ended before its entries"));
        });
    }

    [Test]
    public void An_item_that_forgot_its_end_does_not_swallow_the_next() =>
        Assert.That(Reads.Feed(Reads.Rss("<item><title>One</title><item><title>Two</title></item>")).Entries.Select(e => e.Title), Is.EqualTo(new[] { "One", "Two" }));

    [TestCase("\n\n  ", "white space before the XML declaration")]
    [TestCase("<br />\n<b>Warning</b>: mysql_connect() in <b>/srv/feed.php</b> on line <b>3</b><br />\n", "text before the document dropped")]
    [TestCase("\uFEFF\uFEFF", null)]
    public void What_stands_before_the_document_is_dropped(string junk, string? repair)
    {
        var feed = Reads.Feed(junk + Reads.Rss("<item><title>One</title></item>"));
        Assert.Multiple(() =>
        {
            Assert.That(feed.Entries.Single().Title, Is.EqualTo("One"));
            if (repair is not null)
                Assert.That(feed.Repairs, Has.Some.EqualTo(repair));
        });
    }

    [Test]
    public void What_stands_behind_the_document_is_dropped()
    {
        var feed = Reads.Feed(Reads.Rss("<item><title>One</title></item>") + "<script>track()</script>");
        Assert.Multiple(() =>
        {
            Assert.That(feed.Entries.Single().Title, Is.EqualTo("One"));
            Assert.That(feed.Repairs, Has.Some.EqualTo("text after the document dropped"));
            Assert.That(feed.IsIncomplete, Is.False);
        });
    }

    [Test]
    public void A_cut_document_keeps_the_entries_before_the_cut([Range(0, 118, 6)] int cut)
    {
        var whole = Reads.Rss("<item><title>One</title><link>https://e.org/1</link></item><item><title>Two</title><link>https://e.org/2</link><description>A long one &amp; more</description></item>");
        var feed = Reads.Feed(whole[..^(cut + 1)]);
        Assert.Multiple(() =>
        {
            Assert.That(feed.IsIncomplete, Is.True);
            Assert.That(feed.Entries, Is.Not.Empty);
            Assert.That(feed.Entries[0].Link, Is.EqualTo(new Uri("https://e.org/1")));
            Assert.That(feed.Entries.Skip(1).Select(e => e.Link), Has.All.EqualTo(new Uri("https://e.org/2")), "half a link is worse than none");
            Assert.That(feed.Repairs, Has.Some.EqualTo("the document is cut off"));
        });
    }

    [Test]
    public void Mending_what_was_mended_changes_nothing()
    {
        const string Broken = "<rss version='2.0'><channel><title>A & B</title><item><title>C &eacute;<link a=b c>x</link><foo:x>1</foo:x></item><item>";
        var (once, _) = Mender.Mend(Broken, new RepairLog());
        var again = new RepairLog();
        var (twice, isCut) = Mender.Mend(once, again);
        Assert.Multiple(() =>
        {
            Assert.That(twice, Is.EqualTo(once));
            Assert.That(again.ToList(), Is.Empty);
            Assert.That(isCut, Is.False);
        });
    }
}
