using Aggregator.Fetching;
using Aggregator.Sources;

namespace Aggregator.Discovering;

/// <summary>What is found on sites of all kinds, and how little is asked for it.</summary>
public sealed class DiscoveryTests
{
    [Test]
    public async Task A_home_page_leads_to_the_feeds_that_it_names_and_not_to_its_comments()
    {
        var site = new DiscoverySite().Page("", Link("/feed", "Gazette") + Link("/comments/feed", "Gazette » Comments")).Feed("feed", "a", "b", "c");
        var found = await site.FindAsync();
        var best = found.Candidates[0];
        Assert.That((best.Address.AbsolutePath, best.Kind, best.Entries, best.Text, best.NewestAt), Is.EqualTo(("/feed", SourceKind.Feed, 3, TextCarried.FullText, DiscoverySite.Now.AddHours(-1))));
        Assert.That(best.How, Does.Contain("named by https://gazette.example/ as “Gazette”"));
        Assert.That(found.Candidates.Single(c => c.Has("comments")).IsReadable, Is.False, "and nobody asked for them");
        Assert.That(site.Asked, Does.Not.Contain("/comments/feed"));
    }

    [TestCase("gazette.example")]
    [TestCase("https://gazette.example/feed")]
    public async Task The_outlet_is_guessed_from_feed_and_home_page(string typed)
    {
        var found = await new DiscoverySite().Page("", Link("/feed", "Gazette") + "<meta property=\"og:site_name\" content=\"The Anytown Gazette\">").Feed("feed", "a", "b", "c").FindAsync(typed);
        var outlet = found.Outlet!;
        Assert.That((outlet.Id, outlet.Name, outlet.HomePage.AbsoluteUri, outlet.Country, outlet.Language, outlet.TimeZone, outlet.IsKnown), Is.EqualTo(("the-anytown-gazette", "The Anytown Gazette", "https://gazette.example/", "GB", "en-GB", "Europe/London", false)));
        Assert.That(found.Candidates[0].Address.AbsolutePath, Is.EqualTo("/feed"));
    }

    [Test]
    public async Task An_outlet_that_is_there_is_recognised_by_its_host_and_its_sources_by_their_address()
    {
        var site = new DiscoverySite().Page("", Link("/feed", "All") + Link("/sport/feed", "Sport")).Feed("feed", "a", "b", "c").Feed("sport/feed", "d", "e", "f");
        site.Known.Add(new Outlet { Id = new("gazette"), Name = "Gazette", HomePage = new("https://www.gazette.example/"), Sources = [new Source { Id = new("gazette/all"), Outlet = new("gazette"), Address = new("http://gazette.example/feed/") }] });
        var found = await site.FindAsync();
        Assert.That((found.Outlet!.Id, found.Outlet.IsKnown), Is.EqualTo(("gazette", true)));
        Assert.That(found.Candidates.Single(c => c.Has("declared")).Warnings.Single(w => w.Code == "declared").Text, Does.Contain("gazette/all"));
        Assert.That(found.Candidates[0].Address.AbsolutePath, Is.EqualTo("/sport/feed"), "what is polled already is not proposed first");
    }

    [Test]
    public async Task A_section_page_leads_to_its_own_feed_first()
    {
        var site = new DiscoverySite().Page("sport", Link("/feed", "All") + Link("/politics/feed", "Politics") + Link("/sport/feed", "Sport"))
            .Feed("feed", "a", "b", "c").Feed("sport/feed", "d", "e", "f").Feed("politics/feed", "g", "h", "i");
        var best = (await site.FindAsync("gazette.example/sport")).Candidates[0];
        Assert.That((best.Address.AbsolutePath, best.Category, best.Slug), Is.EqualTo(("/sport/feed", "sport", "sport")));
    }

    [Test]
    public async Task Two_feeds_of_the_same_reports_are_told_apart_as_duplicates()
    {
        var found = await new DiscoverySite().Page("", Link("/feed", "RSS") + Link("/feed.atom", "Atom")).Feed("feed", "a", "b", "c").Feed("feed.atom", "a", "b", "c").FindAsync();
        Assert.That(found.Candidates.Where(c => c.Kind == SourceKind.Feed).Select(c => c.Has("duplicate")), Is.EqualTo(new[] { false, true }));
    }

    [Test]
    public async Task A_news_sitemap_is_found_by_robots_txt()
    {
        var site = new DiscoverySite().Page("", "").Robots("User-agent: *\nAllow: /\nSitemap: https://gazette.example/sitemap-pages.xml\nSitemap: /news-sitemap.xml\n").Document("news-sitemap.xml", Sitemap(8));
        var found = await site.FindAsync();
        Assert.That((found.Candidates[0].Kind, found.Candidates[0].Entries, found.Candidates[0].Address.AbsolutePath), Is.EqualTo((SourceKind.Sitemap, 8, "/news-sitemap.xml")));
    }

    [Test]
    public async Task A_site_without_feeds_is_offered_as_a_listing_with_a_selector()
    {
        var site = new DiscoverySite().Robots("User-agent: *\nDisallow: /feed\nDisallow: /rss.xml\nDisallow: /feed.xml\n").Page("news", "", $"<nav><a href=\"/about-us\">About</a></nav><main>{DiscoverySite.Listing(8)}</main>");
        var found = await site.FindAsync("https://gazette.example/news");
        var listing = found.Candidates.Single();
        Assert.That((listing.Kind, listing.Entries, listing.Links), Is.EqualTo((SourceKind.Listing, 8, "h3.teaser__headline a")));
        Assert.That(site.Asked, Has.None.Matches<string>(p => p is "/feed" or "/rss.xml" or "/feed.xml"), "robots.txt keeps guesses away");
    }

    [Test]
    public async Task Common_places_are_tried_only_where_robots_txt_is_there_and_allows_them()
    {
        var silent = new DiscoverySite().Page("", "");
        await silent.FindAsync();
        Assert.That(silent.Asked, Is.EqualTo(new[] { "/", "/robots.txt" }));

        var open = new DiscoverySite().Page("", "").Robots("User-agent: *\nAllow: /\n").Feed("feed", "a", "b", "c");
        var found = await open.FindAsync();
        Assert.That(found.Candidates.Single().How, Is.EqualTo("found at a common address of the site"));
    }

    [Test]
    public async Task The_software_that_made_the_site_hints_at_its_feed()
    {
        var site = new DiscoverySite().Page("", "<meta name=\"generator\" content=\"Ghost 5.9\">").Feed("rss/", "a", "b", "c");
        Assert.That((await site.FindAsync()).Candidates.Single().How, Is.EqualTo("where Ghost 5.9 keeps its feed"));
    }

    [Test]
    public async Task A_page_that_is_not_there_still_names_its_site()
    {
        var found = await new DiscoverySite().Page("", Link("/feed", "All")).Feed("feed", "a", "b", "c").FindAsync("https://gazette.example/old/page");
        Assert.That(found.Problem, Does.Contain("404"));
        Assert.That(found.Candidates[0].Address.AbsolutePath, Is.EqualTo("/feed"));
    }

    [TestCase(FetchFailure.Robots, "blocked-by-robots")]
    [TestCase(FetchFailure.Forbidden, "blocked")]
    [TestCase(FetchFailure.Challenged, "challenged")]
    [TestCase(FetchFailure.Dns, "unreachable")]
    [TestCase(FetchFailure.AddressRefused, "refused")]
    public async Task A_site_that_does_not_want_to_be_asked_is_asked_no_further(FetchFailure failure, string code)
    {
        var site = new DiscoverySite().Trouble("", failure);
        var found = await site.FindAsync();
        Assert.That(found.Candidates.Single().Has(code));
        Assert.That((found.Problem, found.Outlet, site.Fetcher.Asked.Count), Is.EqualTo(($"https://gazette.example/: : {failure}", (OutletProposal?)null, 1)));
    }

    [Test]
    public async Task A_search_makes_no_more_requests_than_it_may_and_says_what_it_left()
    {
        var site = new DiscoverySite();
        site.Page("", string.Concat(Enumerable.Range(0, 30).Select(i => Link($"/f{i}.rss", $"Feed {i}"))));
        site.Options.MaxRequests = 6;
        for (var i = 0; i < 30; i++)
            site.Feed($"f{i}.rss", $"a{i}", $"b{i}", $"c{i}");
        var found = await site.FindAsync();
        Assert.That((site.Fetcher.Asked.Count, found.Requests), Is.EqualTo((6, 6)));
        Assert.That(found.Candidates.Count(c => c.IsReadable), Is.EqualTo(3));
        Assert.That(found.Candidates.Count(c => c.Has("not-looked-at")), Is.EqualTo(27));
        Assert.That(found.Ended, Does.Contain("6 requests"));
    }

    [Test]
    public async Task Everything_that_is_found_goes_by_robots_txt_whatever_a_setting_says_of_feeds()
    {
        var site = new DiscoverySite().Page("", Link("/feed", "All")).Feed("feed", "a", "b", "c");
        await site.FindAsync();
        Assert.That(site.Fetcher.Asked.Select(r => r.Access.ObeyRobots), Is.All.True);
    }

    [Test]
    public async Task A_stale_an_empty_and_a_foreign_feed_say_so()
    {
        var old = ScriptedNews("old", DiscoverySite.Now.AddDays(-90), "https://gazette.example/");
        var foreign = ScriptedNews("foreign", DiscoverySite.Now, "https://elsewhere.example/");
        var site = new DiscoverySite().Page("", Link("/old", "Old") + Link("/empty", "Empty") + Link("/foreign", "Foreign"))
            .Document("old", old).Document("foreign", foreign).Document("empty", "<rss version=\"2.0\"><channel><title>Nothing</title></channel></rss>");
        var found = await site.FindAsync();
        Assert.That(found.Candidates.ToDictionary(c => c.Address.AbsolutePath, c => c.Warnings.Select(w => w.Code).ToList()), Is.EqualTo(new Dictionary<string, List<string>> { ["/old"] = ["stale"], ["/empty"] = ["empty"], ["/foreign"] = ["elsewhere"] }).UsingPropertiesComparer());
    }

    [Test]
    public async Task Signals_of_the_site_are_told_with_every_candidate()
    {
        var site = new DiscoverySite().Page("", Link("/feed", "All")).Feed("feed", "a", "b", "c").Robots("User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nAllow: /\n");
        Assert.That((await site.FindAsync()).Candidates[0].SignalWords, Is.EqualTo(new[] { "refuses AI agents (GPTBot)" }));
    }

    [Test]
    public async Task A_paywalled_report_marks_what_leads_to_it()
    {
        var site = new DiscoverySite().Page("", Link("/feed", "All")).Document("feed", ScriptedNews("a", DiscoverySite.Now, "https://gazette.example/"));
        site.Page("a0", "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Report\",\"isAccessibleForFree\":false}</script>", "<article><p>Only the opening of it is here.</p></article>");
        Assert.That((await site.FindAsync()).Candidates[0].Has("paywalled"));
    }

    [Test]
    public async Task Whoever_waits_hears_of_every_step()
    {
        var site = new DiscoverySite().Page("", Link("/feed", "All")).Feed("feed", "a", "b", "c");
        var found = await site.FindAsync();
        Assert.That(site.Steps.Where(s => s.Outcome is null).Select(s => s.Doing), Is.EqualTo(found.Steps.Select(s => s.Doing)));
        Assert.That(found.Steps.Select(s => s.Doing).First(), Is.EqualTo("asking https://gazette.example/"));
    }

    private static string Link(string address, string title) => $"<link rel=\"alternate\" type=\"application/rss+xml\" title=\"{title}\" href=\"{address}\">";

    private static string ScriptedNews(string slug, DateTimeOffset at, string site) =>
        $"<rss version=\"2.0\"><channel><title>News</title><link>https://gazette.example/</link>{string.Concat(Enumerable.Range(0, 4).Select(i => $"<item><title>Report {i} on {slug}</title><link>{site}{slug}{i}</link><pubDate>{at.AddHours(-i):R}</pubDate></item>"))}</channel></rss>";

    private static string Sitemap(int entries) =>
        $"<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:news=\"http://www.google.com/schemas/sitemap-news/0.9\">{string.Concat(Enumerable.Range(0, entries).Select(i => $"<url><loc>https://gazette.example/news/report-{i}</loc><news:news><news:publication_date>2026-11-24T0{i}:00:00Z</news:publication_date><news:title>Report {i}</news:title></news:news></url>"))}</urlset>";
}
