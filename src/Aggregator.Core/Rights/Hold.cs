namespace Aggregator.Rights;

/// <summary>Why nothing of an article is shown until a person decides.</summary>
/// <param name="Reason">For editors; readers never see it.</param>
/// <param name="Since">When it was held.</param>
public sealed record Hold(string Reason, DateTimeOffset Since)
{
    /// <summary>The rule that asked for it; null where a person did.</summary>
    public string? Rule { get; init; }

    /// <summary>The person; null where a rule did.</summary>
    public string? By { get; init; }

    /// <summary>The words of the report that the rule found.</summary>
    public IReadOnlyList<string> Found { get; init => field = value ?? []; } = [];

    /// <summary>Readers had it before: they are told that it is withdrawn. Else they are told nothing: for them there is no such article.</summary>
    public bool WasShown { get; init; }

    /// <summary>What readers are told of the reason; null: only that it is withheld.</summary>
    public string? Told { get; init; }
}
