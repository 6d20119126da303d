using System.Xml.Linq;
using Aggregator.Simulator.Scripting;
using Aggregator.Simulator.Telling;
using static Aggregator.Simulator.Makes.Html;

namespace Aggregator.Simulator.Makes;

/// <summary>Atom with the full text as HTML, as public bodies send it; pages of a government design system.</summary>
internal sealed class AtomFullMake : IMake
{
    public string Name => "atom-full";

    public string Path(ScriptedReport report, DateTimeOffset publishedAt) => $"/government/news/{Addresses.Slug(report.Headline)}-{report.Number}";

    public IReadOnlyList<Front> Fronts(ScriptedOutlet outlet) => [new("news", "/search/news.atom", "Feed", "application/atom+xml; charset=utf-8", Feed)];

    private static string Feed(Edition edition) => Xml.Document(new XElement(Xml.Atom + "feed",
        new XElement(Xml.Atom + "id", new Uri(edition.Home, "/search/news")),
        new XElement(Xml.Atom + "title", edition.Outlet.Name),
        new XElement(Xml.Atom + "updated", Iso(edition.ChangedAt)),
        new XElement(Xml.Atom + "author", new XElement(Xml.Atom + "name", edition.Outlet.Name)),
        new XElement(Xml.Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", new Uri(edition.Home, "/search/news.atom"))),
        edition.Latest.Select(Entry)));

    private static XElement Entry(PublishedReport report) => new(Xml.Atom + "entry",
        new XElement(Xml.Atom + "id", $"{report.Url}#{Iso(report.PublishedAt)}"),
        new XElement(Xml.Atom + "title", report.Headline),
        new XElement(Xml.Atom + "link", new XAttribute("href", report.Url)),
        new XElement(Xml.Atom + "published", Iso(report.FirstPublishedAt)),
        new XElement(Xml.Atom + "updated", Iso(report.TouchedAt)),
        new XElement(Xml.Atom + "author", new XElement(Xml.Atom + "name", report.Byline)),
        new XElement(Xml.Atom + "category", new XAttribute("term", Title(report.Section))),
        new XElement(Xml.Atom + "summary", report.Standfirst),
        new XElement(Xml.Atom + "content", new XAttribute("type", "html"), Body(report, "<p>$</p>", "<h2>$</h2>")));

    public string Page(Edition edition, PublishedReport report) => $"""
        <!DOCTYPE html>
        <html lang="en" class="design-template"><head><meta charset="utf-8"><title>{Text(report.Headline)} - {Text(edition.Outlet.Name)}</title>
        <meta name="description" content="{Text(report.Standfirst)}"><link rel="canonical" href="{report.Url}">
        <meta property="og:title" content="{Text(report.Headline)}"><meta name="dc.date" content="{Iso(report.PublishedAt)}">
        <script type="application/ld+json">{JsonLd(Describe(edition, report))}</script></head>
        <body><div class="ds-cookie-banner" role="region" aria-label="Cookies"><h2>Cookies on this website</h2><p>We use some essential cookies to make this website work.</p><button>Accept additional cookies</button></div>
        <header class="ds-header"><a href="/">{Text(edition.Outlet.Name)}</a><nav aria-label="Menu"><a href="/services">Services</a><a href="/about">Departments</a><a href="/search/news">News and communications</a></nav></header>
        <div class="ds-width-container"><nav class="ds-breadcrumbs"><ol><li><a href="/">Home</a></li><li><a href="/search/news">News</a></li></ol></nav>
        <main id="content"><span class="ds-caption-xl">News story</span><h1 class="ds-heading-xl">{Text(report.Headline)}</h1><p class="ds-lede">{Text(report.Standfirst)}</p>
        <dl class="ds-metadata"><dt>From:</dt><dd>{Text(report.Byline)}</dd><dt>Published</dt><dd><time datetime="{Iso(report.FirstPublishedAt)}">{Spoken(report.FirstPublishedAt)}</time></dd></dl>
        <figure class="ds-lead-image"><img src="{report.Image}" alt=""><figcaption>{Text(report.Caption)}</figcaption></figure>
        <div class="ds-govspeak">
        {Body(report, "<p>$</p>", "<h2>$</h2>")}
        </div>
        <section class="ds-share"><h2>Share this page</h2><ul><li><a href="#f">Share on Facebook</a></li><li><a href="#x">Share on X</a></li></ul></section>
        <section class="ds-history"><h2>Updates to this page</h2><p>Published {Spoken(report.FirstPublishedAt)}</p></section>
        <aside class="ds-related"><h2>Related content</h2><ul>{Each(edition.Latest, r => $"<li><a href=\"{r.Url.AbsolutePath}\">{Text(r.Headline)}</a></li>")}</ul></aside></main></div>
        <form class="ds-feedback"><p>Is this page useful?</p><button>Yes</button><button>No</button></form>
        <footer class="ds-footer"><p>All content is available under the Open Publication Licence, except where otherwise stated.</p></footer>
        </body></html>
        """;

    private static Dictionary<string, object> Describe(Edition edition, PublishedReport report) => new()
    {
        ["@context"] = "http://schema.org",
        ["@type"] = "NewsArticle",
        ["headline"] = report.Headline,
        ["description"] = report.Standfirst,
        ["datePublished"] = Iso(report.FirstPublishedAt),
        ["dateModified"] = Iso(report.TouchedAt),
        ["author"] = new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = report.Byline },
        ["publisher"] = new Dictionary<string, object> { ["@type"] = "Organization", ["name"] = edition.Outlet.Name },
        ["image"] = report.Image,
        ["articleBody"] = string.Join("\n", report.Blocks.Select(b => PublishedReport.IsCrosshead(b) ? b[3..] : b)),
    };
}
