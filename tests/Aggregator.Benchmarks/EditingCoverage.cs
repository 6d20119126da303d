using System.Diagnostics;
using Aggregator.Benchmarks.Training;
using Aggregator.Commands;
using Aggregator.Editing;

namespace Aggregator.Benchmarks;

/// <summary>How often each part of the article is filled over the recorded pages, how far the text agrees with the outlets' own sections, and what editing costs.</summary>
internal static class EditingCoverage
{
    private const int LeastWords = 100;

    public static int Run(string folder)
    {
        var inspected = RecordedPage.In(folder).Select(Inspect).OfType<Inspected>().Where(i => Normalising.Words.Count(i.Draft.Article.Body) >= LeastWords).ToList();
        var english = inspected.Where(i => i.Draft.Article.Language.StartsWith("en", StringComparison.Ordinal)).ToList();
        var british = english.Where(i => IsBritish(i.Report.Attribution.Url)).ToList();
        Console.WriteLine($"| filled, of pages with {LeastWords} words or more | English ({english.Count}) | British hosts ({british.Count}) |");
        Console.WriteLine("| --- | ---: | ---: |");
        foreach (var (part, isFilled) in Parts)
            Console.WriteLine($"| {part} | {english.Count(i => isFilled(i.Draft.Article))} | {british.Count(i => isFilled(i.Draft.Article))} |");
        Sections(english);
        Languages(inspected);
        Cost(english);
        return 0;
    }

    private static readonly (string Part, Func<Article, bool> IsFilled)[] Parts =
    [
        ("standfirst", a => a.Standfirst is not null), ("standfirst, other than the report's words", a => a.Standfirst is { } s && !a.Body.Any(b => b.Text.Contains(s, StringComparison.Ordinal))),
        ("key points", a => a.KeyPoints.Count > 0), ("key points: five", a => a.KeyPoints.Count == 5), ("why it matters", a => a.WhyItMatters is not null), ("what it means", a => a.WhatItMeans is not null),
        ("topics", a => a.Topics.Count > 0), ("a region", a => a.Region is not null), ("tags", a => a.Tags.Count > 0), ("a person", a => a.Tags.Any(t => t.Kind == TagKind.Person)),
        ("an organisation", a => a.Tags.Any(t => t.Kind == TagKind.Organisation)), ("a place", a => a.Tags.Any(t => t.Kind == TagKind.Place)), ("breaking", a => a.Breaking),
        ("a first paragraph that had to be attributed", a => AttributedParagraph.Of(a, a.Standfirst, a.Body) is not null),
    ];

    // Each page's own sections are held out: what its outlet says is only looked at afterwards.
    private static void Sections(List<Inspected> pages)
    {
        var (told, same, unfiled, topicTold, topicSame) = (0, 0, 0, 0, 0);
        foreach (var page in pages)
        {
            var report = page.Report with { Sections = [], Attribution = page.Report.Attribution with { Url = new Uri(page.Report.Attribution.Url, "/") } };
            var held = Editor.Edit(report).Article;
            // Without words of its own, a report is filed by its outlet's.
            var byOutlet = Editor.Edit(page.Report with { Headline = "–", Standfirst = null, Body = [] }).Article;
            if (byOutlet.Category is var category && category != Categories.Default)
            {
                told++;
                same += held.Category == category ? 1 : 0;
                unfiled += held.Category == Categories.Default ? 1 : 0;
            }

            if (byOutlet.Topics.Count > 0)
            {
                topicTold++;
                topicSame += held.Topics.Contains(byOutlet.Topics[0]) ? 1 : 0;
            }
        }

        Console.WriteLine($"Section by text alone, where the outlet's words tell one: {same} of {told} the same, {unfiled} left in \"{Categories.Default}\"; topic {topicSame} of {topicTold}");
    }

    private static void Languages(List<Inspected> pages)
    {
        var changed = pages.Where(i => i.Draft.Article.Language != i.Report.Language).GroupBy(i => $"{i.Report.Language} → {i.Draft.Article.Language}").OrderByDescending(g => g.Count());
        Console.WriteLine($"Language: {pages.Count} pages, changed: {string.Join(", ", changed.Select(g => $"{g.Key} {g.Count()}"))}");
    }

    private static void Cost(List<Inspected> pages)
    {
        foreach (var page in pages)
            Editor.Edit(page.Report);
        var (before, bytes, watch) = (Environment.CpuUsage.UserTime, GC.GetAllocatedBytesForCurrentThread(), Stopwatch.StartNew());
        foreach (var page in pages)
            Editor.Edit(page.Report);
        var words = pages.Sum(p => (long)Normalising.Words.Count(p.Report.Body));
        Console.WriteLine($"Editing: {(Environment.CpuUsage.UserTime - before).TotalMilliseconds / pages.Count:F3} ms of processor time (wall {watch.Elapsed.TotalMilliseconds / pages.Count:F3}) and {(GC.GetAllocatedBytesForCurrentThread() - bytes) / pages.Count / 1000} kB a report of {words / pages.Count} words");
    }

    private static Inspected? Inspect(RecordedPage page) => new ArticleQuestion { Page = page.Bytes(), Address = page.Address, Now = ArticleQuestion.Epoch }.Answer([]).Inspected;

    private static bool IsBritish(Uri address) => address.IdnHost.EndsWith(".uk", StringComparison.Ordinal) || address.IdnHost.EndsWith(".wales", StringComparison.Ordinal) || address.IdnHost.EndsWith(".scot", StringComparison.Ordinal)
        || address.IdnHost.Contains("theguardian", StringComparison.Ordinal) || address.IdnHost.Contains("bbc.com", StringComparison.Ordinal) || address.IdnHost.EndsWith("sky.com", StringComparison.Ordinal);
}
