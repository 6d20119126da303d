using System.Globalization;
using Aggregator.Extracting.Scoring;

namespace Aggregator.Benchmarks.Training;

/// <summary><c>train-blocks FOLDER FILE</c>: learns the block scorer from recorded pages, says how well it does on sites it has not seen, writes its weights.</summary>
internal static class BlockTraining
{
    private const int Trees = 120;
    private const int Close = 8;

    public static int Run(string folder, string file)
    {
        var pages = RecordedPage.In(folder).Where(p => p.HasBody || p.With.Count > 0).AsParallel().WithDegreeOfParallelism(2).Select(TrainingPage.From).OfType<TrainingPage>().ToList();
        Console.WriteLine($"{pages.Count} pages, {pages.Sum(p => p.Rows.Length)} blocks, {BlockFeatures.Count} features");
        Report("perfect choice of blocks", pages, pages.ToDictionary(p => p, p => p.Labels.Select(l => l ? 1f : 0f).ToArray()));

        var first = CrossValidated(pages, p => p.Rows);
        Report("first pass, unseen sites", pages, first);
        var seconds = pages.ToDictionary(p => p, p => SecondPass.Rows(p.Rows, first[p], p.Survey.Blocks));
        var second = CrossValidated(pages, p => seconds[p]);
        Report("second pass, unseen sites", pages, second);

        using var writer = new StreamWriter(file);
        Learn(pages, p => p.Rows).Write(writer);
        Learn(pages, p => seconds[p]).Write(writer);
        return 0;
    }

    private static Dictionary<TrainingPage, float[]> CrossValidated(List<TrainingPage> pages, Func<TrainingPage, float[][]> rows)
    {
        var scores = new Dictionary<TrainingPage, float[]>();
        for (var fold = 0; fold < TrainingPage.Folds; fold++)
        {
            var ensemble = Learn(pages.Where(p => p.Fold != fold), rows);
            foreach (var page in pages.Where(p => p.Fold == fold))
                scores[page] = rows(page).Select(ensemble.Score).ToArray();
        }

        return scores;
    }

    private static TreeEnsemble Learn(IEnumerable<TrainingPage> pages, Func<TrainingPage, float[][]> rows)
    {
        var list = pages.ToList();
        var examples = list.SelectMany(p => Thinned(p, rows(p)));
        return TreeLearner.Learn(examples, rows(list.First(p => p.Rows.Length > 0))[0].Length, Trees);
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

    private static void Report(string title, List<TrainingPage> pages, Dictionary<TrainingPage, float[]> scores)
    {
        Console.WriteLine(title);
        foreach (var corpus in pages.Where(p => p.Recorded.HasBody).GroupBy(p => p.Recorded.Corpus).OrderBy(g => g.Key))
        {
            foreach (var threshold in (ReadOnlySpan<float>)[0.4f, 0.5f, 0.6f])
            {
                var results = corpus.Select(p => Shingles.Compare(p.Recorded.Bodies, Body(p, scores[p], threshold))).ToList();
                var (precision, recall) = (results.Average(r => r.Precision), results.Average(r => r.Recall));
                Console.Write(string.Create(CultureInfo.InvariantCulture, $"  {corpus.Key,-8} {threshold:F1}: {Shingles.F1(precision, recall):F4} (P {precision:F3} R {recall:F3})"));
            }

            Console.WriteLine();
        }
    }

    private static string Body(TrainingPage page, float[] scores, float threshold) =>
        string.Join('\n', BodyChoice.Assemble(page.Survey, scores, threshold).Select(b => b.Text));
}
