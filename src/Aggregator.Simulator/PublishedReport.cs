namespace Aggregator.Simulator;

/// <summary>One report as its outlet tells it at one instant: what a reader of the outlet should have by then.</summary>
public sealed record PublishedReport
{
    public required string Outlet { get; init; }

    /// <summary>The scenario's id, or for a report of the endless stream the outlet and a number.</summary>
    public required string Id { get; init; }

    /// <summary>The canonical address.</summary>
    public required Uri Url { get; init; }

    public required string Section { get; init; }

    public required string Headline { get; init; }

    public required string Standfirst { get; init; }

    public required string Byline { get; init; }

    /// <summary>The text as it now stands, crossheads left out.</summary>
    public IReadOnlyList<string> Paragraphs => [.. Blocks.Where(b => !IsCrosshead(b))];

    /// <summary>The date that the outlet now gives: a republication moves it.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    public required DateTimeOffset FirstPublishedAt { get; init; }

    /// <summary>When text or headline last changed; null where they never did.</summary>
    public DateTimeOffset? UpdatedAt { get; init; }

    /// <summary>1 for the first text; one more with each change of text or headline.</summary>
    public required int Revision { get; init; }

    /// <summary>1 at first; 2 once it has been republished under a new GUID.</summary>
    public required int Issue { get; init; }

    public required ReportState State { get; init; }

    /// <summary>Its number in its outlet's system; stands in the address.</summary>
    public required long Number { get; init; }

    /// <summary>Paragraphs and crossheads; a crosshead begins with <c>## </c>.</summary>
    public required IReadOnlyList<string> Blocks { get; init; }

    public required string Caption { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public Uri Image => new(Url, $"/media/{Number}.png");

    /// <summary>The latest instant that the outlet names for it.</summary>
    public DateTimeOffset TouchedAt => UpdatedAt is { } updated && updated > PublishedAt ? updated : PublishedAt;

    internal static bool IsCrosshead(string block) => block.StartsWith("## ", StringComparison.Ordinal);
}

/// <summary>Whether its outlet still stands by a report.</summary>
public enum ReportState
{
    Published,

    /// <summary>Taken down: the page answers 410 and no feed names it.</summary>
    Withdrawn,
}
