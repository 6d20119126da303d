using System.Text.Json.Nodes;
using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>One thing that somebody wants to change.</summary>
/// <param name="Subject">What.</param>
/// <param name="Definition">As sent, credentials and masks in it; null removes.</param>
/// <param name="Action">For the audit log: <c>source.save</c>.</param>
internal sealed record Edit(EditSubject Subject, JsonObject? Definition, string Action)
{
    /// <summary>For <see cref="Expected"/>: any version, as long as there is one.</summary>
    public const int AnyThatIsThere = -1;

    /// <summary>The version that it is based on: 0 for none that is there; null where that does not matter.</summary>
    public int? Expected { get; init; }

    /// <summary>Where the definition is an old version's: the secrets that belong to it.</summary>
    public IReadOnlyDictionary<string, string>? Secrets { get; init; }
}

/// <summary>What came of an attempt to change outlets and sources.</summary>
internal abstract record EditOutcome
{
    private EditOutcome()
    {
    }

    /// <summary>Kept, or, where it was only tried, what would be.</summary>
    /// <param name="Before">Without the change.</param>
    /// <param name="Catalogue">With it.</param>
    /// <param name="Versions">The new versions; empty where nothing is different.</param>
    public sealed record Saved(SourceCatalogue Before, SourceCatalogue Catalogue, IReadOnlyList<SourceEdit> Versions) : EditOutcome;

    /// <summary>Nothing was kept: something is wrong with it.</summary>
    public sealed record Refused(IReadOnlyList<Mistake> Mistakes) : EditOutcome;

    /// <summary>Nothing was kept: somebody changed it meanwhile.</summary>
    /// <param name="Subject">What.</param>
    /// <param name="Actual">The version that there is; 0 for none.</param>
    public sealed record Conflict(EditSubject Subject, int Actual) : EditOutcome;

    /// <summary>There is no such outlet, source or version.</summary>
    public sealed record Missing(EditSubject Subject) : EditOutcome;

    /// <summary>Nothing was kept: rights would change, which is not for everybody.</summary>
    public sealed record ForAdmins(EditSubject Subject) : EditOutcome;

    /// <summary>The configuration declares it: it is changed there.</summary>
    public sealed record Protected(EditSubject Subject) : EditOutcome;
}
