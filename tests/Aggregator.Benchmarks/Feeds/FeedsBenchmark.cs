using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Xml;
using Aggregator.Reading;
using CodeHollow.FeedReader;

namespace Aggregator.Benchmarks.Feeds;

/// <summary>Feeds a second and bytes a feed: ours, FeedReader alone and a bare pass of the XML reader, in turns within one run.</summary>
internal static class FeedsBenchmark
{
    private const int Rounds = 7;
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(400);
    private static readonly FeedReading Ours = new();

    public static async Task RunAsync(string[] args)
    {
        Console.WriteLine($"{"feed",-22} {"reader",-16} {"µs CPU",9} {"feeds/s",9} {"kB alloc",9} {"× alone",8}");
        foreach (var (name, bytes) in new[] { ("30 teasers", GeneratedFeeds.Teasers), ("50 full texts", GeneratedFeeds.FullText), ("30 Atom entries", GeneratedFeeds.Atom) })
            Compare($"{name}, {bytes.Length / 1000} kB", bytes);
        await HostileFeeds.RunAsync();
    }

    private static void Compare(string name, byte[] bytes)
    {
        (string Name, Action Read)[] readers =
        [
            ("bare XmlReader", () => Pass(bytes)),
            ("FeedReader alone", () => _ = FeedReader.ReadFromString(Encoding.UTF8.GetString(bytes))),
            ("ours", () => _ = Ours.Read(new SourceDocument { Body = bytes, Address = new("https://news.example.org/rss.xml") })),
        ];
        var times = readers.Select(_ => new List<double>()).ToArray();
        var allocated = new double[readers.Length];
        for (var round = -1; round < Rounds; round++)
        {
            for (var i = 0; i < readers.Length; i++)
            {
                var (micros, kilobytes) = Measure(readers[i].Read);
                // The first round warms up.
                if (round < 0)
                    continue;
                times[i].Add(micros);
                allocated[i] = kilobytes;
            }
        }

        var alone = Median(times[1]);
        for (var i = 0; i < readers.Length; i++)
        {
            var micros = Median(times[i]);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(i == 0 ? name : ""),-22} {readers[i].Name,-16} {micros,9:0} {1e6 / micros,9:0} {allocated[i],9:0} {micros / alone,8:0.00}"));
        }
    }

    /// <summary>The processor's time, so that what else the machine does counts little.</summary>
    private static (double Micros, double Kilobytes) Measure(Action read)
    {
        using var process = Process.GetCurrentProcess();
        var bytes = GC.GetAllocatedBytesForCurrentThread();
        var cpu = process.TotalProcessorTime;
        var times = 0;
        var until = Stopwatch.StartNew();
        while (until.Elapsed < Slice)
        {
            for (var i = 0; i < 8; i++, times++)
                read();
        }

        process.Refresh();
        return ((process.TotalProcessorTime - cpu).TotalMicroseconds / times, (GC.GetAllocatedBytesForCurrentThread() - bytes) / 1000.0 / times);
    }

    private static void Pass(byte[] bytes)
    {
        using var xml = XmlReader.Create(new MemoryStream(bytes), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        while (xml.Read())
        {
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
