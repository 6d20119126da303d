using System.Globalization;
using System.Text;
using Aggregator.Simulator.Makes;
using Aggregator.Simulator.Scripting;
using Aggregator.Simulator.Telling;

namespace Aggregator.Simulator.Serving;

/// <summary>What one outlet answers to a path at an instant. No HTTP in it, and no state but the last document of each front.</summary>
internal sealed class OutletSite(Timeline timeline, IMake make)
{
    private readonly IReadOnlyList<Front> _fronts = make.Fronts(timeline.Outlet);
    private readonly Dictionary<string, (string Version, byte[] Body)> _rendered = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    public Timeline Timeline => timeline;

    public IReadOnlyList<Front> Fronts => _fronts;

    public Reply Answer(string path, long elapsed)
    {
        if (path == "/robots.txt")
            return new Reply { ContentType = "text/plain; charset=utf-8", Body = Encoding.UTF8.GetBytes(Robots(timeline.Outlet.Robots, _fronts.Where(f => f.Kind == "Sitemap").Select(f => new Uri(timeline.Home, f.Path)))) };
        if (Trouble(Scripting.Trouble.Unavailable, elapsed) is { } trouble)
            return Simple(trouble.Spell.Status, "We are having technical problems. Please try again shortly.") with { RetryAfterSeconds = trouble.Spell.RetryAfterSeconds };
        if (_fronts.FirstOrDefault(f => f.Path == path) is { } front)
            return FrontReply(front, elapsed);
        if (path == "/")
            return Document("home", "text/html; charset=utf-8", elapsed, e => HomePage.Render(e, _fronts));
        return path.StartsWith("/media/", StringComparison.Ordinal) ? MediaReply(path) : PageReply(path, elapsed);
    }

    public static Reply Simple(int status, string message) =>
        new() { Status = status, Body = Encoding.UTF8.GetBytes($"<!doctype html><html lang=\"en\"><head><title>{status}</title></head><body><h1>{status}</h1><p>{message}</p></body></html>") };

    private Reply FrontReply(Front front, long elapsed)
    {
        var reply = Document(front.Slug, front.ContentType, elapsed, front.Render) with { MaxAgeSeconds = timeline.Outlet.MaxAgeSeconds };
        if (front.Kind == "Listing" || Trouble(Scripting.Trouble.BrokenFeed, elapsed) is not { } trouble)
            return reply;

        // No validators: what is broken must not be remembered as what was read.
        return reply with { Body = Encoding.UTF8.GetBytes(Breakage.Of(Encoding.UTF8.GetString(reply.Body.Span), trouble.Round)), Version = null, ChangedAt = null };
    }

    private Reply Document(string name, string contentType, long elapsed, Func<Edition, string> render)
    {
        var changed = timeline.LastEvent(elapsed);
        var version = $"{name}-{changed.ToString(CultureInfo.InvariantCulture)}";
        byte[]? body = null;
        lock (_gate)
        {
            if (_rendered.TryGetValue(name, out var last) && last.Version == version)
                body = last.Body;
        }

        var edition = body is null ? timeline.Latest(elapsed) : null;
        if (edition is not null)
        {
            body = Encoding.UTF8.GetBytes(render(edition));
            lock (_gate)
                _rendered[name] = (version, body);
        }

        return new Reply { ContentType = contentType, Body = body, Version = version, ChangedAt = timeline.Instant(changed) };
    }

    private Reply PageReply(string path, long elapsed)
    {
        if (timeline.Find(path, elapsed) is not var (report, edition))
            return Simple(404, "Sorry, we could not find that page.");
        if (report.State == ReportState.Withdrawn)
            return Simple(410, "This story is no longer available.");
        return new Reply
        {
            Body = Encoding.UTF8.GetBytes(make.Page(edition, report)),
            Version = $"{report.Number}-{report.Revision}-{report.Issue}",
            ChangedAt = edition.ChangedAt,
        };
    }

    private Reply MediaReply(string path) => Addresses.NumberIn(path) is { } number && path == $"/media/{number}.png"
        ? new Reply { ContentType = "image/png", Body = Picture.Png(number), Version = $"png-{number}", ChangedAt = timeline.Instant(0) }
        : Simple(404, "No such picture.");

    private (Spell Spell, int Round)? Trouble(Trouble kind, long elapsed)
    {
        foreach (var spell in timeline.Outlet.Spells.Where(s => s.Trouble == kind))
        {
            if (spell.Round(elapsed) is { } round)
                return (spell, round);
        }

        return null;
    }

    private static string Robots(ScriptedRobots robots, IEnumerable<Uri> sitemaps)
    {
        var text = new StringBuilder("User-agent: *\n");
        if (robots.CrawlDelaySeconds is { } delay)
            text.Append(CultureInfo.InvariantCulture, $"Crawl-delay: {delay}\n");
        foreach (var path in robots.Disallow)
            text.Append(CultureInfo.InvariantCulture, $"Disallow: {path}\n");
        if (robots.Disallow.Count == 0)
            text.Append("Allow: /\n");
        foreach (var sitemap in sitemaps)
            text.Append(CultureInfo.InvariantCulture, $"Sitemap: {sitemap}\n");
        return text.ToString();
    }
}
