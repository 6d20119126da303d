namespace Aggregator.Discovering;

/// <summary>What a search for sources found.</summary>
public sealed record Discovered
{
    /// <summary>As typed.</summary>
    public required string Asked { get; init; }

    /// <summary>What answered, after redirects; null where nothing did.</summary>
    public Uri? Answered { get; init; }

    /// <summary>What stands there, in a word or two: "a feed", "a report", "a section front".</summary>
    public string? What { get; init; }

    /// <summary>Why the address itself led to nothing; there may be candidates all the same.</summary>
    public string? Problem { get; init; }

    /// <summary>Why the search ended before everything was looked at; null where it did not.</summary>
    public string? Ended { get; init; }

    public int Requests { get; init; }

    /// <summary>Null where nothing answered.</summary>
    public OutletProposal? Outlet { get; init; }

    /// <summary>Best first.</summary>
    public IReadOnlyList<Candidate> Candidates { get; init; } = [];

    public IReadOnlyList<Step> Steps { get; init; } = [];
}
