using Aggregator.Extracting;
using Aggregator.Reading;

namespace Aggregator.Normalising;

/// <summary>An entry with its own words taken out of their HTML.</summary>
public sealed record Told(Entry Entry, IReadOnlyList<Block> Summary, IReadOnlyList<Block> Content);
