using Aggregator.Extracting;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Normalising;

/// <summary>Where a publication instant comes from.</summary>
public enum DateProvenance
{
    Page,
    Feed,
    Sitemap,
    FirstSeen,
}

/// <summary>One outlet's report after entry and page were brought together: who, where, when, what; not yet edited.</summary>
public sealed record Report
{
    public required OutletId Outlet { get; init; }

    public required SourceId Source { get; init; }

    /// <summary>Strongest first; at least one.</summary>
    public required IReadOnlyList<IdentityKey> Keys { get; init; }

    public required string Headline { get; init; }

    public string? Standfirst { get; init; }

    public IReadOnlyList<Block> Body { get; init; } = [];

    public required Attribution Attribution { get; init; }

    /// <summary>What the outlet files it under, in its own words, most specific last.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    /// <summary>The portal's section where the source list fixes it.</summary>
    public string? Category { get; init; }

    public required string Language { get; init; }

    public Uri? Image { get; init; }

    public required DateTimeOffset PublishedAt { get; init; }

    public required DateProvenance PublishedFrom { get; init; }

    /// <summary>Correction notices in its text.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>The page says of itself that it is written on while things happen.</summary>
    public bool IsLive { get; init; }

    /// <summary>What the publisher's signals say of it, taken together.</summary>
    public RightsSignals Signals { get; init; } = RightsSignals.None;
}
