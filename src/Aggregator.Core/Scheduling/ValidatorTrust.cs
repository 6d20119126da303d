namespace Aggregator.Scheduling;

/// <summary>Decides whether a server's 304 can be relied on. Some answer 304 whatever changed.</summary>
public static class ValidatorTrust
{
    private const int DoubtsToDistrust = 2;
    private static readonly TimeSpan DistrustLasts = TimeSpan.FromDays(7);
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(15);

    /// <summary>Whether to ask for the document whether it changed or not.</summary>
    /// <param name="lastBody">When a body came last; null where none came yet.</param>
    /// <param name="distrustedAt">When the server was caught at a wrong 304.</param>
    /// <param name="every">How often a whole document is asked for to be sure.</param>
    /// <param name="now">The present.</param>
    public static bool AskInFull(DateTimeOffset? lastBody, DateTimeOffset? distrustedAt, TimeSpan every, DateTimeOffset now) =>
        IsCaught(distrustedAt, now) || lastBody is not { } last || now - last >= every;

    /// <summary>Whether the server was caught so lately that it is not trusted again yet.</summary>
    public static bool IsCaught(DateTimeOffset? distrustedAt, DateTimeOffset now) => distrustedAt is { } caught && now - caught < DistrustLasts;

    /// <summary>
    /// What a check found: whether it is another doubt. News that call themselves older than a 304 should have come with a 200 then; as dates are often wrong,
    /// that takes two checks.
    /// </summary>
    /// <param name="news">When the entries that the check found call themselves published.</param>
    /// <param name="lastNotModified">The last poll, where it was answered with 304.</param>
    public static bool IsDoubtful(IReadOnlyList<DateTimeOffset?> news, DateTimeOffset? lastNotModified) =>
        lastNotModified is { } last && news.Any(at => at <= last - Overdue);

    public static bool IsDistrusted(int doubts) => doubts >= DoubtsToDistrust;
}
