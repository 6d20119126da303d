using System.Text.Json;
using Aggregator.Extracting.Drifting;

namespace Aggregator.Storing;

/// <summary>What is known of each source's pages.</summary>
internal static class DriftTable
{
    private static readonly Sql Upsert = new("""
        INSERT INTO drift (source, is_broken, document) VALUES ($1, $2, $3)
        ON CONFLICT (source) DO UPDATE SET is_broken = excluded.is_broken, document = excluded.document
        """);

    private static readonly Sql One = new("SELECT document FROM drift WHERE source = $1");
    private static readonly Sql Broken = new("SELECT source, document FROM drift WHERE is_broken = 1");

    public static void Keep(Session session, long source, SourceDrift drift) =>
        session.Run(Upsert, source, drift.Breaks().Count > 0, JsonSerializer.Serialize(drift, Stored.Json.SourceDrift));

    public static SourceDrift Find(Session session, long source)
    {
        using var row = session.Query(One, source);
        return row.Read() ? Parse(row.Text(0)) : SourceDrift.None;
    }

    /// <summary>The sources of which something broke, or may have.</summary>
    public static Dictionary<long, IReadOnlyList<DriftBreak>> Breaks(Session session)
    {
        var breaks = new Dictionary<long, IReadOnlyList<DriftBreak>>();
        using var row = session.Query(Broken);
        while (row.Read())
            breaks[row.Number(0)] = Parse(row.Text(1)).Breaks();
        return breaks;
    }

    private static SourceDrift Parse(string document) => JsonSerializer.Deserialize(document, Stored.Json.SourceDrift)!;
}
