namespace Aggregator.Extracting.Scoring;

/// <summary>First-pass scores added up by container, by make of block and for the page, each weighted by words.</summary>
internal sealed class ScoreSums
{
    public const int Count = 9;

    private readonly float[] _scores;
    private readonly Dictionary<Box, (double Score, double Words)> _boxes = [];
    private readonly Dictionary<(Tag, string?), (double Score, double Words)> _makes = [];
    private readonly int _firstLikely;
    private readonly int _lastLikely;
    private readonly double _likelyWords;

    public ScoreSums(float[] scores, List<TextBlock> blocks)
    {
        _scores = scores;
        _firstLikely = Array.FindIndex(scores, s => s > 0.6f);
        _lastLikely = Array.FindLastIndex(scores, s => s > 0.6f);
        foreach (var block in blocks)
        {
            var weight = block.Words + 1.0;
            var score = scores[block.Index] * weight;
            for (Box? at = block.Box, top = at?.Parent?.Parent?.Parent?.Parent; at is not null && at != top; at = at.Parent)
                _boxes[at] = Sum(_boxes.GetValueOrDefault(at), score, weight);
            _makes[(block.Box.Tag, block.Box.ClassName)] = Sum(_makes.GetValueOrDefault((block.Box.Tag, block.Box.ClassName)), score, weight);
            _likelyWords += scores[block.Index] > 0.5f ? weight : 0;
        }
    }

    public void Fill(Span<float> row, TextBlock block)
    {
        var box = block.Box;
        row[0] = Share(box);
        row[1] = Share(box.Parent);
        row[2] = Share(box.Parent?.Parent);
        row[3] = Share(box.Parent?.Parent?.Parent);
        var make = _makes[(box.Tag, box.ClassName)];
        row[4] = (float)(make.Score / make.Words);
        row[5] = _firstLikely < 0 ? -30 : Math.Clamp(block.Index - _firstLikely, -30, 30);
        row[6] = _lastLikely < 0 ? 30 : Math.Clamp(block.Index - _lastLikely, -30, 30);
        row[7] = (float)Math.Log(1 + _likelyWords);
        row[8] = Around(block.Index);
    }

    private float Around(int index)
    {
        var (sum, count) = (0f, 0);
        for (var i = Math.Max(0, index - 8); i <= Math.Min(_scores.Length - 1, index + 8); i++, count++)
            sum += _scores[i];
        return sum / count;
    }

    private float Share(Box? box) => box is not null && _boxes.TryGetValue(box, out var sum) ? (float)(sum.Score / sum.Words) : -1;

    private static (double Score, double Words) Sum((double Score, double Words) before, double score, double weight) => (before.Score + score, before.Words + weight);
}
