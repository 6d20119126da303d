using Aggregator.Simulator.Scripting;
using Aggregator.Simulator.Telling;
using static Aggregator.Simulator.Makes.Html;

namespace Aggregator.Simulator.Makes;

/// <summary>No feed at all: a section front that lists reports between navigation, tags and promotions, and plain pages.</summary>
internal sealed class ListingMake : IMake
{
    public string Name => "listing";

    public string Path(ScriptedReport report, DateTimeOffset publishedAt) => $"/news/{report.Section}/{Addresses.Slug(report.Headline)}-{report.Number}";

    public IReadOnlyList<Front> Fronts(ScriptedOutlet outlet) => [new("news", "/news", "Listing", "text/html; charset=utf-8", Listing)];

    private static string Listing(Edition edition) => $"""
        <!DOCTYPE html>
        <html lang="en-GB"><head><meta charset="utf-8"><title>Latest news | {Text(edition.Outlet.Name)}</title></head><body>
        {Masthead(edition)}
        <main>
        <h1>Latest news</h1>
        <section class="lead-block">{Each(edition.Latest.Take(1), r => $"""
            <div class="teaser teaser--lead"><a class="teaser__image" href="{r.Url.AbsolutePath}"><img src="{r.Image.AbsolutePath}" alt=""></a>
            <div class="teaser__section"><a href="/news/{r.Section}">{Title(r.Section)}</a></div>
            <h2 class="teaser__headline"><a href="{r.Url.AbsolutePath}">{Text(r.Headline)}</a></h2><p class="teaser__text">{Text(r.Standfirst)}</p><time datetime="{Iso(r.PublishedAt)}">{Spoken(r.PublishedAt)}</time></div>
            """)}</section>
        <section class="river">{Each(edition.Latest.Skip(1), r => $"""
            <div class="teaser"><a class="teaser__image" href="{r.Url.AbsolutePath}"><img src="{r.Image.AbsolutePath}" alt=""></a>
            <h3 class="teaser__headline"><a href="{r.Url.AbsolutePath}">{Text(r.Headline)}</a></h3><p class="teaser__text">{Text(r.Standfirst)}</p>
            <time datetime="{Iso(r.PublishedAt)}">{Spoken(r.PublishedAt)}</time> <a class="teaser__comments" href="{r.Url.AbsolutePath}#comments">Comments</a></div>
            """)}</section>
        <nav class="pager"><a href="/news?page=2">Older stories</a></nav>
        <aside><h2>Topics</h2><ul class="tags">{Each(edition.Latest.SelectMany(r => r.Tags).Distinct().Take(12), t => $"<li><a href=\"/topic/{Addresses.Slug(t)}\">{Text(t)}</a></li>")}</ul>
        <h2>In pictures</h2><p><a href="/pictures/the-week">The week in the county, as you saw it</a></p>
        <h2>Offers</h2><p><a href="https://www.example.com/offers/summer">Save a third on a family day out with our reader offer</a></p></aside>
        </main>
        {Footer(edition)}
        </body></html>
        """;

    public string Page(Edition edition, PublishedReport report) => $"""
        <!DOCTYPE html>
        <html lang="en-GB"><head><meta charset="utf-8"><title>{Text(report.Headline)} | {Text(edition.Outlet.Name)}</title>
        <meta name="description" content="{Text(report.Standfirst)}"></head><body>
        {Masthead(edition)}
        <main>
        <ol class="breadcrumb"><li><a href="/">Home</a></li><li><a href="/news">News</a></li><li><a href="/news/{report.Section}">{Title(report.Section)}</a></li></ol>
        <h1>{Text(report.Headline)}</h1>
        <p class="intro">{Text(report.Standfirst)}</p>
        <p class="author">By <a href="/staff/{Addresses.Slug(report.Byline)}">{Text(report.Byline)}</a></p>
        <p class="date">Published <time datetime="{Iso(report.PublishedAt)}">{Spoken(report.PublishedAt)}</time></p>
        <p class="image"><img src="{report.Image.AbsolutePath}" alt="{Text(report.Caption)}"><br><em>{Text(report.Caption)}</em></p>
        <div class="article-text">
        {Body(report, "<p>$</p>", "<h4>$</h4>")}
        </div>
        <div class="sharebar">Share this story: <a href="#">Facebook</a> | <a href="#">X</a> | <a href="#">Email</a> | <a href="#">Print</a></div>
        <div id="comments"><h2>Have your say</h2><p>Comments are moderated. Please log in to comment.</p></div>
        <div class="also"><h2>Also in the news</h2><ul>{Each(edition.Latest, r => $"<li><a href=\"{r.Url.AbsolutePath}\">{Text(r.Headline)}</a></li>")}</ul></div>
        </main>
        {Footer(edition)}
        </body></html>
        """;

    private static string Masthead(Edition edition) => $"""
        <div class="cookiebar"><p>This site uses cookies. <a href="/cookies">Find out more</a></p><button>Accept all</button></div>
        <header><a href="/" class="masthead">{Text(edition.Outlet.Name)}</a><p>{Text(edition.Outlet.Tagline)}</p>
        <nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li>{Each(edition.Outlet.Sections, s => $"<li><a href=\"/news/{s}\">{Title(s)}</a></li>")}<li><a href="/whats-on">What’s on</a></li><li><a href="/puzzles/">Puzzles</a></li><li><a href="/notices">Public notices</a></li></ul></nav></header>
        """;

    private static string Footer(Edition edition) => $"""
        <footer><div class="signup"><h2>The Morning Round-up</h2><p>Our editor’s pick of the day, straight to your inbox.</p><form><input type="email"><button>Subscribe</button></form></div>
        <ul><li><a href="/about-us">About us</a></li><li><a href="/contact-us">Contact us</a></li><li><a href="/privacy-policy">Privacy policy</a></li><li><a href="/advertise-with-us">Advertise with us</a></li></ul>
        <p>© {Text(edition.Outlet.Name)}</p></footer>
        """;
}
