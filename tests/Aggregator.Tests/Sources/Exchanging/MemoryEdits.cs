using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>Versions in memory, for many tries.</summary>
internal sealed class MemoryEdits : ISourceEdits
{
    private readonly List<SourceEdit> _edits = [];

    public ValueTask<long> EditionAsync(CancellationToken cancellation) => new(_edits.Count);

    public ValueTask<SourceEdits> HeadsAsync(long after, CancellationToken cancellation) =>
        new(new SourceEdits(_edits.Count, [.. _edits.Skip((int)after).GroupBy(e => e.Subject).Select(g => g.MaxBy(e => e.Version)!)]));

    public ValueTask<bool> SaveAsync(long edition, IReadOnlyList<SourceEdit> edits, IReadOnlyList<AuditEntry> entries, CancellationToken cancellation)
    {
        if (edition != _edits.Count)
            return new(false);
        _edits.AddRange(edits);
        return new(true);
    }

    public ValueTask<IReadOnlyList<SourceEdit>> VersionsAsync(EditSubject subject, int? before, int limit, CancellationToken cancellation) =>
        new([.. _edits.Where(e => e.Subject == subject && e.Version < (before ?? int.MaxValue)).OrderByDescending(e => e.Version).Take(limit)]);
}
