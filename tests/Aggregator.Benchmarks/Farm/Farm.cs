using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Aggregator.Benchmarks;

/// <summary>
/// N feeds of 30 full-text entries each, on up to 200 loopback addresses (each a host of its own to the fetcher), with ETags and 304s.
/// Where it moves, every feed but the first gets a new entry from time to time, each at its own moment.
/// </summary>
internal sealed class Farm : IAsyncDisposable
{
    public const int Entries = 30;
    private const int MostHosts = 200;

    private readonly WebApplication _app;
    private readonly int _hosts;
    private readonly int _port;
    private readonly TimeSpan? _newEntryEvery;
    private readonly DateTimeOffset _started = TimeProvider.System.GetUtcNow();
    private int _full;
    private int _notModified;

    private Farm(WebApplication app, int hosts, int port, TimeSpan? newEntryEvery)
    {
        (_app, _hosts, _port, _newEntryEvery) = (app, hosts, port, newEntryEvery);
        app.Run(Answer);
    }

    /// <summary>Documents sent whole.</summary>
    public int Full => Volatile.Read(ref _full);

    /// <summary>304s sent.</summary>
    public int NotModified => Volatile.Read(ref _notModified);

    public static async Task<Farm> StartAsync(int feeds, TimeSpan? newEntryEvery = null)
    {
        var hosts = Math.Min(feeds, MostHosts);
        var port = FreePort();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k =>
        {
            for (var host = 1; host <= hosts; host++)
                k.Listen(new IPAddress([127, 0, 0, (byte)host]), port);
        });
        var farm = new Farm(builder.Build(), hosts, port, newEntryEvery);
        await farm._app.StartAsync();
        return farm;
    }

    public Uri Feed(int number) => new(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.{1 + (number % _hosts)}:{_port}/feed/{number}"));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private Task Answer(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        if (!path.StartsWith("/feed/", StringComparison.Ordinal))
        {
            context.Response.StatusCode = 404;
            return Task.CompletedTask;
        }

        var number = int.Parse(path["/feed/".Length..], CultureInfo.InvariantCulture);
        var added = Added(number);
        var tag = string.Create(CultureInfo.InvariantCulture, $"\"{number}-{added}\"");
        context.Response.Headers.ETag = tag;
        if (context.Request.Headers.IfNoneMatch == tag)
        {
            Interlocked.Increment(ref _notModified);
            context.Response.StatusCode = 304;
            return Task.CompletedTask;
        }

        Interlocked.Increment(ref _full);
        var body = Document(number, Feed(number).Authority, News(number, added));
        context.Response.ContentType = "application/rss+xml; charset=utf-8";
        context.Response.ContentLength = body.Length;
        return context.Response.Body.WriteAsync(body).AsTask();
    }

    // Entries that came since the start; feeds take turns, so that news arrives evenly.
    private int Added(int feed) => _newEntryEvery is { } every && feed > 0
        ? (int)(((TimeProvider.System.GetUtcNow() - _started) + (every * (feed % 97 / 97.0))) / every)
        : 0;

    // The newest of them, newest first.
    private IEnumerable<(int Number, DateTimeOffset PublishedAt)> News(int feed, int added) =>
        Enumerable.Range(0, Math.Min(added, Entries)).Select(n => (added - n, _started + ((_newEntryEvery ?? default) * (added - n - (feed % 97 / 97.0)))));

    /// <summary>A feed as its host sends it; an entry says the same for as long as it stands.</summary>
    public static byte[] Document(int feed, string authority, IEnumerable<(int Number, DateTimeOffset PublishedAt)>? news = null)
    {
        var rss = new StringBuilder(64 * 1024);
        rss.Append(CultureInfo.InvariantCulture, $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><channel><title>Gazette {feed}</title><link>http://{authority}/</link><description>Made up</description>\n");
        var written = 0;
        foreach (var (number, publishedAt) in news ?? [])
        {
            Write(rss, authority, feed, $"news-{number}", publishedAt, new Prose((feed * 100_003) + number));
            written++;
        }

        var prose = new Prose(feed);
        var published = new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero);
        for (var entry = 0; entry < Entries - written; entry++)
            Write(rss, authority, feed, $"report-{entry}", published.AddMinutes(-37 * entry), prose);

        return Encoding.UTF8.GetBytes(rss.Append("</channel></rss>").ToString());
    }

    private static void Write(StringBuilder rss, string authority, int feed, string name, DateTimeOffset published, Prose prose)
    {
        rss.Append(CultureInfo.InvariantCulture, $"<item><title>{prose.Sentence(9)}</title><link>http://{authority}/{feed}/{name}</link><guid isPermaLink=\"false\">gazette-{feed}-{name}</guid>");
        rss.Append(CultureInfo.InvariantCulture, $"<pubDate>{published:r}</pubDate><dc:creator>Ann Reporter</dc:creator><category>Politics</category><description>{prose.Sentence(22)}</description><content:encoded><![CDATA[");
        for (var paragraph = 0; paragraph < 5; paragraph++)
            rss.Append("<p>").Append(prose.Sentence(14)).Append(' ').Append(prose.Sentence(19)).Append("</p>");
        rss.Append("]]></content:encoded></item>\n");
    }
}
