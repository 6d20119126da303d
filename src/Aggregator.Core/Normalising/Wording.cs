using Aggregator.Extracting;

namespace Aggregator.Normalising;

/// <summary>What of a report two tellings are compared by.</summary>
public sealed record Wording(string Headline, string? Standfirst, IReadOnlyList<Block> Body, DateTimeOffset PublishedAt);
