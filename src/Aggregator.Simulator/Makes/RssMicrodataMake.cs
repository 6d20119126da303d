using System.Xml.Linq;
using Aggregator.Simulator.Scripting;
using Aggregator.Simulator.Telling;
using static Aggregator.Simulator.Makes.Html;

namespace Aggregator.Simulator.Makes;

/// <summary>RSS 2.0 with a teaser and a picture in escaped HTML; pages in schema.org microdata.</summary>
internal sealed class RssMicrodataMake : IMake
{
    public string Name => "rss-microdata";

    public string Path(ScriptedReport report, DateTimeOffset publishedAt) => $"/{report.Number}.{Addresses.Slug(report.Headline)}/";

    public IReadOnlyList<Front> Fronts(ScriptedOutlet outlet) => [new("rss", "/rss/", "Feed", "application/xml", Feed)];

    private static string Feed(Edition edition) => Xml.Document(new XElement("rss",
        new XAttribute("version", "2.0"),
        new XElement("channel",
            new XElement("title", $"{edition.Outlet.Name} | News"),
            new XElement("link", edition.Home),
            new XElement("description", edition.Outlet.Tagline),
            new XElement("pubDate", Rfc822(edition.ChangedAt)),
            edition.Outlet.TtlMinutes is { } ttl ? new XElement("ttl", ttl) : null,
            edition.Latest.Select(Item))));

    private static XElement Item(PublishedReport report) => new("item",
        new XElement("title", report.Headline),
        new XElement("link", $"{report.Url}?ref=rss"),
        new XElement("guid", new XAttribute("isPermaLink", "false"), report.Issue > 1 ? $"{report.Number}/{report.Issue}" : $"{report.Number}"),
        new XElement("description", $"<img src=\"{report.Image}\" width=\"160\" height=\"90\" align=\"left\"><p>{Text(report.Standfirst)}</p> <a href=\"{report.Url}?ref=rss\">Read more</a>"),
        new XElement("author", $"newsdesk@{report.Outlet}.example ({report.Byline})"),
        new XElement("pubDate", Rfc822(report.PublishedAt).Replace("GMT", "+0000", StringComparison.Ordinal)),
        new XElement("category", Title(report.Section)));

    public string Page(Edition edition, PublishedReport report) => $"""
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8" /><title>{Text(report.Headline)} | {Text(edition.Outlet.Name)}</title>
        <link rel="canonical" href="{report.Url}" /><link rel="alternate" type="application/rss+xml" title="News" href="/rss/" /></head>
        <body>
        <div id="cmp"><p>We and our partners use cookies on this site to improve our service.</p></div>
        <div class="mar-header"><a href="/">{Text(edition.Outlet.Name)}</a><ul class="mar-nav">{Each(edition.Outlet.Sections, s => $"<li><a href=\"/news/{s}/\">{Title(s)}</a></li>")}<li><a href="/homes/">Homes</a></li><li><a href="/motors/">Motors</a></li></ul></div>
        <div class="mar-breadcrumbs"><a href="/">Home</a> » <a href="/news/">News</a> » <span>{Text(report.Headline)}</span></div>
        <article itemscope itemtype="https://schema.org/NewsArticle">
        <meta itemprop="mainEntityOfPage" content="{report.Url}" />
        <meta itemprop="image" content="{report.Image}" />
        <h1 itemprop="headline">{Text(report.Headline)}</h1>
        <p class="mar-summary" itemprop="description">{Text(report.Standfirst)}</p>
        <div class="mar-byline"><span itemprop="author" itemscope itemtype="https://schema.org/Person"><span itemprop="name">{Text(report.Byline)}</span></span>
        <time itemprop="datePublished" datetime="{Iso(report.PublishedAt)}">{Spoken(report.PublishedAt)}</time><time itemprop="dateModified" datetime="{Iso(report.TouchedAt)}" hidden>{Spoken(report.TouchedAt)}</time></div>
        <figure class="mar-image"><img src="{report.Image}" alt="{Text(report.Caption)}" /><figcaption>{Text(report.Caption)}</figcaption></figure>
        <div class="mar-share"><a href="#">0 shares</a></div>
        <div itemprop="articleBody" class="mar-body">
        {Body(report, "<p>$</p>", "<h2>$</h2>")}
        </div>
        <div class="mar-more"><h2>Recommended for you</h2>{Each(edition.Latest, r => $"<p><a href=\"{r.Url.AbsolutePath}\">{Text(r.Headline)}</a></p>")}</div>
        <div class="mar-comments"><p>Comments: Our rules. We want our comments to be a lively and valuable part of our community.</p></div>
        </article>
        <div class="mar-footer"><p>Registered in England and Wales. {Text(edition.Outlet.Name)} is part of a regional publisher.</p></div>
        </body></html>
        """;
}
