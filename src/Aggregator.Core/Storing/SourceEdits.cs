namespace Aggregator.Storing;

/// <summary>What an admin may keep a definition of.</summary>
public enum EditKind
{
    /// <summary>An outlet without its sources.</summary>
    Outlet,
    Source,

    /// <summary>What an admin decided about a source that the configuration declares: whether it is polled.</summary>
    Override,
}

/// <summary>The outlet or source that an edit is about.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Id">An outlet's or a source's id.</param>
public readonly record struct EditSubject(EditKind Kind, string Id)
{
    /// <summary>As the audit log names it: <c>source:bbc-news/politics</c>.</summary>
    public override string ToString() => $"{(Kind == EditKind.Outlet ? "outlet" : "source")}:{Id}";
}

/// <summary>One version of a definition that an admin keeps.</summary>
public sealed record SourceEdit
{
    public required EditSubject Subject { get; init; }

    /// <summary>1, 2, 3 … within its subject.</summary>
    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Actor Actor { get; init; }

    /// <summary>Why, in the actor's words.</summary>
    public string? Note { get; init; }

    /// <summary>JSON in the configuration's own shape, with credentials masked; null where this version removes it.</summary>
    public string? Definition { get; init; }

    /// <summary>The credentials, encrypted; null where there are none.</summary>
    public ReadOnlyMemory<byte>? Secrets { get; init; }
}

/// <summary>The newest versions, and the edition that they make.</summary>
/// <param name="Edition">Grows with every version of anything.</param>
/// <param name="Heads">Of each subject the newest version, removals among them.</param>
public sealed record SourceEdits(long Edition, IReadOnlyList<SourceEdit> Heads);

/// <summary>The side of the store that keeps what admins made of outlets and sources: every version, for good.</summary>
public interface ISourceEdits
{
    /// <summary>0 before the first edit. Cheap enough to be asked every second.</summary>
    ValueTask<long> EditionAsync(CancellationToken cancellation);

    /// <summary>The heads that are newer than an edition; 0 for all.</summary>
    ValueTask<SourceEdits> HeadsAsync(long after, CancellationToken cancellation);

    /// <summary>All of it, with its entries of the audit log, or nothing: false where the edition is not the expected one any more.</summary>
    ValueTask<bool> SaveAsync(long edition, IReadOnlyList<SourceEdit> edits, IReadOnlyList<AuditEntry> entries, CancellationToken cancellation);

    /// <summary>A subject's versions, newest first, below a version if one is given.</summary>
    ValueTask<IReadOnlyList<SourceEdit>> VersionsAsync(EditSubject subject, int? before, int limit, CancellationToken cancellation);
}
