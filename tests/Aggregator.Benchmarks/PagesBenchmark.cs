using System.Diagnostics;
using System.Globalization;
using Aggregator.Benchmarks.Training;
using Aggregator.Extracting;
using Aggregator.Reading;
using AngleSharp.Html.Parser;

namespace Aggregator.Benchmarks;

/// <summary><c>pages FOLDER</c>: CPU time and memory for recorded pages, beside the parser alone and SmartReader, in one run.</summary>
internal static class PagesBenchmark
{
    private const int Feeds = 2_000;

    public static int Run(string folder)
    {
        var pages = RecordedPage.In(folder).Where(p => p.Corpus is "fundus" or "ukhand" or "aeb").Select(p => (Bytes: p.Bytes(), p.Address)).ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages.Count} news pages, {pages.Average(p => p.Bytes.Length) / 1024:F0} KB each on average"));
        // First, since the runtime goes on compiling what the pages called for a while after them.
        MeasureBlocks("a teaser of 30 words", "<p>" + Words(30) + " <a href=\"https://www.example.co.uk/\">Read on</a> &amp; more.</p>");
        MeasureBlocks("a body of 300 words", string.Concat(Enumerable.Repeat($"<p>{Words(30)} &#8217;tis <b>so</b>.</p>\n", 10)));
        MeasureBlocks("the same, with a comment (parsed)", "<!-- x -->" + string.Concat(Enumerable.Repeat($"<p>{Words(30)}</p>\n", 10)));
        var extractor = new PageExtractor();
        Measure("AngleSharp's parse alone", pages, p => _ = new HtmlParser().ParseDocument(TextDecoding.Page(p.Bytes, null)));
        Measure("extraction, parse included", pages, p => _ = extractor.Extract(new Page { Body = p.Bytes, Address = p.Address }));
        Measure("SmartReader", pages, p => _ = new SmartReader.Reader(p.Address.AbsoluteUri, TextDecoding.Page(p.Bytes, null)).GetArticle());
        return 0;
    }

    private static string Words(int count) => string.Join(' ', Enumerable.Repeat("council", count));

    private static void Measure(string title, List<(byte[] Bytes, Uri Address)> pages, Action<(byte[] Bytes, Uri Address)> work)
    {
        // Once over everything: the runtime compiles in steps, and what it compiles late must not count for one and against another.
        foreach (var page in pages)
            work(page);
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        long peak = 0;
        foreach (var page in pages)
        {
            work(page);
            peak = Math.Max(peak, GC.GetTotalMemory(forceFullCollection: false));
        }

        var cpu = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds / pages.Count;
        var bytes = (GC.GetTotalAllocatedBytes(precise: true) - allocated) / pages.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {title,-34} {cpu,7:F2} CPU-ms a page, {bytes / 1024.0 / 1024,6:F2} MB allocated a page, managed heap at most {peak / 1024 / 1024} MB"));
    }

    private static void MeasureBlocks(string title, string html)
    {
        var extractor = new PageExtractor();
        for (var i = 0; i < 5 * Feeds; i++)
            extractor.Blocks(html, null);
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < Feeds; i++)
            extractor.Blocks(html, null);
        var cpu = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMicroseconds / Feeds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {title,-34} {cpu,7:F1} CPU-µs"));
    }
}
