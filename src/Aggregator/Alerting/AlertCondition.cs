namespace Aggregator.Alerting;

/// <summary>Something that is wrong at this moment.</summary>
/// <param name="Key">The same while it is the same trouble: <c>intake:silent</c>, <c>source:bbc-news/top</c>.</param>
/// <param name="Title">What is wrong, for a subject line.</param>
/// <param name="Detail">What a person would want to know next.</param>
/// <param name="Hold">How long it has to last before anybody is told.</param>
/// <param name="Since">Since when it is known to last; null for since now.</param>
internal sealed record AlertCondition(string Key, string Title, string Detail, TimeSpan Hold, DateTimeOffset? Since = null)
{
    public const string SourcePrefix = "source:";

    public bool IsOfSource => Key.StartsWith(SourcePrefix, StringComparison.Ordinal);
}

/// <summary>Why somebody is told.</summary>
internal enum NoticeKind
{
    Began,

    /// <summary>It is still wrong, but otherwise than was told.</summary>
    Changed,
    Ended,
}

/// <summary>One thing to tell.</summary>
internal sealed record AlertNotice(NoticeKind Kind, string Key, string Title, string Detail, DateTimeOffset At, DateTimeOffset Since);
