using System.Text;

namespace Aggregator.Extracting.Scoring;

/// <summary>How likely each block is part of the report, by the trees in <c>blocks.trees</c> (docs/extraction.md says how they are trained).</summary>
internal static class BlockScorer
{
    private static readonly TreeEnsemble Trees = Load();

    public static float[] Score(PageSurvey survey, PageFacts facts) => Array.ConvertAll(BlockFeatures.Of(survey, facts), Trees.Score);

    private static TreeEnsemble Load()
    {
        using var stream = typeof(BlockScorer).Assembly.GetManifestResourceStream("Extracting/blocks.trees")
            ?? throw new InvalidOperationException("Extracting/blocks.trees is not in the assembly");
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var trees = TreeEnsemble.Read(reader);
        return trees.Features == BlockFeatures.Count
            ? trees
            : throw new InvalidOperationException($"blocks.trees was trained on {trees.Features} features, the code has {BlockFeatures.Count}: train it again");
    }
}
