namespace Aggregator.Reading;

/// <summary>What was mended in one document, each kind once with its count, in the order it was met.</summary>
internal sealed class RepairLog
{
    private readonly List<(string What, int Times)> _repairs = [];

    public bool IsEmpty => _repairs.Count == 0;

    public void Add(string what)
    {
        var at = _repairs.FindIndex(r => r.What == what);
        if (at < 0)
            _repairs.Add((what, 1));
        else
            _repairs[at] = (what, _repairs[at].Times + 1);
    }

    public IReadOnlyList<string> ToList() => _repairs.Count == 0 ? [] : [.. _repairs.Select(r => r.Times == 1 ? r.What : $"{r.What} (×{r.Times})")];
}
