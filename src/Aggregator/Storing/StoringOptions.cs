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

    /// <summary>Days for which the records of polls that brought nothing and met no trouble are kept. Default 3.</summary>
    [Range(1, 3_650)] public int QuietPollHistoryDays { get; set; } = 3;

    /// <summary>Days for which an entry that its source does not hold any more is still recognised. Default 60.</summary>
    [Range(7, 3_650)] public int SeenEntryDays { get; set; } = 60;

    /// <summary>Days for which events are kept; a consumer that was away for longer has to read everything anew. Default 90.</summary>
    [Range(1, 3_650)] public int EventDays { get; set; } = 90;

    /// <summary>Days for which the bytes of fetched pages are kept, to try recipes on and to derive articles again; 0 keeps none. Default 14.</summary>
    [Range(0, 3_650)] public int PageArchiveDays { get; set; } = 14;

    /// <summary>Megabytes, packed, that archived pages take at most; the oldest go first. Default 512.</summary>
    [Range(1, 1_000_000)] public int PageArchiveMegabytes { get; set; } = 512;

    /// <summary>Minutes between two revisions of an article at least, where its outlet writes on it all the time; corrections, withdrawals and the first revision come at once. 0 shows every change at once. Default 10.</summary>
    [Range(0, 1_440)] public double RevisionMinutes { get; set; } = 10;

    internal Retention Retention => new()
    {
        Polls = TimeSpan.FromDays(PollHistoryDays),
        QuietPolls = TimeSpan.FromDays(Math.Min(QuietPollHistoryDays, PollHistoryDays)),
        Entries = TimeSpan.FromDays(SeenEntryDays),
        Events = TimeSpan.FromDays(EventDays),
    };
}
