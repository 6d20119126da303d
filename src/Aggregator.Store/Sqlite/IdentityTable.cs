using Aggregator.Normalising;

namespace Aggregator.Storing;

/// <summary>Every key that an outlet's reports were recognised by.</summary>
internal static class IdentityTable
{
    // Reports have two to seven keys; one statement asks for nearly all of them.
    private const int AtOnce = 6;

    private static readonly Sql Owner = new("""
        SELECT (SELECT article FROM identity WHERE outlet = $1 AND kind = $2 AND value = $3), (SELECT article FROM identity WHERE outlet = $1 AND kind = $4 AND value = $5),
               (SELECT article FROM identity WHERE outlet = $1 AND kind = $6 AND value = $7), (SELECT article FROM identity WHERE outlet = $1 AND kind = $8 AND value = $9),
               (SELECT article FROM identity WHERE outlet = $1 AND kind = $10 AND value = $11), (SELECT article FROM identity WHERE outlet = $1 AND kind = $12 AND value = $13)
        """);

    private static readonly Sql Insert = new("INSERT INTO identity (outlet, kind, value, article) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING");
    private static readonly Sql Move = new("UPDATE identity SET article = $4 WHERE outlet = $1 AND kind = $2 AND value = $3");

    /// <summary>The article that each key belongs to, in the keys' order; null for a key never seen.</summary>
    public static long?[] Owners(Session session, long outlet, IReadOnlyList<IdentityKey> keys)
    {
        var owners = new long?[keys.Count];
        for (var first = 0; first < keys.Count; first += AtOnce)
        {
            using var row = session.Query(
                Owner, outlet, Kind(keys, first), Value(keys, first), Kind(keys, first + 1), Value(keys, first + 1), Kind(keys, first + 2), Value(keys, first + 2),
                Kind(keys, first + 3), Value(keys, first + 3), Kind(keys, first + 4), Value(keys, first + 4), Kind(keys, first + 5), Value(keys, first + 5));
            row.Read();
            for (var i = first; i < Math.Min(first + AtOnce, keys.Count); i++)
                owners[i] = row.NumberOrNull(i - first);
        }

        return owners;
    }

    /// <summary>Keeps the keys that nobody had. A key stays with the article that it was first seen with.</summary>
    public static void Learn(Session session, long outlet, long article, IReadOnlyList<IdentityKey> keys, long?[] owners)
    {
        for (var i = 0; i < keys.Count; i++)
        {
            if (owners[i] is null)
                session.Run(Insert, outlet, (int)keys[i].Kind, keys[i].Value, article);
        }
    }

    /// <summary>An identifier that the outlet used again for another report: the newer one has it from now on.</summary>
    public static void HandOver(Session session, long outlet, long article, IdentityKey key) => session.Run(Move, outlet, (int)key.Kind, key.Value, article);

    private static int? Kind(IReadOnlyList<IdentityKey> keys, int index) => index < keys.Count ? (int)keys[index].Kind : null;

    private static string? Value(IReadOnlyList<IdentityKey> keys, int index) => index < keys.Count ? keys[index].Value : null;
}
