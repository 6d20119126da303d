using Aggregator.Sources;

namespace Aggregator.Storing;

public sealed partial class SqliteStore : IHeldBack
{
    public async ValueTask<int> WithdrawHeldBackAsync(SourceId source, AuditEntry entry, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return await _writer.WriteAsync(batch => WithdrawHeldBack(batch, source, entry), cancellation);
    }

    private static int WithdrawHeldBack(Batch batch, SourceId source, AuditEntry entry)
    {
        if (batch.Roster.Find(source) is not { } line)
            return 0;
        var held = VisitTable.HeldBackOf(batch.Session, line);
        foreach (var visit in held)
        {
            var reason = visit.Absence is { Gone: true } ? "the outlet took the page down (410)" : "the page was not found (404)";
            VisitWrite.Run(batch, new VisitResult { Source = source, Key = visit.Key, At = entry.At, Outcome = new VisitOutcome.Withdrawn(reason), ForgetsPage = true }, null);
        }

        if (held.Count > 0)
            AuditTable.Append(batch.Session, entry with { After = $"{held.Count} withdrawn" });
        return held.Count;
    }
}
