using Aggregator.Extracting;
using Aggregator.Reading;
using Aggregator.Sources;

namespace Aggregator.Normalising;

/// <summary>Which publication instant is believed.</summary>
public static class Dates
{
    // Clocks of outlets and ours differ; more than this ahead is a date that is wrong or an embargo.
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);
    private static readonly DateTimeOffset Oldest = new(1990, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// The instant to sort by (never in the future), the outlet's own claim where it is believable, and where it comes from.
    /// </summary>
    public static (DateTimeOffset At, DateTimeOffset? Claimed, DateProvenance From) Published(Source source, Entry entry, PageReading? page, DateTimeOffset now)
    {
        var fromEntry = source.Kind == SourceKind.Sitemap ? DateProvenance.Sitemap : DateProvenance.Feed;
        (DateTimeOffset? At, DateProvenance From)[] claims =
        [
            (page?.PublishedAt?.Value, DateProvenance.Page),
            (entry.PublishedAt, fromEntry),
            (source.Kind == SourceKind.Sitemap ? null : entry.UpdatedAt, fromEntry),
        ];
        foreach (var (at, from) in claims)
        {
            if (at is { } claim && claim >= Oldest && claim <= now + Tolerance)
                return (claim < now ? claim.ToUniversalTime() : now, claim.ToUniversalTime(), from);
        }

        return (now, null, DateProvenance.FirstSeen);
    }
}
