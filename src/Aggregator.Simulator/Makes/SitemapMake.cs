using System.Xml.Linq;
using Aggregator.Simulator.Scripting;
using Aggregator.Simulator.Telling;
using static Aggregator.Simulator.Makes.Html;

namespace Aggregator.Simulator.Makes;

/// <summary>Only a news sitemap to be polled; pages with a JSON-LD graph and rich text in sections.</summary>
internal sealed class SitemapMake : IMake
{
    public string Name => "sitemap";

    public string Path(ScriptedReport report, DateTimeOffset publishedAt) => $"/{report.Section}/article/{report.Number}/{Addresses.Slug(report.Headline)}";

    public IReadOnlyList<Front> Fronts(ScriptedOutlet outlet) => [new("news", "/sitemaps/news.xml", "Sitemap", "application/xml", Sitemap)];

    private static string Sitemap(Edition edition) => Xml.Document(new XElement(Xml.Sitemap + "urlset",
        Xml.Prefix("news", Xml.News), Xml.Prefix("image", Xml.Image),
        edition.Latest.Select(report => new XElement(Xml.Sitemap + "url",
            new XElement(Xml.Sitemap + "loc", report.Url),
            new XElement(Xml.Sitemap + "lastmod", Iso(report.TouchedAt)),
            new XElement(Xml.News + "news",
                new XElement(Xml.News + "publication",
                    new XElement(Xml.News + "name", edition.Outlet.Name),
                    new XElement(Xml.News + "language", "en")),
                new XElement(Xml.News + "publication_date", Iso(report.PublishedAt)),
                new XElement(Xml.News + "title", report.Headline),
                new XElement(Xml.News + "keywords", string.Join(", ", report.Tags.Prepend(Title(report.Section))))),
            new XElement(Xml.Image + "image", new XElement(Xml.Image + "loc", report.Image))))));

    public string Page(Edition edition, PublishedReport report) => $"""
        <!doctype html>
        <html lang="en"><head><meta charset="utf-8"><title>{Text(report.Headline)}</title>
        <link rel="canonical" href="{report.Url}"><meta property="og:title" content="{Text(report.Headline)}"><meta property="og:image" content="{report.Image}">
        <meta name="robots" content="max-image-preview:large">
        <script type="application/ld+json">{JsonLd(Graph(edition, report))}</script></head>
        <body class="theme-{report.Section}">
        <div id="sp_message_container"><div class="sp-message"><p>Your privacy matters. Choose how we use your data.</p><button>Accept</button></div></div>
        <div class="js-header"><a class="logo" href="/"><svg width="10" height="10" aria-hidden="true"><rect width="10" height="10"/></svg><span>{Text(edition.Outlet.Name)}</span></a>
        <ul role="menubar">{Each(edition.Outlet.Sections, s => $"<li role=\"none\"><a role=\"menuitem\" href=\"/{s}\">{Title(s)}</a></li>")}</ul></div>
        <div class="layout"><div class="article" data-article-id="{report.Number}">
        <div class="article__header"><a class="article__label" href="/{report.Section}">{Title(report.Section)}</a><h1 class="article__headline">{Text(report.Headline)}</h1><h2 class="article__subdeck">{Text(report.Standfirst)}</h2>
        <div class="article__byline"><span>{Text(report.Byline)}</span></div><span class="article__stamp">{Spoken(report.PublishedAt)}</span></div>
        <figure class="article__figure"><img loading="lazy" src="{report.Image}" alt=""><figcaption><span>{Text(report.Caption)}</span> <span class="copyright">{Text(edition.Outlet.Name)}</span></figcaption></figure>
        <div class="article__body">
        {Body(report, "<section class=\"article-body-text\"><p>$</p></section>", "<section class=\"article-body-text\"><h3>$</h3></section>")}
        <div class="article__inline-promo"><p><a href="/newsletters/front-page">Front Page newsletter: our journalists’ pick of the day’s stories</a></p></div>
        </div>
        <div class="article__topics">{Each(report.Tags, t => $"<a href=\"/topic/{Addresses.Slug(t)}\">{Text(t)}</a>")}</div>
        <ul class="article__share"><li><button>Copy link</button></li><li><button>Facebook</button></li><li><button>Gift this article</button></li></ul></div>
        <div class="rail"><h4>More stories</h4>{Each(edition.Latest, r => $"<div class=\"rail__item\"><a href=\"{r.Url.AbsolutePath}\">{Text(r.Headline)}</a></div>")}</div></div>
        <div class="footer"><a href="/help">Help centre</a> <a href="/modern-slavery">Modern slavery statement</a> <p>© {Text(edition.Outlet.Name)} Media Group Limited</p></div>
        </body></html>
        """;

    private static Dictionary<string, object> Graph(Edition edition, PublishedReport report) => new()
    {
        ["@context"] = "https://schema.org",
        ["@graph"] = new object[]
        {
            new Dictionary<string, object> { ["@type"] = "WebSite", ["@id"] = $"{edition.Home}#website", ["name"] = edition.Outlet.Name, ["url"] = edition.Home },
            new Dictionary<string, object>
            {
                ["@type"] = "NewsArticle",
                ["@id"] = $"{report.Url}#article",
                ["isPartOf"] = new Dictionary<string, object> { ["@id"] = $"{edition.Home}#website" },
                ["headline"] = report.Headline,
                ["alternativeHeadline"] = report.Standfirst,
                ["description"] = report.Standfirst,
                ["datePublished"] = Iso(report.PublishedAt),
                ["dateModified"] = Iso(report.TouchedAt),
                ["author"] = new Dictionary<string, object> { ["@type"] = "Person", ["name"] = report.Byline },
                ["image"] = new[] { report.Image },
                ["keywords"] = report.Tags,
                ["isAccessibleForFree"] = true,
            },
        },
    };
}
