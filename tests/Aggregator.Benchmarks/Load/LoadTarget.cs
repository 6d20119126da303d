namespace Aggregator.Benchmarks.Load;

/// <summary>What is asked for, and how much of the bare endpoint's rate is aimed at.</summary>
/// <param name="Name">As it is printed.</param>
/// <param name="Path">Path and query.</param>
/// <param name="Headers">Headers of the request, as <c>name: value</c>.</param>
/// <param name="Aim">A share of the bare endpoint's requests per second; null: none was set.</param>
internal sealed record LoadTarget(string Name, string Path, IReadOnlyList<string> Headers, double? Aim);
