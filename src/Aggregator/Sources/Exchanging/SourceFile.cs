using System.Text.Json.Nodes;

using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>Outlets and sources on their way in or out: definitions in the configuration's shape, by id.</summary>
internal sealed record SourceFile
{
    /// <summary>Outlets without their sources.</summary>
    public SortedDictionary<string, JsonObject> Outlets { get; } = new(StringComparer.Ordinal);

    /// <summary>By the whole id, outlet and slash in front.</summary>
    public SortedDictionary<string, JsonObject> Sources { get; } = new(StringComparer.Ordinal);

    /// <summary>What stood in the file and is not taken: for people.</summary>
    public List<string> Skipped { get; } = [];
}

/// <summary>Whether a file can be taken: the file, or what is wrong with it as a whole.</summary>
internal sealed record ReadFile(SourceFile? File, IReadOnlyList<Mistake> Mistakes)
{
    public static ReadFile Wrong(string what, string? remedy = null) => new(null, [new Mistake("", what, remedy)]);
}
