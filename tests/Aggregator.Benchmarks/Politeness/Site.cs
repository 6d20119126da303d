using System.Globalization;
using System.Text;

namespace Aggregator.Benchmarks.Politeness;

/// <summary>One simulated host: a feed, the pages behind its entries, a robots.txt, and what is peculiar about it.</summary>
internal sealed class Site(string name, DateTimeOffset start)
{
    public string Name => name;

    /// <summary>Answers in place of all below where it has something to say.</summary>
    public Func<Visit, Reply?> Special { get; init; } = static _ => null;

    /// <summary>Null where there is none.</summary>
    public string? Robots { get; init; } = "User-agent: *\nDisallow: /search\n";

    /// <summary>In the feed's channel.</summary>
    public string Channel { get; init; } = "";

    /// <summary>With the feed.</summary>
    public IReadOnlyList<(string Name, string Value)> FeedHeaders { get; init; } = [];

    /// <summary>Hours after the start at which a report is posted.</summary>
    public IReadOnlyList<double> Posts { get; init; } = [-5, -3, -1];

    /// <summary>In place of the above where a host has several feeds.</summary>
    public Func<string, IReadOnlyList<double>?> PostsOf { get; init; } = static _ => null;

    /// <summary>The path of a report's page.</summary>
    public Func<int, string> Page { get; init; } = static n => $"/news/report-{n}.html";

    /// <summary>The feed's validator in its state n.</summary>
    public Func<int, string> Tag { get; init; } = static n => $"\"feed-{n}\"";

    public string LastModified { get; init; } = "Mon, 23 Nov 2026 11:00:00 GMT";

    /// <summary>Simulated time that an answer takes.</summary>
    public TimeSpan Takes { get; init; }

    public Reply Answer(Visit visit)
    {
        if (Special(visit) is { } special)
            return special;
        if (visit.IsRobots)
            return Robots is null ? new Reply(404) : new Reply(200, "text/plain", Robots);
        if (visit.IsFeed)
            return Feed(visit);
        return visit.IsPage ? Conditional(visit, $"\"{visit.Path}\"", new Reply(200, "text/html; charset=utf-8", Prose.Page(visit.Path))) : new Reply(404);
    }

    private Reply Feed(Visit visit)
    {
        var posts = PostsOf(visit.Path) ?? Posts;
        var shown = posts.Count(p => start.AddHours(p) <= visit.At);
        var text = new StringBuilder($"""<?xml version="1.0"?><rss version="2.0" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"><channel><title>{name}</title><link>/</link><description>News of {name}</description>{Channel}""");
        for (var n = shown - 1; n >= Math.Max(0, shown - 20); n--)
        {
            var at = start.AddHours(posts[n]).ToString("R", CultureInfo.InvariantCulture);
            text.Append(CultureInfo.InvariantCulture, $"<item><title>{Prose.Headline(Page(n))}</title><link>{Page(n)}</link><guid isPermaLink=\"false\">{name}-{visit.Path}-{n}</guid><pubDate>{at}</pubDate><description>The council met on Monday.</description></item>");
        }

        var reply = new Reply(200, "application/rss+xml", text.Append("</channel></rss>").ToString()) { Headers = FeedHeaders };
        return Conditional(visit, Tag(shown), reply.With("Last-Modified", LastModified));
    }

    private static Reply Conditional(Visit visit, string tag, Reply reply)
    {
        reply = reply.With("ETag", tag);
        return visit.Header("If-None-Match") == tag ? reply with { Status = 304 } : reply;
    }
}
