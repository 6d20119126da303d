namespace Aggregator.Reading;

/// <summary>What was mended in one document, each kind once with its count, in the order it was met.</summary>
internal sealed class RepairLog
{
    private const int MostKinds = 40;
    private const string Rest = "further kinds of repair";

    private readonly Dictionary<string, int> _times = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    public void Add(string what)
    {
        if (_times.TryGetValue(what, out var times))
        {
            _times[what] = times + 1;
            return;
        }

        if (_order.Count >= MostKinds && what != Rest)
        {
            Add(Rest);
            return;
        }

        _times[what] = 1;
        _order.Add(what);
    }

    public IReadOnlyList<string> ToList() => _order.Count == 0 ? [] : [.. _order.Select(what => _times[what] == 1 ? what : $"{what} (×{_times[what]})")];
}
