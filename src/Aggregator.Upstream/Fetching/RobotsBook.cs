using System.Collections.Concurrent;

namespace Aggregator.Fetching;

/// <summary>The robots.txt of every authority (scheme, host and port) that was asked lately.</summary>
/// <param name="fetch">Fetches a robots.txt within the host's budget.</param>
/// <param name="agent">Our product token.</param>
/// <param name="keep">For how long one is kept that does not say.</param>
/// <param name="most">How many are kept.</param>
/// <param name="clock">Tells when one is too old.</param>
internal sealed class RobotsBook(Func<Uri, Task<FetchOutcome>> fetch, string agent, TimeSpan keep, int most, TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, RobotsEntry> _entries = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many are kept, for tests and gauges.</summary>
    public int Count => _entries.Count;

    public ValueTask<RobotsState> StateAsync(Uri address, CancellationToken cancellation)
    {
        var authority = address.GetLeftPart(UriPartial.Authority);
        if (!_entries.TryGetValue(authority, out var entry))
        {
            MakeRoom();
            entry = _entries.GetOrAdd(authority, static (a, book) => new RobotsEntry(new Uri(a + "/robots.txt"), book.fetch, book.agent, book.keep, book.clock), (fetch, agent, keep, clock));
        }

        return entry.StateAsync(cancellation);
    }

    private void MakeRoom()
    {
        if (_entries.Count < most)
            return;
        foreach (var (authority, _) in _entries.OrderBy(e => e.Value.Until).Take(Math.Max(1, most / 10)).ToList())
            _entries.TryRemove(authority, out _);
    }
}
