namespace Aggregator.Extracting.Drifting;

/// <summary>In which way a source's pages broke.</summary>
public enum DriftKind
{
    /// <summary>Pages that used to hold reports hold none.</summary>
    NoReport,

    /// <summary>A field that used to be there is empty.</summary>
    Missing,

    /// <summary>A selector of the recipe finds nothing any more; the next layer serves.</summary>
    DeadSelector,

    /// <summary>Another layer than the usual one gives the field.</summary>
    OtherLayer,

    /// <summary>Bodies are much shorter than they used to be.</summary>
    Shorter,

    /// <summary>Bodies are much longer than they used to be.</summary>
    Longer,
}

/// <summary>One break, for people.</summary>
public sealed record DriftBreak
{
    public required DriftKind Kind { get; init; }

    /// <summary>Null for <see cref="DriftKind.NoReport"/>.</summary>
    public PageField? Field { get; init; }

    /// <summary>When the first page was seen that was odd in this way.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>Pages seen since then.</summary>
    public required int Pages { get; init; }

    /// <summary>False for one that rests on a page or two, which may be stray.</summary>
    public required bool IsCertain { get; init; }

    /// <summary>The selector that died.</summary>
    public string? Selector { get; init; }

    public SelectorSuggestion? Suggestion { get; init; }

    /// <summary>The layer that used to give the field, and the one that does now.</summary>
    public string? UsualLayer { get; init; }

    public string? PresentLayer { get; init; }
}

/// <summary>All that is remembered of a source's pages to notice when they change: running numbers, no texts.</summary>
public sealed record SourceDrift
{
    public static SourceDrift None { get; } = new();

    /// <summary>Pages seen in all.</summary>
    public int Pages { get; init; }

    /// <summary>Pages in which no report was found.</summary>
    public Watch NoReport { get; init; } = Watch.New;

    public IReadOnlyList<FieldDrift> Fields { get; init; } = [];

    /// <summary>The present breaks, certain ones first.</summary>
    public IReadOnlyList<DriftBreak> Breaks() => [.. DriftBreaks.Of(this)];
}
