namespace Aggregator.Discovering;

/// <summary>What a search or a preview is doing, for whoever waits.</summary>
/// <param name="Doing">In the present: "reading the feed https://…".</param>
/// <param name="Outcome">What came of it; null while it is being done.</param>
public sealed record Step(string Doing, string? Outcome = null);
