using Aggregator.Benchmarks;

// One verb per benchmark; docs/performance.md quotes what they print, with the command beside it.
IReadOnlyDictionary<string, Func<string[], Task>> benchmarks = new Dictionary<string, Func<string[], Task>>(StringComparer.Ordinal)
{
    ["fetch"] = FetchBenchmark.RunAsync,
};

if (args.Length == 0 || !benchmarks.TryGetValue(args[0], out var benchmark))
{
    Console.Error.WriteLine($"Usage: dotnet run -c Release --project tests/Aggregator.Benchmarks -- {string.Join('|', benchmarks.Keys)} [options]; see docs/performance.md");
    return 2;
}

await benchmark(args[1..]);
return 0;
