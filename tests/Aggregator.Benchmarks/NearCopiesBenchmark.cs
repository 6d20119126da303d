using System.Diagnostics;
using System.IO.Compression;
using System.Numerics;
using System.Text.Json;
using Aggregator.Extracting;
using Aggregator.Normalising;

namespace Aggregator.Benchmarks;

/// <summary>How many copies of reports are found again when they were cut and edited, how many reports are held for copies that are none, and what it costs.</summary>
internal static class NearCopiesBenchmark
{
    private const int LeastWords = 150; // so that a copy cut to 60 % has enough to be compared
    private const int SimHashBits = 3;

    private static readonly string[] Houses = ["summ_bbc.jsonl.gz", "summ_cnn_highlights.jsonl.gz"];
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static int Run(string folder)
    {
        var reports = Houses.SelectMany(f => Read(Path.Combine(folder, f), "text")).Select(r => r.Text).Where(t => Words.Count(t) >= LeastWords).ToList();
        Console.WriteLine($"{reports.Count} reports of {LeastWords} words or more; each is credited to an agency of its own, and looked for by a copy");
        Console.WriteLine("| copy | MinHash, containment: found | taken for another | SimHash within 3 bits: found |");
        Console.WriteLine("| --- | ---: | ---: | ---: |");
        foreach (var (name, copied) in Copies)
            Report(name, reports, copied);
        Strangers(reports);
        Stories(folder);
        Cost(reports);
        return 0;
    }

    private static readonly (string Name, Func<string[], IEnumerable<string>> Copied)[] Copies =
    [
        ("whole", w => w),
        ("cut to its first 60 %", w => w.Take(w.Length * 6 / 10)),
        ("cut to its first 40 %", w => w.Take(w.Length * 4 / 10)),
        ("cut to 60 %, every 25th word changed", w => w.Take(w.Length * 6 / 10).Select((x, i) => i % 25 == 12 ? "otherwise" : x)),
        ("every tenth word changed", w => w.Select((x, i) => i % 10 == 5 ? "otherwise" : x)),
        ("a paragraph of 60 words put before it", w => Enumerable.Range(0, 60).Select(i => $"own{i}").Concat(w)),
    ];

    private static void Report(string name, List<string> reports, Func<string[], IEnumerable<string>> copied)
    {
        var copies = new AgencyCopies(reports.Count);
        for (var i = 0; i < reports.Count; i++)
            copies.Remember(Sketch(reports[i]), [$"{i}"], Now);
        var (found, wrong, simHash) = (0, 0, 0);
        for (var i = 0; i < reports.Count; i++)
        {
            var copy = string.Join(' ', copied(reports[i].Split(' ', StringSplitOptions.RemoveEmptyEntries)));
            var agency = copies.Find(Sketch(copy), Now)?[0];
            found += agency == $"{i}" ? 1 : 0;
            wrong += agency is not null && agency != $"{i}" ? 1 : 0;
            simHash += BitOperations.PopCount(SimHash(copy) ^ SimHash(reports[i])) <= SimHashBits ? 1 : 0;
        }

        Console.WriteLine($"| {name} | {found * 100.0 / reports.Count:F1} % | {wrong * 100.0 / reports.Count:F1} % | {simHash * 100.0 / reports.Count:F1} % |");
    }

    // The set holds real reprints; what is left when exact shares are looked at is counted as false.
    private static void Strangers(List<string> reports)
    {
        var copies = new AgencyCopies(reports.Count);
        var (held, isReal) = (0, 0);
        for (var i = 0; i < reports.Count; i++)
        {
            if (copies.Find(Sketch(reports[i]), Now) is { } named)
            {
                held++;
                isReal += Contained(reports[i], reports[int.Parse(named[0], System.Globalization.CultureInfo.InvariantCulture)]) >= 0.5 ? 1 : 0;
            }

            copies.Remember(Sketch(reports[i]), [$"{i}"], Now);
        }

        Console.WriteLine($"\nEach report against all before it: {held} of {reports.Count} held for a copy, {isReal} of these are (half or more of their runs of three words are in the other)");
    }

    // Outlets that tell of one event in their own words.
    private static void Stories(string folder)
    {
        var rows = Read(Path.Combine(folder, "cluster_allsides_full.jsonl.gz"), "body").Where(r => r.Cluster is not null && Words.Count(r.Text) >= LeastWords).GroupBy(r => r.Cluster!).ToList();
        var (pairs, held, isReal) = (0, 0, 0);
        foreach (var story in rows)
        {
            var told = story.ToList();
            for (var i = 0; i < told.Count; i++)
            {
                for (var j = 0; j < i; j++)
                {
                    pairs++;
                    if (Sketch(told[i].Text).Containment(Sketch(told[j].Text)) < AgencyCopies.EnoughContained)
                        continue;
                    held++;
                    isReal += Contained(told[i].Text, told[j].Text) >= 0.5 ? 1 : 0;
                }
            }
        }

        Console.WriteLine($"{pairs} pairs of reports of one event by two outlets: {held} held for copies, {isReal} of these are");
    }

    private static void Cost(List<string> reports)
    {
        var bodies = reports.ConvertAll(Body);
        var copies = new AgencyCopies();
        foreach (var body in bodies)
            copies.Remember(TextSketch.Of(body), ["x"], Now.AddYears(1)); // full, and none near in time
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var round = 0; round < 10; round++)
        {
            foreach (var body in bodies)
                copies.Find(TextSketch.Of(body), Now);
        }

        var cpu = Process.GetCurrentProcess().TotalProcessorTime - before;
        Console.WriteLine($"\nA sketch and a look-up: {cpu.TotalMicroseconds / (10 * bodies.Count):F1} µs of CPU time for {bodies.Average(b => Words.Count(b)):F0} words; 30 of them {cpu.TotalMilliseconds / (10 * bodies.Count) * 30:F2} ms");
    }

    private static double Contained(string one, string other)
    {
        var (a, b) = (Runs(one), Runs(other));
        var shared = a.Count(b.Contains);
        return shared / (double)Math.Max(1, Math.Min(a.Count, b.Count));
    }

    private static HashSet<string> Runs(string text)
    {
        var words = Words.Fold(text).Split(' ');
        return Enumerable.Range(0, Math.Max(0, words.Length - 2)).Select(i => $"{words[i]} {words[i + 1]} {words[i + 2]}").ToHashSet(StringComparer.Ordinal);
    }

    private static ulong SimHash(string text)
    {
        var sums = new int[64];
        foreach (var run in Runs(text))
        {
            var hash = BitConverter.ToUInt64(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(run)));
            for (var i = 0; i < 64; i++)
                sums[i] += (hash >> i & 1) == 1 ? 1 : -1;
        }

        var sim = 0UL;
        for (var i = 0; i < 64; i++)
            sim |= sums[i] > 0 ? 1UL << i : 0;
        return sim;
    }

    private static TextSketch Sketch(string text) => TextSketch.Of(Body(text));

    private static List<Block> Body(string text) => [new Block(BlockKind.Paragraph, text)];

    private static IEnumerable<(string Text, string? Cluster)> Read(string path, string field)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            using var row = JsonDocument.Parse(line);
            yield return (row.RootElement.GetProperty(field).GetString() ?? "", row.RootElement.TryGetProperty("cluster", out var cluster) && cluster.ValueKind != JsonValueKind.Null ? cluster.ToString() : null);
        }
    }
}
