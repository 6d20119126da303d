using System.Text.Encodings.Web;
using System.Text.Json;
using Aggregator.Simulator.Scripting;
using Aggregator.Simulator.Telling;
using static Aggregator.Simulator.Makes.Html;

namespace Aggregator.Simulator.Makes;

/// <summary>JSON Feed 1.1 with the full text as HTML; plain, modern pages.</summary>
internal sealed class JsonFeedMake : IMake
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    public string Name => "json-feed";

    public string Path(ScriptedReport report, DateTimeOffset publishedAt) => $"/stories/{report.Number}/{Addresses.Slug(report.Headline)}";

    public IReadOnlyList<Front> Fronts(ScriptedOutlet outlet) => [new("stories", "/feed.json", "Feed", "application/feed+json; charset=utf-8", Feed)];

    private static string Feed(Edition edition) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["version"] = "https://jsonfeed.org/version/1.1",
        ["title"] = edition.Outlet.Name,
        ["home_page_url"] = edition.Home,
        ["feed_url"] = new Uri(edition.Home, "/feed.json"),
        ["description"] = edition.Outlet.Tagline,
        ["language"] = "en-GB",
        ["items"] = edition.Latest.Select(Item),
    }, Plain);

    private static Dictionary<string, object> Item(PublishedReport report)
    {
        var item = new Dictionary<string, object>
        {
            ["id"] = $"urn:{report.Outlet}:{report.Number}:{report.Issue}",
            ["url"] = report.Url,
            ["title"] = report.Headline,
            ["summary"] = report.Standfirst,
            ["content_html"] = Body(report, "<p>$</p>", "<h2>$</h2>"),
            ["image"] = report.Image,
            ["date_published"] = Iso(report.PublishedAt),
            ["authors"] = new[] { new Dictionary<string, string> { ["name"] = report.Byline } },
            ["tags"] = report.Tags.Prepend(Title(report.Section)),
        };
        if (report.UpdatedAt is not null)
            item["date_modified"] = Iso(report.TouchedAt);
        return item;
    }

    public string Page(Edition edition, PublishedReport report) => $"""
        <!doctype html>
        <html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>{Text(report.Headline)} · {Text(edition.Outlet.Name)}</title>
        <meta name="description" content="{Text(report.Standfirst)}"><meta name="author" content="{Text(report.Byline)}">
        <link rel="canonical" href="{report.Url}"><link rel="alternate" type="application/feed+json" href="/feed.json">
        <meta property="og:image" content="{report.Image}"></head>
        <body>
        <header class="top"><a class="brand" href="/">{Text(edition.Outlet.Name)}</a><nav>{Each(edition.Outlet.Sections, s => $"<a href=\"/topics/{s}\">{Title(s)}</a>")}<a href="/donate">Support us</a></nav></header>
        <dialog class="cookies" open><p>We set one cookie, to remember that you closed this.</p><button>Close</button></dialog>
        <main>
        <article class="story">
        <p class="eyebrow">{Title(report.Section)}</p>
        <h1>{Text(report.Headline)}</h1>
        <p class="dek">{Text(report.Standfirst)}</p>
        <p class="meta">Words: <a rel="author" href="/people/{Addresses.Slug(report.Byline)}">{Text(report.Byline)}</a> · <time datetime="{Iso(report.PublishedAt)}">{Spoken(report.PublishedAt)}</time></p>
        <figure><img src="{report.Image}" alt="{Text(report.Caption)}"><figcaption>{Text(report.Caption)}</figcaption></figure>
        <section class="prose">
        {Body(report, "<p>$</p>", "<h2>$</h2>")}
        </section>
        <aside class="support"><p>We are funded by readers. If you value our journalism, please consider a small monthly gift.</p><a href="/donate">Give £3 a month</a></aside>
        <ul class="tags">{Each(report.Tags, t => $"<li><a href=\"/topics/{Addresses.Slug(t)}\">{Text(t)}</a></li>")}</ul>
        </article>
        <section class="next"><h2>Keep reading</h2>{Each(edition.Latest, r => $"<a href=\"{r.Url.AbsolutePath}\"><h3>{Text(r.Headline)}</h3><p>{Text(r.Standfirst)}</p></a>")}</section>
        </main>
        <footer><p>{Text(edition.Outlet.Name)} is published under a Creative Commons licence by a community benefit society.</p><nav><a href="/about">About</a><a href="/corrections">Corrections</a></nav></footer>
        </body></html>
        """;
}
