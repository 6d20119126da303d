using System.Globalization;
using System.Xml.Linq;
using Aggregator.Simulator.Scripting;
using Aggregator.Simulator.Telling;
using static Aggregator.Simulator.Makes.Html;

namespace Aggregator.Simulator.Makes;

/// <summary>RSS 2.0 with the full text in <c>content:encoded</c>, as blogging systems send it.</summary>
internal sealed class RssFullMake : IMake
{
    public string Name => "rss-full";

    public string Path(ScriptedReport report, DateTimeOffset publishedAt) =>
        publishedAt.UtcDateTime.ToString("'/'yyyy'/'MM'/'", CultureInfo.InvariantCulture) + $"{Addresses.Slug(report.Headline)}-{report.Number}/";

    public IReadOnlyList<Front> Fronts(ScriptedOutlet outlet) => [new("feed", "/feed/", "Feed", "application/rss+xml; charset=UTF-8", Feed)];

    private static string Feed(Edition edition) => Xml.Document(new XElement("rss",
        new XAttribute("version", "2.0"), Xml.Prefix("content", Xml.Content), Xml.Prefix("dc", Xml.DublinCore), Xml.Prefix("atom", Xml.Atom),
        new XElement("channel",
            new XElement("title", edition.Outlet.Name),
            new XElement(Xml.Atom + "link", new XAttribute("href", new Uri(edition.Home, "/feed/")), new XAttribute("rel", "self"), new XAttribute("type", "application/rss+xml")),
            new XElement("link", edition.Home),
            new XElement("description", edition.Outlet.Tagline),
            new XElement("lastBuildDate", Rfc822(edition.ChangedAt)),
            new XElement("language", "en-GB"),
            edition.Outlet.TtlMinutes is { } ttl ? new XElement("ttl", ttl) : null,
            edition.Latest.Select(Item))));

    private static XElement Item(PublishedReport report) => new("item",
        new XElement("title", report.Headline),
        new XElement("link", report.Url),
        new XElement(Xml.DublinCore + "creator", new XCData(report.Byline)),
        new XElement("pubDate", Rfc822(report.PublishedAt)),
        new XElement("category", new XCData(Title(report.Section))),
        report.Tags.Select(tag => new XElement("category", new XCData(tag))),
        new XElement("guid", new XAttribute("isPermaLink", "false"), $"tag:{report.Outlet}.example,2026:post-{report.Number}{(report.Issue > 1 ? $"-{report.Issue}" : "")}"),
        new XElement("description", new XCData($"<p>{Text(report.Standfirst)} [&#8230;]</p>")),
        new XElement(Xml.Content + "encoded", new XCData(Content(report))));

    private static string Content(PublishedReport report) => $"""
        <p><strong>{Text(report.Standfirst)}</strong></p>
        <figure class="wp-block-image"><img src="{report.Image}" alt="{Text(report.Caption)}" width="640" height="360" /><figcaption>{Text(report.Caption)}</figcaption></figure>
        {Body(report, "<p>$</p>", "<h2>$</h2>")}
        <p>The post <a href="{report.Url}">{Text(report.Headline)}</a> first appeared on {Text(report.Outlet)}.</p>
        """;

    public string Page(Edition edition, PublishedReport report) => $"""
        <!DOCTYPE html>
        <html lang="en-GB">
        <head>
        <meta charset="UTF-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Text(report.Headline)} - {Text(edition.Outlet.Name)}</title>
        <link rel="canonical" href="{report.Url}">
        <meta name="description" content="{Text(report.Standfirst)}">
        <meta property="og:type" content="article"><meta property="og:title" content="{Text(report.Headline)}">
        <meta property="og:description" content="{Text(report.Standfirst)}"><meta property="og:image" content="{report.Image}">
        <meta property="article:published_time" content="{Iso(report.PublishedAt)}">
        <link rel="alternate" type="application/rss+xml" href="/feed/">
        </head>
        <body class="post-template-default single single-post postid-{report.Number}">
        <a class="skip-link screen-reader-text" href="#content">Skip to content</a>
        <header id="masthead" class="site-header"><p class="site-title"><a href="/">{Text(edition.Outlet.Name)}</a></p><p class="site-description">{Text(edition.Outlet.Tagline)}</p>
        <nav class="main-navigation"><ul class="menu">{Each(edition.Outlet.Sections, s => $"<li class=\"menu-item\"><a href=\"/category/{s}/\">{Title(s)}</a></li>")}</ul></nav></header>
        <div id="cookie-notice" role="dialog" class="cookie-notice"><p>We use cookies to understand how you use our site. By continuing you agree to our policy.</p><button>OK</button></div>
        <main id="content" class="site-main">
        <article id="post-{report.Number}" class="post type-post hentry category-{report.Section}">
        <header class="entry-header"><h1 class="entry-title">{Text(report.Headline)}</h1>
        <div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="{Iso(report.PublishedAt)}">{Spoken(report.PublishedAt)}</time></span>
        <span class="byline">by <span class="author vcard"><a class="url fn n" rel="author" href="/author/{Addresses.Slug(report.Byline)}/">{Text(report.Byline)}</a></span></span></div></header>
        <div class="entry-content">
        <p><strong>{Text(report.Standfirst)}</strong></p>
        <figure class="wp-block-image"><img src="{report.Image}" alt="{Text(report.Caption)}" width="640" height="360"><figcaption>{Text(report.Caption)}</figcaption></figure>
        {Body(report, "<p>$</p>", "<h2 class=\"wp-block-heading\">$</h2>")}
        <div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">Share this:</h3><ul><li><a href="#fb">Facebook</a></li><li><a href="#x">X</a></li><li><a href="#mail">Email</a></li></ul></div>
        </div>
        <footer class="entry-footer"><span class="tags-links">Tagged {string.Join(", ", report.Tags.Select(t => $"<a rel=\"tag\" href=\"/tag/{Addresses.Slug(t)}/\">{Text(t)}</a>"))}</span></footer>
        </article>
        <section class="related-posts"><h2>You might also like</h2><ul>{Each(edition.Latest, r => $"<li><a href=\"{r.Url.AbsolutePath}\">{Text(r.Headline)}</a></li>")}</ul></section>
        <section id="comments" class="comments-area"><h2>Leave a reply</h2><p>You must be logged in to post a comment.</p></section>
        </main>
        <aside class="widget-area"><section class="widget widget_newsletter"><h2>Never miss a story</h2><p>Get our free weekly email, straight to your inbox.</p><form><input type="email" aria-label="Email"><button>Sign up</button></form></section></aside>
        <footer class="site-footer"><p>© {Text(edition.Outlet.Name)}. All rights reserved. Proudly independent.</p></footer>
        </body></html>
        """;
}
