using System.Xml.Linq;
using Aggregator.Simulator.Scripting;
using Aggregator.Simulator.Telling;
using static Aggregator.Simulator.Makes.Html;

namespace Aggregator.Simulator.Makes;

/// <summary>RSS 2.0 with teasers, one feed for all and one for its second section; pages that describe themselves in JSON-LD, as broadcasters' do.</summary>
internal sealed class RssJsonLdMake : IMake
{
    public string Name => "rss-jsonld";

    public string Path(ScriptedReport report, DateTimeOffset publishedAt) => $"/news/articles/{report.Section}-{report.Number}";

    public IReadOnlyList<Front> Fronts(ScriptedOutlet outlet)
    {
        var main = new Front("front", "/news/rss.xml", "Feed", "text/xml; charset=utf-8", e => Feed(e, null));
        return outlet.Sections is [_, var second, ..]
            ? [main, new(second, $"/news/{second}/rss.xml", "Feed", "text/xml; charset=utf-8", e => Feed(e, second))]
            : [main];
    }

    private static string Feed(Edition edition, string? section) => Xml.Document(new XElement("rss",
        new XAttribute("version", "2.0"), Xml.Prefix("media", Xml.Media),
        new XElement("channel",
            new XElement("title", new XCData(section is null ? edition.Outlet.Name : $"{edition.Outlet.Name}: {Title(section)}")),
            new XElement("description", new XCData(edition.Outlet.Tagline)),
            new XElement("link", edition.Home),
            new XElement("generator", "Newsroom Publisher 7"),
            new XElement("lastBuildDate", Rfc822(edition.ChangedAt)),
            new XElement("language", "en-gb"),
            edition.Outlet.TtlMinutes is { } ttl ? new XElement("ttl", ttl) : null,
            edition.Latest.Where(r => section is null || r.Section == section).Select(Item))));

    private static XElement Item(PublishedReport report) => new("item",
        new XElement("title", new XCData(report.Headline)),
        new XElement("description", new XCData(report.Standfirst)),
        new XElement("link", $"{report.Url}?at_medium=RSS&at_campaign=rss"),
        new XElement("guid", new XAttribute("isPermaLink", "false"), $"{report.Url}#{report.Issue - 1}"),
        new XElement("pubDate", Rfc822(report.PublishedAt)),
        new XElement(Xml.Media + "thumbnail", new XAttribute("width", 240), new XAttribute("height", 135), new XAttribute("url", report.Image)));

    public string Page(Edition edition, PublishedReport report) => $"""
        <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{Text(report.Headline)} - {Text(edition.Outlet.Name)} News</title>
        <link rel="canonical" href="{report.Url}">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta property="og:site_name" content="{Text(edition.Outlet.Name)}">
        <script type="application/ld+json">{JsonLd(Describe(edition, report))}</script>
        </head><body>
        <div class="cookie-prompt" id="cookie-prompt"><h2>Let us know you agree to cookies</h2><p>We use cookies to give you the best online experience.</p><button>Yes, I agree</button><button>No, take me to settings</button></div>
        <header role="banner"><nav aria-label="Main"><a href="/">{Text(edition.Outlet.Name)}</a><ul>{Each(edition.Outlet.Sections, s => $"<li><a href=\"/news/{s}\"><span>{Title(s)}</span></a></li>")}<li><a href="/weather">Weather</a></li><li><a href="/watch">Watch</a></li></ul></nav></header>
        <main id="main-content"><article class="css-1k9wq-Wrapper">
        <header class="css-7ba2-Heading" data-component="headline-block"><h1 id="main-heading" tabindex="-1">{Text(report.Headline)}</h1></header>
        <div data-component="byline-block"><div class="TextContributorName">{Text(report.Byline)}</div><div class="role">{Title(report.Section)} correspondent</div><time datetime="{Iso(report.PublishedAt)}">{Spoken(report.PublishedAt)}</time></div>
        <figure data-component="image-block"><img src="{report.Image}" alt="{Text(report.Caption)}" width="976" height="549"><span class="credit">{Text(edition.Outlet.Name)} picture desk</span><figcaption>{Text(report.Caption)}</figcaption></figure>
        <div data-component="text-block"><p><b>{Text(report.Standfirst)}</b></p></div>
        {Body(report, "<div data-component=\"text-block\" class=\"css-0c4f-RichText\"><p class=\"css-93de-Paragraph\">$</p></div>", "<div data-component=\"subheadline-block\"><h2>$</h2></div>")}
        <section data-component="links-block"><h2>More on this story</h2><ul>{Each(edition.Latest.Take(2), r => $"<li><a href=\"{r.Url.AbsolutePath}\">{Text(r.Headline)}</a></li>")}</ul></section>
        <section data-component="topic-list"><h2>Related topics</h2><ul>{Each(report.Tags, t => $"<li><a href=\"/news/topics/{Addresses.Slug(t)}\">{Text(t)}</a></li>")}</ul></section>
        </article>
        <div class="share-tools"><button>Share</button><button>Save</button></div>
        <aside data-component="top-stories"><h2>Top stories</h2><ol>{Each(edition.Latest, r => $"<li><a href=\"{r.Url.AbsolutePath}\"><span>{Text(r.Headline)}</span></a><p>{Text(r.Standfirst)}</p></li>")}</ol></aside></main>
        <footer role="contentinfo"><ul><li><a href="/terms">Terms of Use</a></li><li><a href="/privacy">Privacy</a></li></ul><p>{Text(edition.Outlet.Name)} is not responsible for the content of external sites.</p></footer>
        </body></html>
        """;

    private static Dictionary<string, object?> Describe(Edition edition, PublishedReport report) => new()
    {
        ["@context"] = "https://schema.org",
        ["@type"] = "NewsArticle",
        ["url"] = report.Url,
        ["mainEntityOfPage"] = report.Url,
        ["headline"] = report.Headline,
        ["description"] = report.Standfirst,
        ["datePublished"] = Iso(report.PublishedAt),
        ["dateModified"] = Iso(report.TouchedAt),
        ["image"] = new Dictionary<string, object> { ["@type"] = "ImageObject", ["url"] = report.Image, ["width"] = 320, ["height"] = 180 },
        ["author"] = new[] { new Dictionary<string, object> { ["@type"] = "Person", ["name"] = report.Byline } },
        ["publisher"] = new Dictionary<string, object> { ["@type"] = "NewsMediaOrganization", ["name"] = edition.Outlet.Name, ["url"] = edition.Home },
        ["articleSection"] = Title(report.Section),
    };
}
