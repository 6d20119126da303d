using System.Text.Json.Nodes;

namespace Aggregator.Admin;

/// <summary>Part of a list; <c>next</c> is the cursor of the part after it.</summary>
internal sealed record PageOf<T>(IReadOnlyList<T> Items, int? Total, string? Next);

/// <summary>A source in the list.</summary>
internal sealed record SourceItem
{
    public required string Id { get; init; }

    public required string Outlet { get; init; }

    public required string OutletName { get; init; }

    /// <summary><c>configuration</c> or <c>admin</c>.</summary>
    public required string Origin { get; init; }

    public required int Version { get; init; }

    public required string Kind { get; init; }

    public required string Address { get; init; }

    public required bool Enabled { get; init; }

    public required double IntervalMinutes { get; init; }

    public string? Category { get; init; }

    public required IReadOnlyList<string> Groups { get; init; }

    public required string Health { get; init; }

    public required string Attention { get; init; }

    public string? Problem { get; init; }

    public required int Failures { get; init; }

    public DateTimeOffset? PolledAt { get; init; }

    public DateTimeOffset? SucceededAt { get; init; }

    public DateTimeOffset? NextAt { get; init; }

    public string? NextBecause { get; init; }

    public required int Articles { get; init; }
}

/// <summary>A source with its definition, credentials masked; <c>state</c> is null for what was removed.</summary>
internal sealed record SourceView(string Id, string Origin, int Version, bool Removed, JsonObject? Definition, SourceItem? State, IReadOnlyList<MistakeView> Mistakes);

/// <summary>An outlet in the list.</summary>
internal sealed record OutletItem(string Id, string Name, string Origin, int Version, string HomePage, string Kind, string Country, string Language, string? Family, int Sources, int Articles);

/// <summary>An outlet with its definition and the ids of its sources.</summary>
internal sealed record OutletAnswer(string Id, string Origin, int Version, bool Removed, JsonObject? Definition, IReadOnlyList<string> Sources, IReadOnlyList<MistakeView> Mistakes);

/// <summary>Something wrong: where, what, and what to do.</summary>
internal sealed record MistakeView(string? Subject, string Path, string Pointer, string Detail, string? Remedy);

/// <summary>What a request changed, or would change (<c>dryRun</c>).</summary>
internal sealed record ChangedView(bool DryRun, IReadOnlyList<ChangeView> Changes);

/// <summary>What an import changed, or would change, and what of the file is not taken.</summary>
internal sealed record ImportedView(bool DryRun, IReadOnlyList<ChangeView> Changes, IReadOnlyList<string> Skipped);

/// <summary>One new version and how it differs from the one before.</summary>
internal sealed record ChangeView(string Subject, int Version, bool Removed, IReadOnlyList<DifferenceView> Differences);

/// <summary>One setting that differs.</summary>
internal sealed record DifferenceView(string Path, string? Before, string? After);

/// <summary>A subject's versions, newest first.</summary>
internal sealed record HistoryView(IReadOnlyList<VersionView> Items, int? Next);

/// <summary>One version: who, through which door, when, why, and how it differs from the one before.</summary>
internal sealed record VersionView(int Version, DateTimeOffset At, string Actor, string Via, string? Note, bool Removed, JsonObject? Definition, IReadOnlyList<DifferenceView> Differences);

/// <summary>One thing that a person did.</summary>
internal sealed record AuditView(long Sequence, DateTimeOffset At, string Actor, string Via, string Action, string Subject, string? Before, string? After, string? Note);

/// <summary>A poll that was asked for.</summary>
internal sealed record PolledView(string Id, DateTimeOffset NextAt);
