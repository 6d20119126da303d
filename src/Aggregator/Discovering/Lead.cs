using Aggregator.Sources;

namespace Aggregator.Discovering;

/// <summary>An address where a source may be.</summary>
/// <param name="Kind">What it is expected to be.</param>
/// <param name="How">Who said so.</param>
/// <param name="Title">What it is called there.</param>
/// <param name="Worth">Higher is asked first.</param>
internal sealed record Lead(Uri Address, SourceKind Kind, string How, string? Title, int Worth)
{
    /// <summary>Nobody named it: where nothing is there, nothing is wrong.</summary>
    public bool IsGuess { get; init; }

    /// <summary>A feed of readers' comments: known by its name, and not worth a request.</summary>
    public bool IsOfComments => Address.AbsolutePath.Contains("comments", StringComparison.OrdinalIgnoreCase) || Title?.Contains("comments", StringComparison.OrdinalIgnoreCase) == true;
}
