using System.Collections.Concurrent;
using System.Net;
using System.Security;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aggregator.SystemTests.RealInput;

/// <summary>Recorded feeds and pages on loopback, as outlets: a feed as it is, the pages of a domain behind a feed that lists their addresses.</summary>
internal sealed class RecordedOutlets : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Dictionary<string, RecordedPage> _pages;
    private readonly List<IGrouping<string, RecordedPage>> _domains;
    private readonly IReadOnlyList<RecordedFeed> _feeds;
    private readonly ConcurrentDictionary<string, int> _served = new();

    private RecordedOutlets(WebApplication app, IReadOnlyList<RecordedPage> pages, IReadOnlyList<RecordedFeed> feeds)
    {
        (_app, _feeds) = (app, feeds);
        _pages = pages.ToDictionary(p => p.Id);
        _domains = [.. pages.GroupBy(p => p.Domain).OrderBy(g => g.Key, StringComparer.Ordinal)];
        app.MapGet("/domain/{domain}/feed.xml", Listing);
        app.MapGet("/page/{id}", Page);
        app.MapGet("/feed/{number:int}", Feed);
    }

    public Uri Address => new(_app.Urls.First());

    public int Outlets => _domains.Count + _feeds.Count;

    public int Pages => _pages.Count;

    /// <summary>Different pages that were asked for.</summary>
    public int PagesServed => _served.Keys.Count(k => k.StartsWith("/page/", StringComparison.Ordinal));

    /// <summary>Different feeds that were asked for.</summary>
    public int FeedsServed => _served.Count - PagesServed;

    public static async Task<RecordedOutlets> StartAsync(IReadOnlyList<RecordedPage> pages, IReadOnlyList<RecordedFeed> feeds)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, 0));
        var outlets = new RecordedOutlets(builder.Build(), pages, feeds);
        await outlets._app.StartAsync();
        return outlets;
    }

    /// <summary>The source list for the daemon. The links of the recorded feeds lead out to the world: their pages are never fetched.</summary>
    public Dictionary<string, object> Configuration()
    {
        var outlets = new Dictionary<string, object>();
        foreach (var domain in _domains)
        {
            outlets[Slug(domain.Key)] = new
            {
                Name = domain.Key,
                HomePage = $"https://{domain.Key}/",
                Rights = new { Extent = "Full" },
                Sources = new { news = new { Address = new Uri(Address, $"/domain/{domain.Key}/feed.xml"), Pages = "Always" } },
            };
        }

        for (var i = 0; i < _feeds.Count; i++)
            outlets[$"feed-{i}"] = new { Name = $"Recorded feed {i}", HomePage = $"https://feed-{i}.example/", Sources = new { feed = new { Address = new Uri(Address, $"/feed/{i}"), Pages = "Never" } } };
        return outlets;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static string Slug(string domain) => $"domain-{domain.ToLowerInvariant().Replace('.', '-').Replace('_', '-')}";

    private IResult Listing(string domain, HttpRequest request)
    {
        Count(request);
        var items = new StringBuilder();
        foreach (var page in _pages.Values.Where(p => p.Domain == domain))
            items.Append(null, $"<item><title>{SecurityElement.Escape(page.Headline ?? $"Report {page.Id}")}</title><link>{new Uri(Address, $"/page/{page.Id}")}</link><guid isPermaLink=\"false\">{page.Id}</guid></item>");
        return Results.Text($"<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>{domain}</title><link>https://{domain}/</link><description>Recorded</description>{items}</channel></rss>", "application/rss+xml", Encoding.UTF8);
    }

    private IResult Page(string id, HttpContext context)
    {
        if (!_pages.TryGetValue(id, out var page))
            return Results.NotFound();
        Count(context.Request);
        context.Response.Headers.ContentEncoding = "gzip";
        return Results.File(page.File, "text/html");
    }

    private IResult Feed(int number, HttpRequest request)
    {
        Count(request);
        return number < _feeds.Count ? Results.File(_feeds[number].File, _feeds[number].ContentType ?? "application/xml") : Results.NotFound();
    }

    private void Count(HttpRequest request) => _served.AddOrUpdate(request.Path.Value!, 1, (_, n) => n + 1);
}
