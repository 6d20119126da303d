using Aggregator.Extracting.Choosing;
using Aggregator.Extracting.Layers;
using Aggregator.Normalising;

namespace Aggregator.Extracting;

/// <summary>JSON-LD's articleBody as the body, for pages whose visible text is put there by scripts only.</summary>
internal static class StatedBody
{
    private const int FewestWords = 80;
    private const int TimesLonger = 4;

    /// <summary>What is visible, unless the stated text is many times longer. A text that readers have to pay for is never taken from there.</summary>
    public static Found<IReadOnlyList<Block>> OrVisible(IReadOnlyList<Findings> layers, IReadOnlyList<Block> visible)
    {
        var json = layers.First(l => l.Layer == LayerNames.JsonLd);
        if (json.BodyText is not null && json.IsAccessibleForFree != false && Words.Count(json.BodyText) >= FewestWords && Words.Count(json.BodyText) > TimesLonger * Words.Count(visible))
            return new Found<IReadOnlyList<Block>>(Blocks(json.BodyText), LayerNames.JsonLd);
        return new Found<IReadOnlyList<Block>>(visible, LayerNames.Scoring);
    }

    private static List<Block> Blocks(string text) => text.Split('\n')
        .Select(line => Fold.Line(line, 20_000))
        .Where(line => line.Length > 0)
        .Select(line => new Block(BlockKind.Paragraph, line))
        .ToList();
}
