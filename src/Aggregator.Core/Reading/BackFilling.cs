namespace Aggregator.Reading;

/// <summary>Which of a news sitemap's entries stand in for those that a feed showed and took out again between two polls. Pure.</summary>
public static class BackFilling
{
    /// <summary>What was published just before the poll may not have been in the feed yet, and sitemaps round their instants.</summary>
    public static TimeSpan Margin { get; } = TimeSpan.FromMinutes(15);

    /// <param name="sitemap">What the sitemap says. An entry without a date of publication is no news: plain sitemaps tell when a page was last touched.</param>
    /// <param name="shown">What the feed shows: not missing, and what its own reports' addresses look like.</param>
    /// <param name="known">Reports of the outlet that are there already, by whatever address they were told.</param>
    /// <param name="from">The poll before.</param>
    /// <param name="to">The oldest entry that the feed still shows.</param>
    /// <param name="ofSection">Whether the feed is one section's: then only addresses of the same first path segment count.</param>
    /// <param name="most">The newest so many are taken.</param>
    public static IReadOnlyList<Entry> Missing(IEnumerable<Entry> sitemap, IReadOnlyCollection<Uri> shown, IEnumerable<Uri> known, DateTimeOffset from, DateTimeOffset to, bool ofSection, int most)
    {
        var there = shown.Concat(known).Select(Key).ToHashSet(StringComparer.Ordinal);
        var hosts = shown.Select(Host).ToHashSet(StringComparer.Ordinal);
        var sections = shown.Select(Section).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. sitemap
                .Where(e => e.Link is { } link && e.PublishedAt is { } at && at >= from - Margin && at <= to + Margin
                    && hosts.Contains(Host(link)) && !there.Contains(Key(link)) && (!ofSection || sections.Contains(Section(link))))
                .DistinctBy(e => Key(e.Link!))
                .OrderByDescending(e => e.PublishedAt)
                .Take(most),
        ];
    }

    // Feeds hang parameters on their links that sitemaps do not.
    private static string Key(Uri address) => Host(address) + address.AbsolutePath.TrimEnd('/');

    private static string Host(Uri address) => address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host;

    private static string Section(Uri address) => address.Segments.Length > 1 ? address.Segments[1].TrimEnd('/') : "";
}
