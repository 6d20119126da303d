using System.Security.Cryptography;

namespace Aggregator.Admin.Adding;

/// <summary>Work in hand that a person comes back to: kept in memory for a while, found only by whoever put it there.</summary>
/// <param name="clock">The time.</param>
/// <param name="keep">For how long after it was last looked at.</param>
/// <param name="most">Of all people together; the one looked at longest ago goes first.</param>
internal sealed class Shelf<T>(TimeProvider clock, TimeSpan keep, int most)
    where T : class
{
    private readonly Dictionary<string, Place> _places = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <returns>By which it is found again; cannot be guessed.</returns>
    public string Put(string owner, T item)
    {
        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            foreach (var old in _places.Where(p => now - p.Value.SeenAt > keep).Select(p => p.Key).ToList())
                _places.Remove(old);
            while (_places.Count >= most)
                _places.Remove(_places.MinBy(p => p.Value.SeenAt).Key);
            _places[id] = new Place(owner, item) { SeenAt = now };
        }

        return id;
    }

    /// <summary>Null for what is somebody else's, was never there, or lay there too long.</summary>
    public T? Find(string id, string owner)
    {
        lock (_lock)
        {
            if (!_places.TryGetValue(id, out var place) || place.Owner != owner || clock.GetUtcNow() - place.SeenAt > keep)
                return null;
            place.SeenAt = clock.GetUtcNow();
            return place.Item;
        }
    }

    private sealed record Place(string Owner, T Item)
    {
        public DateTimeOffset SeenAt { get; set; }
    }
}
