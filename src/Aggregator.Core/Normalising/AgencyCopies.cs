using Aggregator.Extracting;

namespace Aggregator.Normalising;

/// <summary>
/// The agency copy of the last days, as outlets credited it, by which the same copy is recognised where an outlet leaves the credit out: its text stands in a report that is credited.
/// Bounded in memory, and safe for many hands at once.
/// </summary>
public sealed class AgencyCopies
{
    /// <summary>Fewer words of a text are no evidence: an announcement's sentence stands in many reports.</summary>
    public const int LeastWords = 80;

    /// <summary>The share of the shorter text that has to stand in the other.</summary>
    public const double EnoughContained = 0.6;

    // With pairs of numbers, a copy cut to 60 % shares one of so many in 999 of 1,000 cases, an unrelated text in one of 1,000.
    private const int Pairs = 24;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(48);

    private readonly Lock _lock = new();
    private readonly Dictionary<ulong, int> _places = [];
    private readonly Copy?[] _copies;
    private int _next;

    /// <param name="capacity">Credited reports that are remembered; about 1.5 kB each.</param>
    public AgencyCopies(int capacity = 5_000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        _copies = new Copy?[capacity];
    }

    /// <summary>The report as it is credited: where it names no agency, with those of the copy that it shares its text with.</summary>
    public Report Credited(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        if (Words.Count(report.Body) < LeastWords)
            return report;
        var sketch = TextSketch.Of(report.Body);
        if (report.Attribution.Agencies.Count > 0)
        {
            Remember(sketch, report.Attribution.Agencies, report.Attribution.RetrievedAt);
            return report;
        }

        return Find(sketch, report.Attribution.RetrievedAt) is { } agencies
            ? report with { Attribution = report.Attribution with { Agencies = agencies, AgenciesByReuse = true } } : report;
    }

    /// <summary>Remembers a credited text, the oldest of the others being forgotten for it.</summary>
    public void Remember(TextSketch sketch, IReadOnlyList<string> agencies, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        lock (_lock)
        {
            if (_copies[_next] is { } oldest)
                Forget(oldest, _next);
            _copies[_next] = new Copy(sketch, agencies, at);
            for (var i = 0; i < Pairs; i++)
            {
                if (sketch.Pair(i) is { } pair)
                    _places[Key(pair, i)] = _next;
            }

            _next = (_next + 1) % _copies.Length;
        }
    }

    /// <summary>The agencies of the credited text that this one shares most with; null where none is near enough.</summary>
    public IReadOnlyList<string>? Find(TextSketch sketch, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(sketch);
        var (best, most) = ((Copy?)null, EnoughContained);
        lock (_lock)
        {
            for (var i = 0; i < Pairs; i++)
            {
                if (sketch.Pair(i) is not { } pair || !_places.TryGetValue(Key(pair, i), out var place) || _copies[place] is not { } copy || (now - copy.At).Duration() > Kept || copy == best)
                    continue;
                if (sketch.Containment(copy.Sketch) is var contained && contained >= most)
                    (best, most) = (copy, contained);
            }
        }

        return best?.Agencies;
    }

    private void Forget(Copy copy, int place)
    {
        for (var i = 0; i < Pairs; i++)
        {
            if (copy.Sketch.Pair(i) is { } pair && _places.TryGetValue(Key(pair, i), out var held) && held == place)
                _places.Remove(Key(pair, i));
        }
    }

    // The same two numbers elsewhere in a sketch are something else.
    private static ulong Key(ulong pair, int at) => pair ^ ((ulong)(at + 1) * 0x9e3779b97f4a7c15);

    private sealed record Copy(TextSketch Sketch, IReadOnlyList<string> Agencies, DateTimeOffset At);
}
