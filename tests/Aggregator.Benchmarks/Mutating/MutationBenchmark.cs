using System.Globalization;
using System.Text;
using Aggregator.Benchmarks.Training;
using Aggregator.Extracting;
using Aggregator.Normalising;
using Aggregator.Reading;

namespace Aggregator.Benchmarks.Mutating;

/// <summary><c>mutate-pages FOLDER</c>: how much of recorded reports is still found after a redesign, mutation by mutation.</summary>
internal static class MutationBenchmark
{
    public static int Run(string folder)
    {
        var pages = RecordedPage.In(folder).Where(p => p.HasBody && p.Corpus is "aeb" or "fundus" or "ukhand" or "wcxb").Select(p => (Page: p, Html: TextDecoding.Page(p.Bytes(), null))).ToList();
        var news = pages.Where(p => p.Page.Corpus != "wcxb").ToList();
        var before = news.ToDictionary(p => p.Page, p => Read(p.Html, p.Page.Address));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{news.Count} news pages; F1 of the body against the truth, and the share of pages whose other fields are as before"));
        Tell("as recorded", news, p => before[p.Page], before);
        foreach (var mutation in PageMutation.All.Keys)
            Tell(mutation, news, p => Read(PageMutation.Apply(p.Html, mutation, 7), p.Page.Address), before);
        return 0;
    }

    private static void Tell(string title, List<(RecordedPage Page, string Html)> pages, Func<(RecordedPage Page, string Html), PageReading?> read, Dictionary<RecordedPage, PageReading?> before)
    {
        var (precision, recall, headlines, days, authors) = (0.0, 0.0, 0, 0, 0);
        foreach (var page in pages)
        {
            var (reading, was) = (read(page), before[page.Page]);
            var (p, r) = Shingles.Compare(page.Page.Bodies, string.Join('\n', (reading?.Body?.Value ?? []).Select(b => b.Text)));
            (precision, recall) = (precision + p, recall + r);
            headlines += Words.Fold(reading?.Headline?.Value ?? "") == Words.Fold(was?.Headline?.Value ?? "") ? 1 : 0;
            days += reading?.PublishedAt?.Value.UtcDateTime.Date == was?.PublishedAt?.Value.UtcDateTime.Date ? 1 : 0;
            authors += string.Join('|', reading?.Authors?.Value ?? []) == string.Join('|', was?.Authors?.Value ?? []) ? 1 : 0;
        }

        var n = (double)pages.Count;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {title,-22} F1 {Shingles.F1(precision / n, recall / n):F3} (P {precision / n:F3} R {recall / n:F3})  headline {headlines / n:P0}  day {days / n:P0}  authors {authors / n:P0}"));
    }

    private static PageReading? Read(string html, Uri address) =>
        (new PageExtractor().Extract(new Page { Body = Encoding.UTF8.GetBytes(html), Address = address, ContentType = "text/html; charset=utf-8" }) as ExtractOutcome.Extracted)?.Reading;
}
