namespace Aggregator.Simulator.Scripting;

/// <summary>One report of one outlet and all that happens to it. Times are seconds from the start.</summary>
public sealed record ScriptedReport
{
    /// <summary>Unique in the scenario.</summary>
    public required string Id { get; init; }

    public required string Outlet { get; init; }

    public required long At { get; init; }

    public required string Section { get; init; }

    public required string Headline { get; init; }

    public required string Standfirst { get; init; }

    public required string Byline { get; init; }

    /// <summary>The text; one that begins with <c>## </c> is a crosshead.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    public string? Caption { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];

    public IReadOnlyList<ScriptedChange> Changes { get; init; } = [];

    /// <summary>From then on its page is gone (410) and it is out of the feed.</summary>
    public long? WithdrawnAt { get; init; }

    /// <summary>From then on it has a new GUID and a new date, and no other change.</summary>
    public long? RepublishedAt { get; init; }

    /// <summary>Stands in its address; unique per outlet.</summary>
    internal long Number { get; init; }

    /// <summary>Every instant at which something of it changes, its publication first.</summary>
    internal IEnumerable<long> Events()
    {
        yield return At;
        foreach (var change in Changes)
            yield return change.At;
        if (WithdrawnAt is { } withdrawn)
            yield return withdrawn;
        if (RepublishedAt is { } republished)
            yield return republished;
    }
}

/// <summary>A change to a published report: its outlet's own correction, or another headline.</summary>
public sealed record ScriptedChange
{
    public required long At { get; init; }

    public string? Headline { get; init; }

    /// <summary>What is replaced by what, wherever it stands in headline, standfirst and text.</summary>
    public IReadOnlyDictionary<string, string> Replace { get; init; } = new Dictionary<string, string>();

    /// <summary>Paragraphs added at the end, such as a correction line.</summary>
    public IReadOnlyList<string> Append { get; init; } = [];
}
