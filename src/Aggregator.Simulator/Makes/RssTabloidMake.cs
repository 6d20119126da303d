using System.Xml.Linq;
using Aggregator.Simulator.Scripting;
using Aggregator.Simulator.Telling;
using static Aggregator.Simulator.Makes.Html;

namespace Aggregator.Simulator.Makes;

/// <summary>RSS 2.0 with an enclosure for the picture; crowded pages with promotions between the paragraphs.</summary>
internal sealed class RssTabloidMake : IMake
{
    private const int ParagraphsToPromotion = 3;

    public string Name => "rss-tabloid";

    public string Path(ScriptedReport report, DateTimeOffset publishedAt) => $"/{report.Section}/{report.Number}/{Addresses.Slug(report.Headline)}/";

    public IReadOnlyList<Front> Fronts(ScriptedOutlet outlet) => [new("all", "/rss/all.xml", "Feed", "application/rss+xml", Feed)];

    private static string Feed(Edition edition) => Xml.Document(new XElement("rss",
        new XAttribute("version", "2.0"), Xml.Prefix("dc", Xml.DublinCore), Xml.Prefix("media", Xml.Media),
        new XElement("channel",
            new XElement("title", edition.Outlet.Name),
            new XElement("link", edition.Home),
            new XElement("description", edition.Outlet.Tagline),
            new XElement("lastBuildDate", Rfc822(edition.ChangedAt)),
            edition.Latest.Select(Item))));

    private static XElement Item(PublishedReport report) => new("item",
        new XElement("title", report.Headline),
        new XElement("link", report.Url),
        new XElement("guid", new XAttribute("isPermaLink", "false"), $"{report.Outlet}/{report.Number}/{report.Issue}"),
        new XElement("description", new XCData($"{Text(report.Standfirst)}")),
        new XElement(Xml.DublinCore + "creator", report.Byline),
        new XElement("category", Title(report.Section)),
        new XElement("pubDate", Rfc822(report.PublishedAt)),
        new XElement("enclosure", new XAttribute("url", report.Image), new XAttribute("type", "image/png"), new XAttribute("length", 4096)),
        new XElement(Xml.Media + "content", new XAttribute("url", report.Image), new XAttribute("medium", "image"),
            new XElement(Xml.Media + "title", report.Caption)));

    public string Page(Edition edition, PublishedReport report) => $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="UTF-8"><title>{Text(report.Headline)} | {Text(edition.Outlet.Name)}</title>
        <meta name="description" content="{Text(report.Standfirst)}"><meta property="og:title" content="{Text(report.Headline)}"><meta property="og:image" content="{report.Image}">
        <meta property="og:url" content="{report.Url}"><link rel="canonical" href="{report.Url}">
        <meta property="article:published_time" content="{Iso(report.PublishedAt)}"></head><body>
        <div class="paper-header"><div class="paper-brand"><a href="/">{Text(edition.Outlet.Name).ToUpperInvariant()}</a></div><div class="paper-nav">{Each(edition.Outlet.Sections, s => $"<a href=\"/{s}/\">{Title(s)}</a>")}<a href="/dear-dot/">Dear Dot</a><a href="/bingo/">Bingo</a></div></div>
        <div class="cookie-wall" role="dialog"><p>We and our partners use cookies. Accept them, or pay to read without.</p><button>Accept</button><button>Pay</button></div>
        <div class="trending"><span>Trending:</span> {Each(report.Tags, t => $"<a href=\"/topic/{Addresses.Slug(t)}/\">{Text(t)}</a>")}</div>
        <div class="article-switch"><article class="article article--{report.Section}">
        <div class="article__kicker">{Text(report.Tags.Count > 0 ? report.Tags[0] : Title(report.Section)).ToUpperInvariant()}</div>
        <h1 class="article__title">{Text(report.Headline)}</h1>
        <div class="article__sub">{Text(report.Standfirst)}</div>
        <ul class="article__authors"><li><a rel="author" href="/author/{Addresses.Slug(report.Byline)}/">{Text(report.Byline)}</a></li><li>Published: <time datetime="{Iso(report.PublishedAt)}">{Spoken(report.PublishedAt)}</time></li></ul>
        <div class="social"><a>Facebook</a><a>X</a><a>WhatsApp</a><a>Bookmark</a></div>
        <div class="article__media"><img src="{report.Image}" alt="{Text(report.Caption)}"><div class="article__media-caption">{Text(report.Caption)}</div><span>Credit: {Text(edition.Outlet.Name)}</span></div>
        <div class="article__content">
        {Copy(edition, report)}
        </div>
        <div class="tipline"><p>Do you have a story? Call our newsroom on 020 7946 0000 or email tips@{edition.Outlet.Slug}.example</p></div>
        </article>
        <div class="mostpop"><h2>MOST READ</h2>{Each(edition.Latest, r => $"<a class=\"mostpop__a\" href=\"{r.Url.AbsolutePath}\"><span>{Text(r.Headline)}</span></a>")}</div></div>
        <div class="paper-footer"><p>© {Text(edition.Outlet.Name)} Newspapers. Our journalism follows the Editors’ Code.</p><p>To see all content please use the site map.</p></div>
        </body></html>
        """;

    // A promotion after every third paragraph, as such pages have it.
    private static string Copy(Edition edition, PublishedReport report)
    {
        var promotions = new Queue<PublishedReport>(edition.Latest);
        return Each(report.Blocks.Select((block, index) => (block, index)), pair =>
        {
            var html = PublishedReport.IsCrosshead(pair.block) ? $"<h2>{Text(pair.block[3..])}</h2>" : $"<p>{Text(pair.block)}</p>";
            return pair.index % ParagraphsToPromotion == ParagraphsToPromotion - 1 && promotions.TryDequeue(out var other)
                ? $"{html}\n<div class=\"promo\"><div class=\"promo__t\">READ MORE</div><a href=\"{other.Url.AbsolutePath}\">{Text(other.Headline)}</a></div><div class=\"advert\" aria-hidden=\"true\">Advertisement</div>"
                : html;
        });
    }
}
