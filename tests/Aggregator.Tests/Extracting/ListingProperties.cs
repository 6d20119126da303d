using System.Text;
using Aggregator.Normalising;
using Aggregator.Reading;
using FsCheck;
using FsCheck.Fluent;

namespace Aggregator.Extracting;

/// <summary>What holds for every listing, whatever stands in it.</summary>
public sealed class ListingProperties
{
    private static readonly Uri Address = new("https://www.example.co.uk/news/");

    private static readonly string[] Links =
    [
        "/news/a-bridge-is-agreed-after-years-1234567", "https://www.example.co.uk/news/school-wins-a-prize-7654321?utm_source=x", "/news/", "/news/#top", "https://www.example.co.uk/news", "/", "#", "?page=2",
        "https://elsewhere.example.org/news/what-a-partner-says-today-1234567", "//evil.example.net/a-long-slug-of-many-words-123456", "javascript:alert(1)", "mailto:a@example.co.uk", "http://[bad", "data:text/html,x",
        "ftp://www.example.co.uk/a-file-of-some-length-12345", "/tag/bridges", "/author/ann-example", "/news/report.pdf", "/2026/03/03/hospital-opens-new-wing",
    ];

    private static readonly string[] Frames = ["<nav>{0}</nav>", "<footer>{0}</footer>", "<ul class=menu><li>{0}</li></ul>", "<article><h3>{0}</h3><time datetime=2026-03-03>3 March</time></article>", "<li class=card>{0}</li>", "<p>{0}</p>", "{0}", "<div class='share-bar'>{0}</div>"];

    private static readonly Gen<string> Pages =
        from parts in Gen.ArrayOf(
            from link in Gen.Elements(Links)
            from frame in Gen.Elements(Frames)
            from text in Gen.Elements("A bridge is agreed after years of talk", "More", "", "School wins a prize for its garden", "<img src=x>")
            select string.Format(System.Globalization.CultureInfo.InvariantCulture, frame, $"<a href=\"{link}\">{text}</a>"))
        from head in Gen.Elements("", "<base href='https://evil.example.net/'>", "<base href='//x'>")
        select $"<html><head>{head}</head><body>{string.Concat(parts)}</body></html>";

    [Test]
    public void Only_the_outlets_own_reports_come_out_and_each_once() => Always((_, entries) =>
        entries.All(e => e.Link is { Scheme: "http" or "https" } link && Site.IsSame(link, Address) && CanonicalAddress.Key(link) != CanonicalAddress.Key(Address) && link.AbsolutePath.Length > 1)
        && entries.Select(e => CanonicalAddress.Key(e.Link!)).Distinct().Count() == entries.Count);

    [Test]
    public void Nothing_comes_out_that_stands_only_in_menus_or_footers()
    {
        var html = string.Concat(Frames.Where(f => f.Contains("nav", StringComparison.Ordinal) || f.Contains("footer", StringComparison.Ordinal) || f.Contains("menu", StringComparison.Ordinal) || f.Contains("share", StringComparison.Ordinal))
            .Select((f, i) => string.Format(System.Globalization.CultureInfo.InvariantCulture, f, $"<a href=\"/news/a-long-slug-of-many-words-123456{i}\">A headline of several words here</a>")));

        Assert.That(Read(html), Is.InstanceOf<ReadOutcome.Unreadable>());
    }

    [Test]
    public void Nesting_that_hurts_is_unreadable() =>
        Assert.That(((ReadOutcome.Unreadable)Read(string.Concat(Enumerable.Repeat("<div>", 50_000)))).Reason, Does.Contain("nested"));

    [Test]
    public void Any_bytes_give_an_outcome() =>
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll<byte[]>(bytes => new ListingReading().Read(new SourceDocument { Body = bytes, Address = Address }) is not null));

    private static void Always(Func<string, IReadOnlyList<Entry>, bool> holds) =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(200), Prop.ForAll(Pages.ToArbitrary(), html => Read(html) is not ReadOutcome.Read read || holds(html, read.Feed.Entries)));

    private static ReadOutcome Read(string html) => new ListingReading().Read(new SourceDocument { Body = Encoding.UTF8.GetBytes(html), Address = Address });
}
