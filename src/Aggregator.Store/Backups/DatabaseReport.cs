namespace Aggregator.Storing;

/// <summary>What stands in a database file.</summary>
/// <param name="Schema">Its schema version; 0 for an empty file.</param>
/// <param name="Bytes">Size of the file, without what still waits in its log.</param>
/// <param name="FreeBytes">Of these, room that rows left behind.</param>
/// <param name="Articles">All of them, withdrawn ones too.</param>
/// <param name="Sources">All that it knows, those no longer declared too.</param>
/// <param name="LastSequence">Of the newest event in the outbox.</param>
/// <param name="Damage">What SQLite's own check found; empty for a sound file.</param>
public sealed record DatabaseReport(long Schema, long Bytes, long FreeBytes, long Articles, long Sources, long LastSequence, IReadOnlyList<string> Damage)
{
    public bool IsSound => Damage.Count == 0;
}
