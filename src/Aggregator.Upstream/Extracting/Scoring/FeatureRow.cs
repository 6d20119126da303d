namespace Aggregator.Extracting.Scoring;

/// <summary>Writes one block's features in their fixed order: the order is part of the model file's contract.</summary>
internal ref struct FeatureRow(Span<float> row)
{
    private readonly Span<float> _row = row;

    public int Count { get; private set; }

    public void Add(double value) => _row[Count++] = (float)value;

    public void Add(bool value) => _row[Count++] = value ? 1 : 0;

    /// <summary>A count on a scale where 100 and 110 are nearly the same.</summary>
    public void AddLog(double count) => _row[Count++] = (float)Math.Log(1 + Math.Max(0, count));
}
