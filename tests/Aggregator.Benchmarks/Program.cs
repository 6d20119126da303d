using Aggregator;
using Aggregator.Benchmarks;
using Aggregator.Benchmarks.Efficiency;
using Aggregator.Benchmarks.Feeds;
using Aggregator.Benchmarks.Load;
using Aggregator.Benchmarks.Mutating;
using Aggregator.Benchmarks.Politeness;
using Aggregator.Benchmarks.Streams;
using Aggregator.Benchmarks.Training;

// One verb each; the documents that quote what a verb prints name it with its arguments.
var verbs = new Dictionary<string, Func<string[], Task>>(StringComparer.Ordinal)
{
    ["schedule"] = ScheduleBenchmark.RunAsync,
    ["schedule-efficiency"] = EfficiencyBenchmark.RunAsync,
    ["farm"] = FarmBenchmark.RunAsync,
    ["soak"] = SoakBenchmark.RunAsync,
    ["source-edits"] = Aggregator.Benchmarks.Editing.SourceEditBenchmark.RunAsync,
    ["load"] = LoadBenchmark.RunAsync,
    ["streams"] = StreamsBenchmark.RunAsync,
    ["bare"] = BareEndpoint.RunAsync,
    ["store"] = StoreBenchmark.RunAsync,
    ["fetch"] = FetchBenchmark.RunAsync,
    ["politeness"] = PolitenessBenchmark.RunAsync,
    ["feeds"] = FeedsBenchmark.RunAsync,
    ["feed-once"] = a => HostileFeeds.ReadAsync(a[0]),
    ["feedreader-alone"] = FeedReaderAlone.RunAsync,
    ["editing-coverage"] = a => Task.FromResult(EditingCoverage.Run(a[0])),
    ["middle"] = a => Task.FromResult(MiddleBenchmark.Run(a)),
    ["near-copies"] = a => Task.FromResult(NearCopiesBenchmark.Run(a[0])),
    ["pages"] = a => Task.FromResult(PagesBenchmark.Run(a[0])),
    ["mutate-pages"] = a => Task.FromResult(MutationBenchmark.Run(a[0])),
    ["drift"] = a => Task.FromResult(DriftBenchmark.Run(a[0])),
    ["train-blocks"] = a => Task.FromResult(BlockTraining.Run(a[0], a[1], a.ElementAtOrDefault(2))),
    ["check-blocks"] = a => Task.FromResult(BlockTraining.Check(a[0], a[1])),
};

if (args.Length > 0 && verbs.TryGetValue(args[0], out var verb))
{
    await verb(args[1..]);
    return Environment.ExitCode; // a verb that grades sets it
}

Console.Error.WriteLine($"Usage: dotnet run -c Release --project tests/Aggregator.Benchmarks -- VERB [ARGUMENTS]; verbs: {string.Join(", ", verbs.Keys)}; see docs/performance.md");
return 2;
