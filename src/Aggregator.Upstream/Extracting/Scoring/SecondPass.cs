namespace Aggregator.Extracting.Scoring;

/// <summary>What the second pass sees: the first pass's features, and its scores for the block, its neighbours and its containers.</summary>
internal static class SecondPass
{
    private const int Near = 4;

    public static float[][] Rows(float[][] first, float[] scores, List<TextBlock> blocks)
    {
        var sums = new ScoreSums(scores, blocks);
        var rows = new float[first.Length][];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new float[first[i].Length + (2 * Near) + 1 + ScoreSums.Count];
            first[i].CopyTo(rows[i], 0);
            for (var offset = -Near; offset <= Near; offset++)
                rows[i][first[i].Length + Near + offset] = i + offset >= 0 && i + offset < scores.Length ? scores[i + offset] : -1;
            sums.Fill(rows[i].AsSpan(first[i].Length + (2 * Near) + 1), blocks[i]);
        }

        return rows;
    }
}
