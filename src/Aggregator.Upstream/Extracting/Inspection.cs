using Aggregator.Extracting.Layers;

namespace Aggregator.Extracting;

/// <summary>A reading with what every layer said.</summary>
internal sealed record Inspection(PageReading Reading, IReadOnlyList<Findings> Layers);
