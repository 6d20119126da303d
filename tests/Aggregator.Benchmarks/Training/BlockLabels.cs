using Aggregator.Extracting.Scoring;
using Aggregator.Normalising;

namespace Aggregator.Benchmarks.Training;

/// <summary>Which blocks of a page belong to the body that people wrote down, and how much each matters.</summary>
internal static class BlockLabels
{
    private const double Covered = 0.5;
    private const int Near = 3;

    // The desk reads news; most recorded pages are guides and blogs.
    private const float NewsWeight = 1.5f;

    // A page with segments names some ten blocks; a page with a body some hundred.
    private const float SegmentWeight = 2.5f;

    /// <summary>Weight 0 where the truth does not say.</summary>
    public static (bool[] Labels, float[] Weights) Of(RecordedPage page, List<TextBlock> blocks) =>
        page.HasBody ? FromBody(page, blocks) : FromSegments(page, blocks);

    private static (bool[] Labels, float[] Weights) FromBody(RecordedPage page, List<TextBlock> blocks)
    {
        var variants = page.Bodies.Select(body => InBody(body, blocks)).ToList();
        var labels = variants[0];
        var total = Math.Max(30, Words.Count(page.Bodies[0]));
        var weights = new float[blocks.Count];
        for (var i = 0; i < weights.Length; i++)
        {
            var isDisputed = variants.Any(v => v[i] != labels[i]);
            weights[i] = isDisputed ? 0 : (float)Math.Min(1, (blocks[i].Words + 3.0) / total) * 20 * (page.Corpus == "wcxb" ? 1 : NewsWeight);
        }

        return (labels, weights);
    }

    private static bool[] InBody(string body, List<TextBlock> blocks)
    {
        var bag = Shingles.Of(body);
        var lines = body.Split('\n').Select(Words.Fold).ToHashSet();
        var text = $" {Words.Fold(body)} ";
        var labels = new bool[blocks.Count];
        foreach (var block in blocks)
        {
            var runs = Shingles.Of(block.Text);
            if (Shingles.Tokens(block.Text).Length >= 4)
                labels[block.Index] = runs.Count(r => bag.ContainsKey(r.Key)) >= Covered * runs.Count;
        }

        foreach (var block in blocks.Where(b => Shingles.Tokens(b.Text).Length is > 0 and < 4))
        {
            var folded = Words.Fold(block.Text);
            labels[block.Index] = (lines.Contains(folded) && HasNear(labels, block.Index, 2)) || (HasNear(labels, block.Index, 1) && text.Contains($" {folded} ", StringComparison.Ordinal) && folded.Length > 3 && block.IsHeading);
        }

        KeepOneOfEach(labels, blocks);
        return labels;
    }

    // A teaser repeats the report's words elsewhere on the page: the copy among other positives is the report's.
    private static void KeepOneOfEach(bool[] labels, List<TextBlock> blocks)
    {
        foreach (var copies in blocks.Where(b => labels[b.Index] && b.Words >= 4).GroupBy(b => Words.Fold(b.Text)).Where(g => g.Count() > 1))
        {
            var best = copies.MaxBy(c => Enumerable.Range(c.Index - Near, (2 * Near) + 1).Count(i => i >= 0 && i < labels.Length && labels[i]))!;
            foreach (var copy in copies.Where(c => c != best))
                labels[copy.Index] = false;
        }
    }

    private static bool HasNear(bool[] labels, int index, int reach) =>
        Enumerable.Range(index - reach, (2 * reach) + 1).Any(i => i != index && i >= 0 && i < labels.Length && labels[i]);

    private static (bool[] Labels, float[] Weights) FromSegments(RecordedPage page, List<TextBlock> blocks)
    {
        var labels = new bool[blocks.Count];
        var weights = new float[blocks.Count];
        foreach (var block in blocks)
        {
            var isIn = page.With.Any(s => s.Length > 8 && block.Text.Contains(s, StringComparison.Ordinal));
            var isOut = page.Without.Any(s => s.Length > 3 && block.Text.Contains(s, StringComparison.Ordinal));
            labels[block.Index] = isIn;
            weights[block.Index] = isIn == isOut ? 0 : SegmentWeight;
        }

        return (labels, weights);
    }
}
