using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>The side that keeps what admins made of outlets and sources.</summary>
public sealed partial class SqliteStore : ISourceEdits, IPollSums
{
    public ValueTask<long> EditionAsync(CancellationToken cancellation) => _readers.ReadAsync(0, static (session, _) => SourceEditTable.Edition(session), cancellation);

    public ValueTask<SourceEdits> HeadsAsync(long after, CancellationToken cancellation) => _readers.ReadAsync(after, SourceEditTable.Heads, cancellation);

    public async ValueTask<bool> SaveAsync(long edition, IReadOnlyList<SourceEdit> edits, IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(edits);
        ArgumentNullException.ThrowIfNull(entries);
        return await _writer.WriteAsync(batch => SourceEditTable.Save(batch.Session, edition, edits, entries), cancellation);
    }

    public ValueTask<IReadOnlyList<SourceEdit>> VersionsAsync(EditSubject subject, int? before, int limit, CancellationToken cancellation) =>
        _readers.ReadAsync((subject, before, limit), static (session, s) => SourceEditTable.Versions(session, s.subject, s.before, s.limit), cancellation);

    public ValueTask<PollSums> PollSumsAsync(SourceId source, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellation) => Roster.Find(source) is { } line
        ? _readers.ReadAsync((line.Number, from, until), static (session, s) => PollTable.Sums(session, s.Number, s.from, s.until), cancellation)
        : new(new PollSums(0, 0, 0, 0));
}
