using System.Diagnostics;
using System.Globalization;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Normalising;
using Aggregator.Reading;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator;

/// <summary>What the store alone costs: first loads, polls without news, lists. CPU of the whole process, drafts made beforehand.</summary>
internal static class StoreBenchmark
{
    private const int EntriesPerPoll = 30;
    private const int Hands = 64;
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static async Task<int> RunAsync(string[] args)
    {
        var sources = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 1_000;
        var folder = Directory.CreateTempSubdirectory("aggregator-benchmark-");
        try
        {
            await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = Path.Combine(folder.FullName, "aggregator.db") }, TimeProvider.System, default);
            var outlets = Enumerable.Range(0, sources).Select(Outlet).ToList();
            await store.ProvisionAsync(outlets, Start, default);
            await FirstLoadsAsync(store, outlets);
            await NoNewsAsync(store, outlets, rounds: 20);
            await ListsAsync(store, "50 newest", new ArticleQuery());
            await ListsAsync(store, "50 of an outlet", new ArticleQuery { Outlet = outlets[^1].Id });
            await ListsAsync(store, "50 by two words", new ArticleQuery { Text = "word100 word120" });
            Console.WriteLine($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1_048_576} MB, file {folder.EnumerateFiles("aggregator.db").Single().Length / 1_048_576} MB");
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return 0;
    }

    private static async Task FirstLoadsAsync(SqliteStore store, List<Outlet> outlets)
    {
        // The first part pays for the compiler; a daemon that has run for a minute does not.
        var (cpu, wall, parts) = (TimeSpan.Zero, TimeSpan.Zero, outlets.Chunk(200).ToList());
        foreach (var (index, part) in parts.Index())
        {
            var polls = part.Select(o => (Outlet: o, Poll: FirstPoll(o))).ToList();
            GC.Collect();
            var took = await MeasuredAsync(() => Parallel.ForEachAsync(polls, new ParallelOptions { MaxDegreeOfParallelism = Hands }, async (p, ct) =>
            {
                await store.DeskAsync(p.Outlet.Id, Start, 10, ct);
                await store.KnownAsync(p.Poll.Source, [.. p.Poll.Results.Select(r => r.Key)], ct);
                await store.SaveAsync(p.Poll, ct);
                await store.DueAsync(p.Outlet.Id, ct);
            }));
            if (index > 0)
                (cpu, wall) = (cpu + took.Cpu, wall + took.Wall);
        }

        Report($"first load of {EntriesPerPoll} reports", outlets.Count - parts[0].Length, cpu, wall);
    }

    private static async Task NoNewsAsync(SqliteStore store, List<Outlet> outlets, int rounds)
    {
        var took = await MeasuredAsync(async () =>
        {
            for (var round = 1; round <= rounds; round++)
            {
                var at = Start.AddMinutes(15 * round);
                await Parallel.ForEachAsync(outlets, new ParallelOptions { MaxDegreeOfParallelism = Hands }, async (outlet, ct) =>
                {
                    var desk = await store.DeskAsync(outlet.Id, at, 10, ct);
                    var state = desk.Sources[0] with { NextAt = at.AddMinutes(15), PolledAt = at, SucceededAt = at };
                    await store.SaveAsync(new Poll { Source = state.Source, StartedAt = at, Took = TimeSpan.FromMilliseconds(80), Outcome = "not-modified", Status = 304, State = state }, ct);
                    await store.DueAsync(outlet.Id, ct);
                });
            }
        });
        Report("poll without news (304)", outlets.Count * rounds, took.Cpu, took.Wall);
    }

    private static async Task ListsAsync(SqliteStore store, string what, ArticleQuery query)
    {
        const int times = 1_000;
        for (var i = 0; i < 200; i++)
            await store.ListAsync(query, default);
        var items = (await store.ListAsync(query, default)).Items.Count;
        var took = await MeasuredAsync(async () =>
        {
            for (var i = 0; i < times; i++)
                await store.ListAsync(query, default);
        });
        Report($"list: {what} ({items} found)", times, took.Cpu, took.Wall);
    }

    private static async Task<(TimeSpan Cpu, TimeSpan Wall)> MeasuredAsync(Func<Task> work)
    {
        using var process = Process.GetCurrentProcess();
        var (cpu, watch) = (process.TotalProcessorTime, Stopwatch.StartNew());
        await work();
        process.Refresh();
        return (process.TotalProcessorTime - cpu, watch.Elapsed);
    }

    private static void Report(string what, int times, TimeSpan cpu, TimeSpan wall) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-36} {times,7} times  {cpu.TotalMilliseconds / times,8:F3} CPU-ms each  {times / wall.TotalSeconds,9:F0} per second"));

    private static Outlet Outlet(int number)
    {
        var id = new OutletId($"outlet-{number}");
        return new Outlet
        {
            Id = id,
            Name = $"Outlet {number}",
            HomePage = new($"https://www.outlet-{number}.example/"),
            Sources = [new Source { Id = new($"{id}/news"), Outlet = id, Address = new($"https://www.outlet-{number}.example/news.xml") }],
        };
    }

    private static Poll FirstPoll(Outlet outlet)
    {
        var random = new Random(outlet.Id.Value.GetHashCode(StringComparison.Ordinal));
        var source = outlet.Sources[0];
        return new Poll
        {
            Source = source.Id,
            StartedAt = Start,
            Took = TimeSpan.FromMilliseconds(200),
            Outcome = "fetched",
            Status = 200,
            Bytes = 60_000,
            Tally = new Tally { Seen = EntriesPerPoll },
            Results = [.. Enumerable.Range(0, EntriesPerPoll).Select(i => Written(outlet, source, i, random))],
            State = new SourceState
            {
                Source = source.Id,
                NextAt = Start.AddMinutes(15),
                NextBecause = "every 15 min",
                Validators = new("\"5f2b-61c2a9b0\"", "Tue, 24 Nov 2026 12:00:00 GMT"),
                BodyHash = new string('b', 64),
                PolledAt = Start,
                SucceededAt = Start,
                Health = SourceHealth.Healthy,
                Pace = new Pace { AtMostEvery = TimeSpan.FromMinutes(15) },
            },
        };
    }

    private static EntryResult.Written Written(Outlet outlet, Source source, int number, Random random)
    {
        var link = new Uri(outlet.HomePage, $"news/2026/11/24/{random.Next():x}-{number}-a-report-with-a-slug");
        var entry = new Entry { Guid = link.AbsoluteUri, Link = link, Title = Words(9, random) };
        var body = Enumerable.Range(0, 10).Select(_ => new Block(BlockKind.Paragraph, $"The {Words(14, random)}. It {Words(14, random)}.")).ToList();
        var published = Start.AddSeconds(-random.Next(86_400));
        var draft = Editor.Edit(new Report
        {
            Outlet = outlet.Id,
            Source = source.Id,
            Keys = Identity.Keys(source, entry, link, entry.Title!, body),
            Headline = entry.Title!,
            Standfirst = Words(20, random),
            Body = body,
            Attribution = new Attribution { Outlet = outlet.Name, Authors = ["A. Reporter"], Url = link, PublishedAt = published, RetrievedAt = Start, Credit = outlet.Name },
            Category = "uk",
            Language = "en-GB",
            Image = new Uri(outlet.HomePage, $"images/{number}.jpg"),
            PublishedAt = published,
            PublishedFrom = DateProvenance.Feed,
        });
        return new EntryResult.Written(EntryKey.Of(entry)!.Value, EntryKey.Fingerprint(entry), draft);
    }

    // Words as often as in a language: the n-th most frequent one about 1/n of the time.
    private static string Words(int count, Random random) =>
        string.Join(' ', Enumerable.Range(0, count).Select(_ => string.Create(CultureInfo.InvariantCulture, $"word{(int)Math.Exp(random.NextDouble() * 10.3)}")));
}
