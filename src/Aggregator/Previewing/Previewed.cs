using Aggregator.Discovering;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Previewing;

/// <summary>What would become of an entry.</summary>
public enum Fate
{
    /// <summary>An article that is not there yet.</summary>
    New,

    /// <summary>An article that the outlet's sources brought before.</summary>
    Known,

    /// <summary>Its page would be fetched; the preview did not go so far.</summary>
    Waiting,

    /// <summary>Left out on purpose.</summary>
    Filtered,

    /// <summary>Not usable.</summary>
    Rejected,

    /// <summary>Its page could not be had just now.</summary>
    Postponed,
}

/// <summary>One field of an article, and which layer gave it.</summary>
public sealed record PreviewedField(string Name, string? Value, string From);

/// <summary>One entry as it would be ingested.</summary>
public sealed record PreviewedEntry
{
    public string? Title { get; init; }

    public Uri? Link { get; init; }

    public required Fate Fate { get; init; }

    /// <summary>Why it is no article; null where it is one.</summary>
    public string? Reason { get; init; }

    /// <summary>The article within its rights; null where there is none.</summary>
    public Surfaceable? Shown { get; init; }

    /// <summary>Words of its whole text, whatever may be shown of them.</summary>
    public int WordsInAll { get; init; }

    public IReadOnlyList<PreviewedField> Fields { get; init; } = [];

    /// <summary>What would be said of its identity: by which keys it is recognised, and as what.</summary>
    public string? Identity { get; init; }

    public IReadOnlyList<string> Warnings { get; init; } = [];
}

/// <summary>What a source would bring, before anything is saved.</summary>
public sealed record Previewed
{
    public required Outlet Outlet { get; init; }

    public required Source Source { get; init; }

    /// <summary>Why there is nothing to see; null where there is something.</summary>
    public string? Problem { get; init; }

    public string? Ended { get; init; }

    public string? Format { get; init; }

    public string? Title { get; init; }

    /// <summary>Entries in the document.</summary>
    public int Entries { get; init; }

    public IReadOnlyList<string> Repairs { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Entries that would be left out or refused, by reason.</summary>
    public IReadOnlyDictionary<string, int> LeftOut { get; init; } = new Dictionary<string, int>();

    /// <summary>The first entries, each walked to its end.</summary>
    public IReadOnlyList<PreviewedEntry> Items { get; init; } = [];

    public int Requests { get; init; }

    public IReadOnlyList<Step> Steps { get; init; } = [];

    /// <summary>Whether at least one article would come of it.</summary>
    public bool IsUseful => Items.Any(i => i.Shown is not null);
}
