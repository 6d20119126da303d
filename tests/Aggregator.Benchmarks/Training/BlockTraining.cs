using System.Globalization;
using Aggregator.Extracting.Scoring;

namespace Aggregator.Benchmarks.Training;

/// <summary><c>train-blocks FOLDER FILE [BODIES]</c>: learns the block scorer from recorded pages, says how well it does on sites it has not seen, writes its weights.</summary>
internal static class BlockTraining
{
    private const int Trees = 240;
    private const int Close = 8;

    public static int Run(string folder, string file, string? bodies)
    {
        var pages = Pages(folder);
        Console.WriteLine($"{pages.Count} pages, {pages.Sum(p => p.Rows.Length)} blocks, {BlockFeatures.Count} features");
        Report("perfect", pages, pages.ToDictionary(p => p, p => p.Labels.Select(l => l ? 1f : 0f).ToArray()), bodies);
        var unseen = CrossValidated(pages);
        Report("unseen", pages, unseen, bodies);
        if (bodies is not null)
            File.WriteAllText(Path.Combine(bodies, "scores.json"), System.Text.Json.JsonSerializer.Serialize(unseen.ToDictionary(p => p.Key.Recorded.Id, p => p.Value)));
        using var writer = new StreamWriter(file);
        Learn(pages).Write(writer);
        return 0;
    }

    private static List<TrainingPage> Pages(string folder) =>
        RecordedPage.In(folder).Where(p => p.HasBody || p.With.Count > 0).AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(TrainingPage.From).OfType<TrainingPage>().ToList();

    private static Dictionary<TrainingPage, float[]> CrossValidated(List<TrainingPage> pages)
    {
        var scores = new Dictionary<TrainingPage, float[]>();
        for (var fold = 0; fold < TrainingPage.Folds; fold++)
        {
            var ensemble = Learn(pages.Where(p => p.Fold != fold));
            foreach (var page in pages.Where(p => p.Fold == fold))
                scores[page] = page.Rows.Select(ensemble.Score).ToArray();
        }

        return scores;
    }

    private static TreeEnsemble Learn(IEnumerable<TrainingPage> pages)
    {
        return TreeLearner.Learn(pages.SelectMany(p => Thinned(p, p.Rows)), BlockFeatures.Count, Trees);
    }

    // Far from the body, furniture is alike: a third of it, with three times the weight, teaches the same.
    private static IEnumerable<(float[] Row, bool Label, float Weight)> Thinned(TrainingPage page, float[][] rows)
    {
        var near = new bool[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = Math.Max(0, i - Close); page.Labels[i] && j <= Math.Min(rows.Length - 1, i + Close); j++)
                near[j] = true;
        }

        for (var i = 0; i < rows.Length; i++)
        {
            if (near[i] || i % 3 == 0)
                yield return (rows[i], page.Labels[i], page.Weights[i] * (near[i] ? 1 : 3));
        }
    }

    private static void Report(string title, List<TrainingPage> pages, Dictionary<TrainingPage, float[]> scores, string? bodies)
    {
        Console.WriteLine(title);
        if (bodies is not null)
            WriteBodies(Path.Combine(bodies, title + ".json"), scores);
        foreach (var corpus in pages.Where(p => p.Recorded.HasBody).GroupBy(p => p.Recorded.Corpus).OrderBy(g => g.Key))
        {
            var results = corpus.Select(p => Shingles.Compare(p.Recorded.Bodies, Body(p, scores[p]))).ToList();
            var (precision, recall) = (results.Average(r => r.Precision), results.Average(r => r.Recall));
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {corpus.Key,-8} {Shingles.F1(precision, recall):F4} (P {precision:F3} R {recall:F3})"));
        }
    }

    /// <summary><c>check-blocks FOLDER BODIES</c>: puts bodies together from the scores that the training left, to try another way of doing so.</summary>
    public static int Check(string folder, string bodies)
    {
        var pages = Pages(folder);
        var scores = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, float[]>>(File.ReadAllText(Path.Combine(bodies, "scores.json")))!;
        Report("unseen", pages, pages.ToDictionary(p => p, p => scores[p.Recorded.Id]), bodies);
        return 0;
    }

    // In the form that the recorded cases' own scorer reads, to look at the worst pages with it.
    private static void WriteBodies(string file, Dictionary<TrainingPage, float[]> scores)
    {
        var answers = scores.ToDictionary(p => p.Key.Recorded.Id, p => new { articleBody = Body(p.Key, p.Value) });
        File.WriteAllText(file, System.Text.Json.JsonSerializer.Serialize(answers));
    }

    private static string Body(TrainingPage page, float[] scores) => string.Join('\n', BodyChoice.Assemble(page.Survey, scores).Select(b => b.Text));
}
