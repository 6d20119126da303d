namespace Aggregator.Reading;

/// <summary>A source's document as read: what it says of itself and its entries, newest or oldest first as sent.</summary>
public sealed record Feed
{
    /// <summary><c>rss</c>, <c>atom</c>, <c>rdf</c>, <c>json</c>, <c>sitemap</c>, <c>sitemapindex</c> or <c>listing</c>.</summary>
    public required string Format { get; init; }

    public string? Id { get; init; }

    public string? Title { get; init; }

    public string? Subtitle { get; init; }

    public Uri? Link { get; init; }

    public Uri? Self { get; init; }

    public IReadOnlyList<Uri> Hubs { get; init; } = [];

    public string? Language { get; init; }

    /// <summary>Names, separated by commas.</summary>
    public string? Author { get; init; }

    /// <summary>Mail addresses given with the author.</summary>
    public IReadOnlyList<string> Contacts { get; init; } = [];

    public Uri? Image { get; init; }

    public string? Rights { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>RSS <c>ttl</c>, <c>sy:updatePeriod</c> and their like: the pace that the feed asks for.</summary>
    public TimeSpan? Pace { get; init; }

    /// <summary>RSS <c>skipHours</c>, GMT, 0–23.</summary>
    public IReadOnlyList<int> SkipHours { get; init; } = [];

    /// <summary>RSS <c>skipDays</c>, GMT.</summary>
    public IReadOnlyList<DayOfWeek> SkipDays { get; init; } = [];

    public IReadOnlyList<Entry> Entries { get; init; } = [];

    /// <summary>What had to be mended to read it, for an admin.</summary>
    public IReadOnlyList<string> Repairs { get; init; } = [];

    /// <summary>What was read as it stands and yet looks wrong (a date that is none), for an admin.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>For a sitemap index: the sitemaps it names, to be fetched in turn.</summary>
    public IReadOnlyList<Uri> Parts { get; init; } = [];

    /// <summary>Entries that could not be read, each with its reason.</summary>
    public IReadOnlyList<string> Rejected { get; init; } = [];

    /// <summary>True where the document was cut off: its validators must not be kept.</summary>
    public bool IsIncomplete { get; init; }
}

/// <summary>How reading ended.</summary>
public abstract record ReadOutcome
{
    private ReadOutcome() { }

    public sealed record Read(Feed Feed) : ReadOutcome;

    /// <summary>Not something that this reader understands; the reason is for an admin ("an HTML page, not a feed").</summary>
    public sealed record Unreadable(string Reason) : ReadOutcome
    {
        /// <summary>Whether it is something else altogether (HTML in place of a feed), not a document of this kind that is broken.</summary>
        public bool IsSomethingElse { get; init; }
    }
}
