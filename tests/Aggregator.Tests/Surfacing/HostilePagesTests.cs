using System.Text.Json;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Rights;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using FsCheck;
using FsCheck.Fluent;

namespace Aggregator.Surfacing;

/// <summary>Whatever an outlet calls its report and itself, the pages hold our elements and no others, and programs get JSON.</summary>
public sealed class HostilePagesTests
{
    private static readonly string[] Paths = ["/", "/section/uk", "/outlet/bbc", "/article/a001"];
    private static readonly string[] Foreign = ["iframe", "object", "embed", "base", "math", "style", "template", "noscript"];

    [Test]
    public async Task On_pages_it_stays_text()
    {
        await using var host = await SurfacesHost.StartAsync();
        var article = host.News.Report(host.News.Outlet("bbc", "BBC News"), "One");
        foreach (var text in HostileText.Any.Generator.Sample(40))
        {
            host.News.Outlet("bbc", "B" + text);
            host.News.Revise(article, a => Saying(a, text));
            foreach (var path in Paths.Append("/search?q=" + Uri.EscapeDataString("x" + text)))
                Check(await host.TextAsync(path), path, text);
        }
    }

    [Test]
    public async Task In_the_API_it_stays_text()
    {
        await using var host = await SurfacesHost.StartAsync();
        var article = host.News.Report(host.News.Outlet("bbc", "BBC News"), "One");
        foreach (var text in HostileText.Any.Generator.Sample(40))
        {
            host.News.Revise(article, a => Saying(a, text));
            foreach (var type in (string[])["application/json", "application/ld+json", "application/ninjs+json"])
            {
                using var answer = await host.GetAsync("/api/v1/articles/a001", r => r.Headers.Accept.ParseAdd(type));
                using var json = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync());
                // The serialiser can write everything but half a surrogate pair.
                var headline = json.RootElement.TryGetProperty("headline", out var plain) ? plain : json.RootElement.GetProperty("headlines")[0].GetProperty("value");
                Assert.That(headline.GetString(), Is.EqualTo(Whole("H" + text)).Or.EqualTo(Surfacing.Feeds.FeedText.Clean("H" + text)), type);
            }
        }
    }

    private static void Check(string html, string path, string text)
    {
        var document = new HtmlParser().ParseDocument(html);
        var why = $"{path}: {JsonSerializer.Serialize(text)}";
        foreach (var script in document.QuerySelectorAll("script"))
        {
            if (script.GetAttribute("type") == "application/ld+json")
                Assert.That(() => JsonDocument.Parse(script.TextContent).Dispose(), Throws.Nothing, why);
            else
                Assert.That((script.GetAttribute("src") ?? "").StartsWith("/assets/", StringComparison.Ordinal) && script.TextContent.Trim().Length == 0, Is.True, why);
        }

        Assert.That(document.All.Where(e => Foreign.Contains(e.LocalName)).Select(e => e.OuterHtml), Is.Empty, why);
        Assert.That(document.All.SelectMany(e => e.Attributes).Where(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)).Select(a => a.Name), Is.Empty, why);
        Assert.That(document.Links.Select(l => l.GetAttribute("href")!).Where(h => !h.StartsWith('/') && !h.StartsWith('#') && !h.StartsWith("https://", StringComparison.Ordinal) && !h.StartsWith("http://", StringComparison.Ordinal) && !h.StartsWith("mailto:", StringComparison.Ordinal)), Is.Empty, why);
        if (path == "/article/a001")
            Assert.That(document.QuerySelectorAll("h1"), Has.Length.EqualTo(1), why);
    }

    private static string Whole(string text) => new(System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text)));

    private static Article Saying(Article article, string text) => article with
    {
        Headline = "H" + text,
        Standfirst = "S" + text,
        Body = [new(BlockKind.Paragraph, "P" + text), new(BlockKind.ListItem, "L" + text), new(BlockKind.Heading, "T" + text), new(BlockKind.Quotation, "Q" + text)],
        WhyItMatters = "W" + text,
        Attribution = article.Attribution with { Outlet = "O" + text, Authors = ["A" + text], Credit = "C" + text, Licence = "L" + text },
    };
}
