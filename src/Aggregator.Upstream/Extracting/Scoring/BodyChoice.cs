namespace Aggregator.Extracting.Scoring;

/// <summary>Puts the blocks that scored well together into a body.</summary>
internal static class BodyChoice
{
    public const float Enough = 0.55f;

    // Between two blocks of the body, half as much is enough; far from it, much more is needed.
    private const float EnoughInside = 0.35f;
    private const float EnoughOutside = 0.85f;
    private const double MostOfTheBody = 0.8;
    private const int MostBlocks = 2_000;

    // A page of an unknown make may score low throughout: then the best of it is taken, if it is any good.
    private const int FewestWords = 25;
    private const float LeastEver = 0.15f;
    private const float ShareOfBest = 0.6f;

    public static List<Block> Of(PageSurvey survey, PageFacts facts) => BodyEdges.Trimmed(Assemble(survey, BlockScorer.Score(survey, facts)), facts.Headline);

    public static List<Block> Assemble(PageSurvey survey, float[] scores)
    {
        var home = Home(survey.Blocks, scores);
        var chosen = survey.Blocks.Where(b => IsChosen(b, survey.Blocks, scores, home)).ToList();
        if (chosen.Sum(b => b.Words) < FewestWords && scores.Length > 0)
            chosen = survey.Blocks.Where(b => scores[b.Index] >= Math.Max(LeastEver, ShareOfBest * scores.Max())).ToList();
        var body = Repeats.Without(chosen).Take(MostBlocks).Select(b => new Block(KindOf(b), b.Text)).ToList();
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

    private static bool IsChosen(TextBlock block, List<TextBlock> blocks, float[] scores, Box? home)
    {
        var i = block.Index;
        var score = scores[i];
        if (home is not null && !home.Holds(block.Box))
            return score >= EnoughOutside;
        if (score >= Enough)
            return true;
        return score >= EnoughInside && i > 0 && i + 1 < scores.Length && scores[i - 1] >= Enough && scores[i + 1] >= Enough && blocks[i - 1].Box.Parent == block.Box.Parent;
    }

    /// <summary>The smallest element that holds most of the words that scored well.</summary>
    private static Box? Home(List<TextBlock> blocks, float[] scores)
    {
        var words = new Dictionary<Box, int>();
        var total = 0;
        foreach (var block in blocks.Where(b => scores[b.Index] >= Enough))
        {
            total += block.Words;
            for (Box? at = block.Box; at is not null; at = at.Parent)
                words[at] = words.GetValueOrDefault(at) + block.Words;
        }

        return words.Where(p => p.Value >= MostOfTheBody * total).Select(p => p.Key).MaxBy(b => b.Depth);
    }
}
