namespace Aggregator.Extracting.Scoring;

/// <summary>One decision tree: at each node a feature and a threshold; a child of −1−n is leaf n.</summary>
internal sealed class Tree
{
    public required int[] Features { get; init; }

    public required float[] Thresholds { get; init; }

    public required int[] Left { get; init; }

    public required int[] Right { get; init; }

    public required float[] Leaves { get; init; }

    public float Value(float[] row)
    {
        if (Features.Length == 0)
            return Leaves[0];
        var node = 0;
        while (node >= 0)
            node = row[Features[node]] <= Thresholds[node] ? Left[node] : Right[node];
        return Leaves[~node];
    }
}
