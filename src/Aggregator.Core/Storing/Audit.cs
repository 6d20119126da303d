namespace Aggregator.Storing;

/// <summary>Who did something by hand, and through which door.</summary>
/// <param name="Name">An account's name, a token's, or the operating system's user.</param>
/// <param name="Via">One of the constants here.</param>
public sealed record Actor(string Name, string Via)
{
    public const string Console = "console";
    public const string Api = "api";
    public const string Cli = "cli";
}

/// <summary>One thing that a person did. Nothing in it is secret: whoever appends has masked it.</summary>
/// <param name="Sequence">Given by the log; 0 in an entry that is to be appended.</param>
/// <param name="At">When it was done.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Action">A noun and a verb: <c>outlet.save</c>, <c>article.withdraw</c>, <c>account.create</c>.</param>
/// <param name="Subject">The kind of thing and its id: <c>outlet:bbc-news</c>, <c>source:bbc-news/politics</c>, <c>account:ann</c>.</param>
/// <param name="Before">What stood there, as text or JSON; null where there was nothing or it does not matter.</param>
/// <param name="After">What stands there now; null where there is nothing or it does not matter.</param>
/// <param name="Note">Why, in the actor's words.</param>
public sealed record AuditEntry(long Sequence, DateTimeOffset At, Actor Actor, string Action, string Subject, string? Before, string? After, string? Note);

/// <summary>What of the log is asked for. Nulls do not filter.</summary>
public sealed record AuditQuery
{
    public string? Subject { get; init; }

    /// <summary>The actor's name.</summary>
    public string? Actor { get; init; }

    /// <summary>An action, or its noun with the dot (<c>outlet.</c>) for all of its verbs.</summary>
    public string? Action { get; init; }

    /// <summary>At this instant or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Before this instant.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Only entries with a lower sequence: the last of the slice before.</summary>
    public long? Before { get; init; }

    /// <summary>1–1,000.</summary>
    public int Limit { get; init; } = 50;
}

/// <summary>What people did, in commit order. Entries are added and never changed or taken out.</summary>
public interface IAuditLog
{
    /// <summary>Appends by itself. A change that the store makes is appended in the transaction of the change instead.</summary>
    ValueTask AppendAsync(AuditEntry entry, CancellationToken cancellation = default);

    /// <summary>Newest first.</summary>
    ValueTask<IReadOnlyList<AuditEntry>> AuditAsync(AuditQuery query, CancellationToken cancellation = default);
}
