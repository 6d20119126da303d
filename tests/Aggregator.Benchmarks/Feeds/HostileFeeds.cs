using System.Diagnostics;
using System.Globalization;
using System.Text;
using Aggregator.Commands;
using Aggregator.Reading;

namespace Aggregator.Benchmarks.Feeds;

/// <summary>What a hostile document costs: each is read by a process of its own, which says what it took.</summary>
internal static class HostileFeeds
{
    private const string Start = "<rss version=\"2.0\"><channel><title>t</title>";

    private static readonly (string Name, Action<StreamWriter> Write)[] Documents =
    [
        ("nothing hostile", w => w.Write(Start + "<item><title>One</title></item></channel></rss>")),
        ("100,000 nested elements", w => Repeat(w, Start + "<item><description>", "<a>", 100_000, "", "</a>", 100_000, "</description></item></channel></rss>")),
        ("100,000 never closed", w => Repeat(w, Start + "<item><description>", "<a>", 100_000, "", "", 0, "")),
        ("1,000,000 items", w => Repeat(w, Start, "<item><title>A title of an item</title><link>https://e.org/1</link></item>", 1_000_000, "</channel></rss>", "", 0, "")),
        ("200 MB title", w => Repeat(w, Start + "<item><title>", new string('x', 1_000_000), 200, "</title></item></channel></rss>", "", 0, "")),
        ("billion laughs", w => w.Write(Laughs())),
        ("1,000,000 JSON items", w => Repeat(w, "{\"version\":\"https://jsonfeed.org/version/1\",\"items\":[", "{\"id\":\"1\",\"title\":\"A title\"},", 1_000_000, "{}]}", "", 0, "")),
        ("3,000,000 ampersands", w => Repeat(w, Start + "<item><title>", "&", 3_000_000, "</title></item></channel></rss>", "", 0, "")),
        ("1,000,000 open CDATA", w => Repeat(w, Start + "<item><title>", "<![CDATA[", 1_000_000, "</title></item></channel></rss>", "", 0, "")),
        ("500,000 attributes", w => Repeat(w, Start + "<item><title ", "a=b c ", 250_000, ">x</title></item></channel></rss>", "", 0, "")),
    ];

    public static async Task RunAsync()
    {
        Console.WriteLine();
        Console.WriteLine($"{"hostile document",-26} {"MB",6} {"s CPU",7} {"MiB peak",9}  outcome");
        var path = Path.GetTempFileName();
        try
        {
            foreach (var (name, write) in Documents)
            {
                await using (var writer = new StreamWriter(path, append: false, new UTF8Encoding(false)))
                    write(writer);
                Console.Write(string.Create(CultureInfo.InvariantCulture, $"{name,-26} {new FileInfo(path).Length / 1e6,6:0.0} "));
                Console.WriteLine(await AloneAsync(path));
            }
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The child's part: reads one document and says what that took, start-up included.</summary>
    public static Task ReadAsync(string path)
    {
        var outcome = InspectFeed.Read(new FeedQuestion { Path = path }.Document());
        using var process = Process.GetCurrentProcess();
        var said = outcome is ReadOutcome.Read read ? $"{read.Feed.Entries.Count} entries; {string.Join(", ", read.Feed.Repairs)}" : ((ReadOutcome.Unreadable)outcome).Reason;
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{process.TotalProcessorTime.TotalSeconds,7:0.00} {process.PeakWorkingSet64 / 1048576.0,9:0}  {said}"));
        return Task.CompletedTask;
    }

    private static async Task<string> AloneAsync(string path)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, ArgumentList = { Path.Combine(AppContext.BaseDirectory, "Aggregator.Benchmarks.dll"), "feed-once", path } };
        using var child = Process.Start(start) ?? throw new InvalidOperationException("The child did not start");
        var said = await child.StandardOutput.ReadToEndAsync();
        await child.WaitForExitAsync();
        return child.ExitCode == 0 ? said : $"ended with {child.ExitCode}";
    }

    private static void Repeat(StreamWriter writer, string head, string piece, int times, string middle, string piece2, int times2, string tail)
    {
        writer.Write(head);
        for (var i = 0; i < times; i++)
            writer.Write(piece);
        writer.Write(middle);
        for (var i = 0; i < times2; i++)
            writer.Write(piece2);
        writer.Write(tail);
    }

    private static string Laughs()
    {
        var entities = string.Concat(Enumerable.Range(1, 9).Select(i => $"<!ENTITY l{i} \"{string.Concat(Enumerable.Repeat($"&l{i - 1};", 10))}\">"));
        return $"<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY l0 \"lol\">{entities}]><rss version=\"2.0\"><channel><title>&l9;</title><item><title>&l9;</title></item></channel></rss>";
    }
}
