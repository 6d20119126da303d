using System.Globalization;
using System.Text;
using Aggregator.Benchmarks.Training;
using Aggregator.Extracting;
using Aggregator.Extracting.Advising;
using Aggregator.Extracting.Drifting;
using Aggregator.Reading;
using Aggregator.Sources;

namespace Aggregator.Benchmarks.Mutating;

/// <summary><c>drift FOLDER</c>: how soon a redesign of recorded pages is noticed, what is suggested in place of the dead selectors, and how often ordinary variety raises an alarm.</summary>
internal static class DriftBenchmark
{
    private const int Ordinary = 30;
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly PageField[] Advised = [PageField.Headline, PageField.Body, PageField.Byline, PageField.PublishedAt];

    public static int Run(string folder)
    {
        var pages = RecordedPage.In(folder).Where(p => p.Corpus is "aeb" or "fundus" or "ukhand" or "wcxb" or "traf").ToList();
        var news = pages.Where(p => p.Corpus is "fundus" or "ukhand" or "aeb").ToList();
        Variety("one outlet's pages in any order", [.. pages.GroupBy(p => p.Domain).Where(g => g.Count() >= 4)]);
        Variety("pages of all outlets mixed", [.. news.GroupBy(_ => "all")]);
        foreach (var mutation in (ReadOnlySpan<string>)["names hashed", "elements made divs", "structured data gone", "all but the last"])
            Redesigns(news, mutation);
        return 0;
    }

    private static void Redesigns(List<RecordedPage> pages, string mutation)
    {
        var (selectors, noticed, advised, lasting, right) = (0, new int[8], 0, 0, 0);
        foreach (var recorded in pages)
        {
            var before = PageOf(recorded, TextDecoding.Page(recorded.Bytes(), null));
            var recipe = Advised.Aggregate(Recipe.None, (r, f) => RecipeAdvice.For(f, [before]) is { } advice ? r.With(f.ToString(), advice.Selector) : r);
            var after = PageOf(recorded, PageMutation.Apply(TextDecoding.Page(recorded.Bytes(), null), mutation, 7));
            if (recipe == Recipe.None || Sighting(before, recipe) is not { } old || Sighting(after, recipe) is not { } changed)
                continue;
            var drift = See(SourceDrift.None, old, Ordinary);
            var dead = changed.Fields.Where(f => f is { Selector: not null, SelectorFound: false } && old.Fields.Any(o => o.Field == f.Field && o.SelectorFound)).Select(f => f.Field).ToList();
            foreach (var field in dead)
            {
                selectors++;
                noticed[Enumerable.Range(1, 6).FirstOrDefault(n => See(drift, changed, n).Breaks().Any(b => b.IsCertain && b.Kind == DriftKind.DeadSelector && b.Field == field), 7)]++;
                var suggestion = RecipeAdvice.For(field, [after]);
                advised += suggestion is null ? 0 : 1;
                lasting += suggestion?.Lasts == true ? 1 : 0;
                right += suggestion is not null && Sighting(after, Recipe.None.With(field.ToString(), suggestion.Selector))?.Fields.Single(f => f.Field == field).SelectorFound == true ? 1 : 0;
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{mutation}: {selectors} selectors died; certain after 1 page {noticed[1]}, 2 {noticed[2]}, 3 {noticed[3]}, later {noticed[4] + noticed[5] + noticed[6]}, not {noticed[7]}; another suggested for {advised} ({lasting} of lasting names), which finds the field for {right}"));
    }

    private static void Variety(string title, List<IGrouping<string, RecordedPage>> groups)
    {
        var (seen, alarms, dice) = (0, new SortedDictionary<string, int>(StringComparer.Ordinal), new Random(11));
        foreach (var group in groups)
        {
            var sightings = group.Select(p => Sighting(PageOf(p, TextDecoding.Page(p.Bytes(), null)), Recipe.None)).OfType<PageSighting>().ToList();
            for (var run = 0; run < 20; run++)
            {
                var drift = SourceDrift.None;
                for (var i = 0; i < 250; i++, seen++)
                {
                    var before = drift;
                    drift = Drift.After(drift, sightings[dice.Next(sightings.Count)], Start.AddMinutes(i));
                    foreach (var begun in Drift.Begun(before, drift))
                        alarms[$"{begun.Kind} {begun.Field}"] = alarms.GetValueOrDefault($"{begun.Kind} {begun.Field}") + 1;
                }
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{title}: {groups.Count} groups, {seen} pages seen, {alarms.Values.Sum()} alarms ({string.Join(", ", alarms.Select(a => $"{a.Value} {a.Key}"))})"));
    }

    private static SourceDrift See(SourceDrift drift, PageSighting page, int times)
    {
        for (var i = 0; i < times; i++)
            drift = Drift.After(drift, page, Start.AddMinutes(i));
        return drift;
    }

    private static Page PageOf(RecordedPage recorded, string html) => new() { Body = Encoding.UTF8.GetBytes(html), Address = recorded.Address, ContentType = "text/html; charset=utf-8" };

    private static PageSighting? Sighting(Page page, Recipe recipe) =>
        new PageExtractor().Extract(page with { Recipe = recipe }) is ExtractOutcome.Extracted { Reading: var reading } ? PageSighting.Of(reading, reading is { Kind: PageKind.Article, Body: not null }) : null;
}
