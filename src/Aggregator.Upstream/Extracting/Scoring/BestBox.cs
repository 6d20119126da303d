namespace Aggregator.Extracting.Scoring;

/// <summary>The element that holds most of the page's prose most closely, by the way Readability finds it.</summary>
internal static class BestBox
{
    private const int Generations = 4;

    public static Box? Of(PageSurvey survey)
    {
        foreach (var block in survey.Blocks)
        {
            if (!block.IsProse)
                continue;
            var points = 1 + Math.Min(block.Words / 25.0, 4);
            var at = block.Box.Tag is Tag.P or Tag.Li ? block.Box.Parent : block.Box;
            for (var i = 0; i < Generations && at is not null; i++, at = at.Parent)
                at.Points += points / (1 + (i * 0.6));
        }

        Box? best = null;
        var most = 0.0;
        foreach (var box in survey.Boxes)
        {
            var points = box.Points * (1 - box.LinkShare);
            if (points > most)
                (best, most) = (box, points);
        }

        return best;
    }
}
