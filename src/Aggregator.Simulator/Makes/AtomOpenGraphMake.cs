using System.Xml.Linq;
using Aggregator.Simulator.Scripting;
using Aggregator.Simulator.Telling;
using static Aggregator.Simulator.Makes.Html;

namespace Aggregator.Simulator.Makes;

/// <summary>Atom with summaries; pages whose only description is Open Graph and whose text stands in nested divisions without an article element.</summary>
internal sealed class AtomOpenGraphMake : IMake
{
    public string Name => "atom-opengraph";

    public string Path(ScriptedReport report, DateTimeOffset publishedAt) => $"/{report.Section}/{Addresses.Slug(report.Headline)}-{report.Number}.html";

    public IReadOnlyList<Front> Fronts(ScriptedOutlet outlet) => [new("latest", "/feeds/latest.atom", "Feed", "application/atom+xml; charset=utf-8", Feed)];

    private static string Feed(Edition edition) => Xml.Document(new XElement(Xml.Atom + "feed",
        new XAttribute(XNamespace.Xml + "lang", "en-GB"),
        new XElement(Xml.Atom + "id", $"tag:{edition.Outlet.Slug}.example,2026:latest"),
        new XElement(Xml.Atom + "title", edition.Outlet.Name),
        new XElement(Xml.Atom + "subtitle", edition.Outlet.Tagline),
        new XElement(Xml.Atom + "updated", Iso(edition.ChangedAt)),
        new XElement(Xml.Atom + "link", new XAttribute("rel", "self"), new XAttribute("href", new Uri(edition.Home, "/feeds/latest.atom"))),
        new XElement(Xml.Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", edition.Home)),
        edition.Latest.Select(Entry)));

    private static XElement Entry(PublishedReport report) => new(Xml.Atom + "entry",
        new XElement(Xml.Atom + "id", $"tag:{report.Outlet}.example,2026:article:{report.Number}{(report.Issue > 1 ? $":{report.Issue}" : "")}"),
        new XElement(Xml.Atom + "title", new XAttribute("type", "text"), report.Headline),
        new XElement(Xml.Atom + "link", new XAttribute("rel", "alternate"), new XAttribute("type", "text/html"), new XAttribute("href", report.Url)),
        new XElement(Xml.Atom + "published", Iso(report.PublishedAt)),
        new XElement(Xml.Atom + "updated", Iso(report.TouchedAt)),
        new XElement(Xml.Atom + "author", new XElement(Xml.Atom + "name", report.Byline)),
        new XElement(Xml.Atom + "category", new XAttribute("term", report.Section), new XAttribute("label", Title(report.Section))),
        new XElement(Xml.Atom + "summary", new XAttribute("type", "text"), report.Standfirst));

    public string Page(Edition edition, PublishedReport report) => $"""
        <!doctype html>
        <html prefix="og: https://ogp.me/ns#">
        <head><meta http-equiv="Content-Type" content="text/html; charset=utf-8">
        <title>{Text(report.Headline)} | {Text(edition.Outlet.Name)}</title>
        <meta property="og:type" content="article">
        <meta property="og:site_name" content="{Text(edition.Outlet.Name)}">
        <meta property="og:title" content="{Text(report.Headline)}">
        <meta property="og:description" content="{Text(report.Standfirst)}">
        <meta property="og:url" content="{report.Url}">
        <meta property="og:image" content="{report.Image}">
        <meta property="og:locale" content="en_GB">
        <meta property="article:published_time" content="{Iso(report.PublishedAt)}">
        <meta property="article:modified_time" content="{Iso(report.TouchedAt)}">
        <meta property="article:section" content="{Title(report.Section)}">
        </head>
        <body>
        <div class="wrap">
        <div class="topbar"><a href="/subscribe">Subscribe from £1 a week</a> <a href="/login">Log in</a></div>
        <div class="logo"><a href="/">{Text(edition.Outlet.Name)}</a></div>
        <div class="navbar">{Each(edition.Outlet.Sections, s => $"<a class=\"navbar__item\" href=\"/{s}/\">{Title(s)}</a>")}<a class="navbar__item" href="/announcements/">Announcements</a><a class="navbar__item" href="/jobs/">Jobs</a></div>
        <div class="page"><div class="col col--main">
        <div class="kicker"><a href="/{report.Section}/">{Title(report.Section)}</a></div>
        <h1 class="hl">{Text(report.Headline)}</h1>
        <div class="standfirst">{Text(report.Standfirst)}</div>
        <div class="by"><span class="by__name">By {Text(report.Byline)}</span> <span class="by__date">{Spoken(report.PublishedAt)}</span> <span class="by__comments">12 comments</span></div>
        <div class="share"><a href="#">Share on Facebook</a><a href="#">Post on X</a><a href="#">WhatsApp</a></div>
        <div class="pic"><img src="{report.Image}" alt=""><div class="pic__cap">{Text(report.Caption)} (Image: {Text(edition.Outlet.Name)})</div></div>
        <div class="copy">
        {Body(report, "<p>$</p>", "<h3 class=\"xhead\">$</h3>")}
        </div>
        <div class="newsletter"><div class="newsletter__t">Sign up to our daily newsletter</div><p>Get the day’s headlines, straight to your inbox, every morning at 7am.</p><input type="email"><button>Sign me up</button></div>
        <div class="readmore"><div class="readmore__t">Read more</div>{Each(edition.Latest, r => $"<div class=\"readmore__i\"><a href=\"{r.Url.AbsolutePath}\">{Text(r.Headline)}</a></div>")}</div>
        </div><div class="col col--side"><div class="mpu">Advertisement</div><div class="mostread"><div class="mostread__t">Most read</div>{Each(edition.Latest, r => $"<div><a href=\"{r.Url.AbsolutePath}\">{Text(r.Headline)}</a></div>")}</div></div></div>
        <div class="foot"><p>This website and associated newspapers adhere to the Independent Press Standards Organisation’s Editors’ Code of Practice. If you have a complaint about the editorial content, please contact the editor.</p><p>© {Text(edition.Outlet.Name)} Ltd</p></div>
        <div class="consent" role="dialog"><p>We value your privacy. We and our 842 partners store and access information on a device.</p><button>Agree</button><button>Manage options</button></div>
        </div></body></html>
        """;
}
