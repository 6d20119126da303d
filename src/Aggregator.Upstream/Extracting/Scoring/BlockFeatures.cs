namespace Aggregator.Extracting.Scoring;

/// <summary>All features of all blocks of a page: one row a block.</summary>
internal static class BlockFeatures
{
    private const int Most = 400;

    /// <summary>How many there are, as the code stands: a model trained on another number is refused.</summary>
    public static int Count { get; } = CountOf();

    public static float[][] Of(PageSurvey survey, PageFacts facts)
    {
        var page = new PageShape(survey, facts);
        var rows = new float[survey.Blocks.Count][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new float[Count];
            Fill(rows[i], survey.Blocks[i], page);
        }

        return rows;
    }

    private static int Fill(Span<float> row, TextBlock block, PageShape page)
    {
        var features = new FeatureRow(row);
        TextFeatures.Add(ref features, block, page.Words[block.Index]);
        PlaceFeatures.Add(ref features, block, page);
        NeighbourFeatures.Add(ref features, block, page);
        return features.Count;
    }

    private static int CountOf()
    {
        var survey = PageWalk.Through(PageExtractor.Parse("<p>One</p>"));
        var page = new PageShape(survey, new PageFacts { Headline = "", Description = "", StatedBody = "", Type = "" });
        return Fill(new float[Most], survey.Blocks[0], page);
    }
}
