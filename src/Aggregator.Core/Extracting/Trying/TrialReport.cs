namespace Aggregator.Extracting.Trying;

/// <summary>One field of one page that reads otherwise under the changed recipe. Bodies are told by their paragraphs.</summary>
public sealed record FieldChange
{
    public required PageField Field { get; init; }

    /// <summary>What was found before; null where nothing was.</summary>
    public string? Before { get; init; }

    public string? After { get; init; }

    public string? LayerBefore { get; init; }

    public string? LayerAfter { get; init; }

    /// <summary>Paragraphs of the body that are there no more.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    public IReadOnlyList<string> Added { get; init; } = [];

    public bool IsLost => Before is not null && After is null;

    public bool IsGained => Before is null && After is not null;
}

/// <summary>A page that reads otherwise.</summary>
public sealed record PageChange(Uri Address, DateTimeOffset RetrievedAt, IReadOnlyList<FieldChange> Fields);

/// <summary>How one field fared over all pages.</summary>
/// <param name="Field">Which.</param>
/// <param name="Changed">Pages on which it reads otherwise, the next two counted in.</param>
/// <param name="Lost">Pages that had it and would not any more.</param>
/// <param name="Gained">Pages that would have it and had not.</param>
/// <param name="Found">Pages on which the changed recipe's selector finds something; null where it names none.</param>
public sealed record FieldTally(PageField Field, int Changed, int Lost, int Gained, int? Found);

/// <summary>What a change of a recipe would do to pages that are kept: "changes 37 of 500".</summary>
public sealed record TrialReport
{
    public required int Pages { get; init; }

    /// <summary>Pages that cannot be read under either recipe.</summary>
    public required int Unread { get; init; }

    public required IReadOnlyList<FieldTally> Fields { get; init; }

    /// <summary>In the order in which the pages came.</summary>
    public required IReadOnlyList<PageChange> Changes { get; init; }

    /// <summary>Whether some page would lose a field that it has.</summary>
    public bool LosesSomething => Fields.Any(f => f.Lost > 0);
}
