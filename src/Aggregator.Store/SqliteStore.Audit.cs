namespace Aggregator.Storing;

/// <summary>The side that keeps what people did.</summary>
public sealed partial class SqliteStore : IAuditLog
{
    public async ValueTask AppendAsync(AuditEntry entry, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        await _writer.WriteAsync(
            batch =>
            {
                AuditTable.Append(batch.Session, entry);
                return true;
            },
            cancellation);
    }

    public ValueTask<IReadOnlyList<AuditEntry>> AuditAsync(AuditQuery query, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        return _readers.ReadAsync(query, AuditTable.List, cancellation);
    }
}
