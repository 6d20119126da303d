using System.Text;
using Aggregator.Reading;
using Aggregator.Sources;

namespace Aggregator.Extracting;

/// <summary>Listings of several makes, and what must never come out of one.</summary>
public sealed class ListingReadingTests
{
    private static readonly Uri Address = new("https://www.example.co.uk/news/");

    private const string Cards = """
        <html lang="en-GB"><head><title>News | Example</title></head><body>
        <header><nav><a href="/">Home</a><a href="/news/">News</a><a href="/sport/">Sport and much more from us</a></nav></header>
        <main><h1>News</h1>
        <ul class="cards">
          <li class="card"><a href="/news/council-agrees-new-bridge-over-river-1234567"><img src="/i/1.jpg"><h3>Council agrees a new bridge over the river</h3></a>
            <p>Work on the crossing begins in the spring, the council said on Tuesday.</p><time datetime="2026-03-03T10:15:00Z">3 March</time><a href="/topics/transport">Transport</a></li>
          <li class="card"><a href="/news/school-wins-science-prize-for-its-garden-1234568"><h3>School wins science prize for its garden</h3></a><time datetime="2026-03-02">2 March</time></li>
          <li class="card"><a href="https://www.example.co.uk/news/hospital-opens-new-wing-after-delays-1234569?utm_source=x"><h3>Hospital opens new wing after delays</h3></a></li>
          <li class="card"><a href="https://elsewhere.example.org/news/what-a-partner-wants-you-to-read-1234560"><h3>What a partner wants you to read today</h3></a></li>
        </ul></main>
        <footer><a href="/about-us">About us</a><a href="/news/how-we-use-your-data-and-cookies-1">How we use your data and cookies</a></footer></body></html>
        """;

    [Test]
    public void Cards_give_their_reports_with_title_date_and_picture()
    {
        var entries = Entries(Cards);

        Assert.Multiple(() =>
        {
            Assert.That(entries.Select(e => e.Title), Is.EqualTo(["Council agrees a new bridge over the river", "School wins science prize for its garden", "Hospital opens new wing after delays"]));
            Assert.That(entries[0].Link, Is.EqualTo(new Uri("https://www.example.co.uk/news/council-agrees-new-bridge-over-river-1234567")));
            Assert.That(entries[0].PublishedAt, Is.EqualTo(new DateTimeOffset(2026, 3, 3, 10, 15, 0, TimeSpan.Zero)));
            Assert.That(entries[0].Image, Is.EqualTo(new Uri("https://www.example.co.uk/i/1.jpg")));
            Assert.That(entries[0].Summary, Does.StartWith("Work on the crossing"));
            Assert.That(entries[2].PublishedAt, Is.Null);
        });
    }

    [Test]
    public void Releases_in_plain_paragraphs_are_found_by_their_addresses()
    {
        var entries = Entries("""
            <body><div id="content"><h1>Press releases</h1>
            <p><a href="release/2026/02/14/inspection-finds-improvement-at-prison">Inspection finds improvement at prison in the north</a> 14 February 2026</p>
            <p><a href="release/2026/02/11/report-on-water-quality-published">Report on the quality of water is published</a> 11 February 2026</p>
            <p><a href="release/2026/02/09/new-chair-appointed-to-board">New chair is appointed to the board</a> 9 February 2026</p>
            <p><a href="?page=2">Older releases</a></p></div></body>
            """);

        Assert.That(entries.Select(e => e.Link!.AbsolutePath), Is.EqualTo([
            "/news/release/2026/02/14/inspection-finds-improvement-at-prison", "/news/release/2026/02/11/report-on-water-quality-published", "/news/release/2026/02/09/new-chair-appointed-to-board"]));
    }

    [Test]
    public void The_recipe_says_which_links_count()
    {
        var outcome = new ListingReading().Read(Document(Cards) with { Recipe = new Recipe { Links = "li.card:first-child h3" } });

        Assert.That(((ReadOutcome.Read)outcome).Feed.Entries.Single().Title, Is.EqualTo("Council agrees a new bridge over the river"));
    }

    [Test]
    public void A_selector_that_died_is_named()
    {
        var outcome = new ListingReading().Read(Document(Cards) with { Recipe = new Recipe { Links = "article.gone a" } });

        Assert.That(((ReadOutcome.Unreadable)outcome).Reason, Does.Contain("article.gone a"));
    }

    [Test]
    public void A_page_without_reports_is_unreadable_and_not_empty()
    {
        Assert.That(new ListingReading().Read(Document("<body><nav><a href='/a'>A</a></nav><p>Nothing here</p></body>")), Is.InstanceOf<ReadOutcome.Unreadable>());
    }

    [Test]
    public void A_base_tag_to_a_stranger_leads_nowhere()
    {
        var outcome = new ListingReading().Read(Document(Cards.Replace("<head>", "<head><base href='https://evil.example.net/'>", StringComparison.Ordinal)));

        Assert.That(((ReadOutcome.Read)outcome).Feed.Entries.Select(e => e.Link!.Host).Distinct(), Is.EqualTo(["www.example.co.uk"]));
    }

    private static IReadOnlyList<Entry> Entries(string html) => ((ReadOutcome.Read)new ListingReading().Read(Document(html))).Feed.Entries;

    private static SourceDocument Document(string html) => new() { Body = Encoding.UTF8.GetBytes(html), Address = Address };
}
