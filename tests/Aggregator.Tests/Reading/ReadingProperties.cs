using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Aggregator.Reading;

/// <summary>What holds for every document, good or bad.</summary>
[TestFixture]
public sealed class ReadingProperties
{
    private static readonly string[] Pieces =
    [
        "<rss version=\"2.0\">", "<channel>", "</channel>", "</rss>", "<item>", "</item>", "<title>", "</title>", "<link>", "</link>", "https://e.org/1", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", "<entry>",
        "</entry>", "</feed>", "<link href='x'/>", "<![CDATA[", "]]>", "<!--", "-->", "&amp;", "&", "&nbsp;", "&#1;", "&#x41;", "<", ">", "\"", "'", "=", "<a b=c d>", "</a>", "<p:q r:s='t'>", "xmlns:p=''", "\0",
        "\uFEFF", "\uD800", "<?xml version='1.0' encoding='x'?>", "<!DOCTYPE rss [<!ENTITY a 'b'>", "]>", "<pubDate>", "Mon, 01 Jul 2024 12:00:00 BST", "</pubDate>", "{\"items\":[", "{\"id\":1}", "]}", ",", "text é “”", "<urlset>",
        "<url><loc>", "</loc></url>", "<br>", "<media:content url='", "xml:base='//'", " ", "\n",
    ];

    private static readonly Gen<string> Soup = Gen.Elements(Pieces).ListOf().Select(string.Concat);

    private static readonly Gen<string> Words = Gen.Elements("Tax", "rise", "&", "<", ">", "\"", "é", "“quoted”", "5 < 6", "a]]>b", "新聞", "R&D", "it's").NonEmptyListOf().Select(w => string.Join(' ', w));

    [Test]
    public void Any_bytes_give_a_result() =>
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes => Reads(bytes)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Test]
    public void Any_mixture_of_markup_gives_a_result() =>
        Prop.ForAll(Soup.ToArbitrary(), text => Reads(Encoding.UTF8.GetBytes(text)) && Reads(Encoding.UTF8.GetBytes("<rss><channel>" + text))).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Test]
    public void What_was_mended_once_needs_no_mending() =>
        Prop.ForAll(Soup.ToArbitrary(), text =>
        {
            var (once, _) = Mender.Mend("<rss>" + text, new RepairLog());
            var again = new RepairLog();
            var (twice, _) = Mender.Mend(once, again);
            return once == twice && again.ToList().Count == 0;
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Test]
    public void What_a_good_feed_says_is_what_is_read() =>
        Prop.ForAll(Words.Two().ListOf().ToArbitrary(), items =>
        {
            var xml = Aggregator.Reading.Reads.Rss(string.Concat(items.Select((item, i) => $"<item><guid isPermaLink='false'>{i}</guid><title>{Escape(Escape(item.Item1))}</title><description>{Escape(Escape(item.Item2))}</description></item>")));
            var feed = Aggregator.Reading.Reads.Feed(xml);
            return feed.Repairs.Count == 0 && feed.Entries.Select(e => (e.Guid, e.Title, Unescape(e.Summary))).SequenceEqual(items.Select((item, i) => ((string?)$"{i}", (string?)item.Item1, (string?)item.Item2)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static bool Reads(byte[] bytes) =>
        new FeedReading().Read(new SourceDocument { Body = bytes }) is not null && new SitemapReading().Read(new SourceDocument { Body = bytes }) is not null;

    private static string Escape(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string? Unescape(string? html) => html?.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);
}
