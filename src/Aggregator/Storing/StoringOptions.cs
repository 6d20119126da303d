using System.ComponentModel.DataAnnotations;

namespace Aggregator.Storing;

/// <summary>How the store works. Section <c>Storing</c> of appsettings.json.</summary>
public sealed class StoringOptions
{
    public const string Section = "Storing";

    /// <summary>Results of polls and visits that are written in one transaction at most. Default 64.</summary>
    [Range(1, 1_000)] public int BatchSize { get; set; } = 64;

    /// <summary>Seconds to wait for another process that holds the database. Default 5.</summary>
    [Range(1, 300)] public double BusyTimeoutSeconds { get; set; } = 5;

    /// <summary>Days for which poll records are kept; the newest 20 of each source always are. Default 14.</summary>
    [Range(1, 3_650)] public int PollHistoryDays { get; set; } = 14;
}
