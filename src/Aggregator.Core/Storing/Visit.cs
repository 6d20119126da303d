using Aggregator.Editing;
using Aggregator.Extracting.Drifting;
using Aggregator.Fetching;
using Aggregator.Reading;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>That the page of an article is not there.</summary>
/// <param name="Tries">Visits in a row that found it so.</param>
/// <param name="Since">The first of them.</param>
/// <param name="Gone">Whether the last one was told 410.</param>
/// <param name="Held">Whether the article would be withdrawn, were it not held back.</param>
public sealed record Absence(int Tries, DateTimeOffset Since, bool Gone, bool Held = false);

/// <summary>A page that is due to be fetched: for the first time, again after trouble, or to see whether the report changed.</summary>
public sealed record PageVisit
{
    public required SourceId Source { get; init; }

    /// <summary>The entry's key within its source.</summary>
    public required long Key { get; init; }

    public required Entry Entry { get; init; }

    /// <summary>Null until the entry led to an article.</summary>
    public ArticleId? Article { get; init; }

    public required DateTimeOffset FirstSeenAt { get; init; }

    public required DateTimeOffset DueAt { get; init; }

    /// <summary>Failed tries in a row.</summary>
    public int Failures { get; init; }

    /// <summary>Null while the page is there.</summary>
    public Absence? Absence { get; init; }

    /// <summary>Successful visits so far.</summary>
    public int Visits { get; init; }

    public Validators Validators { get; init; } = Validators.None;
}

/// <summary>What a visit led to.</summary>
public abstract record VisitOutcome
{
    private VisitOutcome() { }

    /// <summary>An article from page and entry, or from the entry alone where the page is not to be had.</summary>
    public sealed record Written(Draft Draft) : VisitOutcome;

    /// <summary>The page has not changed (304).</summary>
    public sealed record Unchanged : VisitOutcome;

    /// <summary>Try again later; nothing else changes.</summary>
    public sealed record Postponed : VisitOutcome;

    /// <summary>The outlet took the report down.</summary>
    public sealed record Withdrawn(string Reason) : VisitOutcome;

    /// <summary>Not a report (a listing's link to something else).</summary>
    public sealed record Filtered(string Reason) : VisitOutcome;

    /// <summary>A report that cannot be used.</summary>
    public sealed record Rejected(string Reason) : VisitOutcome;
}

/// <summary>All of one visit, to be stored in one transaction.</summary>
public sealed record VisitResult
{
    public required SourceId Source { get; init; }

    public required long Key { get; init; }

    public required DateTimeOffset At { get; init; }

    public required VisitOutcome Outcome { get; init; }

    /// <summary>When to come again; null for never.</summary>
    public DateTimeOffset? NextAt { get; init; }

    /// <summary>Failed tries in a row, this one counted.</summary>
    public int Failures { get; init; }

    /// <summary>Null where the page is there.</summary>
    public Absence? Absence { get; init; }

    public Validators Validators { get; init; } = Validators.None;

    /// <summary>The page's bytes, where they are to be kept; null leaves what is kept of the entry as it is.</summary>
    public PageBytes? Page { get; init; }

    /// <summary>True where the publisher does not want copies kept: what was kept of the entry before goes.</summary>
    public bool ForgetsPage { get; init; }

    /// <summary>What is known of the source's pages now; null where the visit taught nothing.</summary>
    public SourceDrift? Drift { get; init; }
}
