using System.IO.Compression;
using System.Text;

namespace Aggregator.Reading;

[TestFixture]
public sealed class SitemapReadingTests
{
    private const string News = """
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
          <url><loc>https://e.org/1?a=1&amp;b=2</loc><lastmod>2024-07-01T13:00:00Z</lastmod>
            <news:news><news:publication><news:name>Example</news:name><news:language>en</news:language></news:publication>
              <news:publication_date>2024-07-01T12:00:00+01:00</news:publication_date><news:title>A &amp; B</news:title><news:keywords>Tax, Budget</news:keywords></news:news>
            <image:image><image:loc>https://e.org/1.jpg</image:loc><image:title>Picture</image:title></image:image></url>
          <url><loc>mailto:x@e.org</loc></url>
        </urlset>
        """;

    [Test]
    public void A_news_sitemap_is_read()
    {
        var feed = Read(News);
        var entry = feed.Entries.Single();
        Assert.Multiple(() =>
        {
            Assert.That(feed.Format, Is.EqualTo("sitemap"));
            Assert.That(feed.Repairs, Is.Empty);
            Assert.That(entry.Link, Is.EqualTo(new Uri("https://e.org/1?a=1&b=2")));
            Assert.That(entry.Title, Is.EqualTo("A & B"));
            Assert.That(entry.PublishedAt?.UtcDateTime.Hour, Is.EqualTo(11));
            Assert.That(entry.UpdatedAt?.UtcDateTime.Hour, Is.EqualTo(13));
            Assert.That(entry.Categories, Is.EqualTo(new[] { "Tax", "Budget" }));
            Assert.That(entry.Image, Is.EqualTo(new Uri("https://e.org/1.jpg")));
            Assert.That(entry.Language, Is.EqualTo("en"));
            Assert.That(feed.Rejected, Has.Count.EqualTo(1));
        });
    }

    [Test]
    public void An_index_names_its_parts_newest_first()
    {
        var feed = Read("""
            <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><sitemap><loc>https://e.org/old.xml</loc><lastmod>2024-01-01</lastmod></sitemap>
            <sitemap><loc>https://e.org/unknown.xml</loc></sitemap><sitemap><loc>https://e.org/new.xml.gz</loc><lastmod>2024-07-01</lastmod></sitemap></sitemapindex>
            """);
        Assert.That(feed.Parts.Select(p => p.AbsoluteUri), Is.EqualTo(new[] { "https://e.org/new.xml.gz", "https://e.org/old.xml", "https://e.org/unknown.xml" }));
    }

    [Test]
    public void A_gzip_file_is_unpacked()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(Encoding.UTF8.GetBytes(News));
        Assert.That(Read(packed.ToArray()).Entries, Has.Count.EqualTo(1));
    }

    [Test]
    public void A_cut_or_broken_sitemap_keeps_what_is_whole()
    {
        var feed = Read("<urlset><url><loc>https://e.org/1?a=1&b=2</loc></url><url><loc>https://e.org/2</lo");
        Assert.Multiple(() =>
        {
            Assert.That(feed.Entries.Select(e => e.Link?.AbsoluteUri), Is.EqualTo(new[] { "https://e.org/1?a=1&b=2" }));
            Assert.That(feed.IsIncomplete, Is.True);
        });
    }

    [Test]
    public void Either_reader_reads_what_it_is_given()
    {
        Assert.Multiple(() =>
        {
            Assert.That(Reads.Feed(News).Format, Is.EqualTo("sitemap"));
            Assert.That(Read(Reads.Rss("<item><title>t</title></item>")).Format, Is.EqualTo("rss"));
        });
    }

    [Test]
    public void A_page_is_not_a_sitemap() =>
        Assert.That((new SitemapReading().Read(Reads.Document("<!DOCTYPE html><html><head><title>Gone</title></head></html>")) as ReadOutcome.Unreadable)?.Reason, Is.EqualTo("an HTML page, not a sitemap: Gone"));

    private static Feed Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static Feed Read(byte[] bytes) => new SitemapReading().Read(Reads.Document(bytes)) is ReadOutcome.Read read ? read.Feed : throw new AssertionException("not read");
}
