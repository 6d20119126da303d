namespace Aggregator.Storing;

/// <summary>Where the database file is and how it is written.</summary>
public sealed record SqliteStoreOptions
{
    public required string Path { get; init; }

    /// <summary>Results of polls and visits that are written in one transaction at most.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>How long to wait for another process that holds the database.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>An article that its outlet keeps writing on gets one revision in so long at most (docs/identity.md); zero for every change at once.</summary>
    public TimeSpan RevisionSpacing { get; init; }

    /// <summary>Pages that the file may grow to; null for as many as the device has room for. For tests of a full disk.</summary>
    internal int? MaxPages { get; init; }
}
