using System.Globalization;
using System.Text;

namespace Aggregator.Benchmarks.Feeds;

/// <summary>Feeds of the size and make that outlets serve, the same at every run.</summary>
internal static class GeneratedFeeds
{
    private static readonly string[] Words = "council budget minister said on Monday that the new rules would come into force after talks with unions about pay and hospitals in Leeds £12m & “urgent” review".Split(' ');

    /// <summary>30 items with a teaser each, about 25 kB.</summary>
    public static byte[] Teasers { get; } = Rss(30, full: 0);

    /// <summary>50 items with their whole text, about 150 kB.</summary>
    public static byte[] FullText { get; } = Rss(50, full: 9);

    /// <summary>30 Atom entries with a summary each.</summary>
    public static byte[] Atom { get; } = AtomFeed(30);

    private static byte[] Rss(int items, int full)
    {
        var random = new Random(4);
        var feed = new StringBuilder("""
            <?xml version="1.0" encoding="UTF-8"?>
            <rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0" xmlns:media="http://search.yahoo.com/mrss/">
              <channel>
                <title><![CDATA[The Example: UK]]></title><description><![CDATA[News from the Example]]></description><link>https://news.example.org/uk</link><language>en-gb</language><ttl>15</ttl>
                <lastBuildDate>Mon, 01 Jul 2024 12:00:00 GMT</lastBuildDate><atom:link href="https://news.example.org/uk/rss.xml" rel="self" type="application/rss+xml"/>

            """);
        for (var i = 0; i < items; i++)
        {
            feed.Append(CultureInfo.InvariantCulture, $"""
                    <item>
                      <title><![CDATA[{Text(random, 9)}]]></title>
                      <description><![CDATA[{Text(random, 28)}]]></description>
                      <link>https://news.example.org/uk/report-{i}?at_medium=RSS&amp;at_campaign=rss</link>
                      <guid isPermaLink="false">https://news.example.org/uk/report-{i}#0</guid>
                      <pubDate>Mon, 01 Jul 2024 {i % 24:00}:{i % 60:00}:00 GMT</pubDate>
                      <dc:creator>Ann Lee</dc:creator><category>UK</category>
                      <media:thumbnail width="240" height="135" url="https://images.example.org/240/{i}.jpg"/>

                """);
            if (full > 0)
                feed.Append("      <content:encoded><![CDATA[").Append(string.Concat(Enumerable.Range(0, full).Select(_ => $"<p>{Text(random, 40)} <a href=\"https://news.example.org/x\">more</a></p>\n"))).Append("]]></content:encoded>\n");
            feed.Append("    </item>\n");
        }

        return Encoding.UTF8.GetBytes(feed.Append("  </channel>\n</rss>\n").ToString());
    }

    private static byte[] AtomFeed(int entries)
    {
        var random = new Random(5);
        var feed = new StringBuilder("""
            <?xml version="1.0" encoding="utf-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB"><title>Announcements</title><id>https://gov.example/feed</id><updated>2024-07-01T12:00:00+01:00</updated><link rel="alternate" type="text/html" href="https://gov.example/"/>

            """);
        for (var i = 0; i < entries; i++)
        {
            feed.Append(CultureInfo.InvariantCulture, $"""
                  <entry><id>https://gov.example/{i}#1</id><updated>2024-07-01T{i % 24:00}:00:00+01:00</updated><link rel="alternate" type="text/html" href="https://gov.example/{i}"/>
                    <title>{Markup(Text(random, 9))}</title><summary type="html">&lt;p&gt;{Markup(Markup(Text(random, 50)))}&lt;/p&gt;</summary><author><name>Department</name></author></entry>

                """);
        }

        return Encoding.UTF8.GetBytes(feed.Append("</feed>\n").ToString());
    }

    private static string Text(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));

    private static string Markup(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal);
}
