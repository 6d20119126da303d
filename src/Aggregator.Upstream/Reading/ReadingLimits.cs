namespace Aggregator.Reading;

/// <summary>Bounds that a hostile or broken document meets; no real feed comes near them.</summary>
internal static class ReadingLimits
{
    /// <summary>Bytes of a feed that are looked at; entries before the cut are kept.</summary>
    public const int FeedBytes = 12 * 1024 * 1024;

    /// <summary>Bytes of a sitemap: the protocol's own limit (sitemaps.org, 50 MB).</summary>
    public const int SitemapBytes = 52_428_800;

    /// <summary>Entries of one feed.</summary>
    public const int Entries = 5_000;

    /// <summary>Addresses of one sitemap (sitemaps.org).</summary>
    public const int SitemapEntries = 50_000;

    /// <summary>Elements inside elements; XDocument is quadratic in it.</summary>
    public const int Depth = 128;

    /// <summary>Attributes of one tag that is mended.</summary>
    public const int Attributes = 100;

    /// <summary>Characters of a title or name; longer ones are cut.</summary>
    public const int Line = 2_000;
}
