using Aggregator.Normalising;

namespace Aggregator.Extracting.Scoring;

/// <summary>Puts the blocks that scored well together into a body.</summary>
internal static class BodyChoice
{
    public const float Enough = 0.55f;
    private const int MostBlocks = 2_000;

    public static List<Block> Of(PageSurvey survey, PageFacts facts) => Assemble(survey, BlockScorer.Score(survey, facts));

    public static List<Block> Assemble(PageSurvey survey, float[] scores, float enough = Enough)
    {
        var body = new List<Block>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < scores.Length && body.Count < MostBlocks; i++)
        {
            if (scores[i] < enough)
                continue;
            var block = survey.Blocks[i];
            if (block.Words < 4 || seen.Add(Words.Fold(block.Text)))
                body.Add(new Block(KindOf(block), block.Text));
        }

        while (body.Count > 0 && body[^1].Kind == BlockKind.Heading)
            body.RemoveAt(body.Count - 1);
        return body;
    }

    public static BlockKind KindOf(TextBlock block)
    {
        if (block.IsHeading)
            return BlockKind.Heading;
        if (block.Box.IsIn(Tag.Blockquote))
            return BlockKind.Quotation;
        return block.Box.Tag is Tag.Li || block.Box.Parent?.Tag is Tag.Li ? BlockKind.ListItem : BlockKind.Paragraph;
    }
}
