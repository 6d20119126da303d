namespace Aggregator.Extracting.Scoring;

/// <summary>How likely each block is part of the report.</summary>
internal static class BlockScorer
{
    public static float[] Score(PageSurvey survey, PageFacts facts)
    {
        var scores = new float[survey.Blocks.Count];
        var best = survey.Boxes.MaxBy(b => Math.Sqrt(b.ProseCharacters) * b.OwnProse);
        if (best is null)
            return scores;
        foreach (var block in survey.Blocks)
        {
            var inside = false;
            for (Box? at = block.Box; at is not null; at = at.Parent)
                inside |= at == best;
            scores[block.Index] = inside && block.LinkShare < 0.5 && (block.Words >= 8 || block.IsHeading) ? 1 : 0;
        }

        return scores;
    }
}
