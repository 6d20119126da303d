using Aggregator.Fetching;

namespace Aggregator.Storing;

/// <summary>How a poll ended: closed, one word each, kept with every poll and counted.</summary>
public enum PollEnding
{
    /// <summary>A document with entries was read.</summary>
    Fetched,

    /// <summary>304.</summary>
    NotModified,

    /// <summary>200 with the bytes that we have already.</summary>
    SameBytes,

    /// <summary>A well-formed document without entries.</summary>
    Empty,

    /// <summary>A document was read, but nothing of the one before was left in it: entries may have been missed.</summary>
    WindowLost,
    Throttled,
    Gone,
    NotFound,
    Forbidden,
    Challenged,
    RobotsDisallowed,
    AddressRefused,
    TooLarge,
    TooSlow,
    Truncated,
    Tls,
    Dns,
    Connect,
    Redirect,
    Protocol,
    ClientError,
    ServerError,

    /// <summary>HTML or something else in place of a feed.</summary>
    NotAFeed,

    /// <summary>Meant as a feed, but beyond mending.</summary>
    Malformed,

    /// <summary>A mistake of our own.</summary>
    InternalError,

    /// <summary>A fetch that failed in a way that has no word here.</summary>
    Failed,
}

/// <summary>The words of <see cref="PollEnding"/>.</summary>
public static class PollEndings
{
    private static readonly string[] Words = [.. Enum.GetNames<PollEnding>().Select(Kebab)];

    /// <summary>Every word there is.</summary>
    public static IReadOnlyList<string> All => Words;

    /// <summary><c>not-modified</c> and its like.</summary>
    public static string Word(this PollEnding ending) => Words[(int)ending];

    /// <summary>Whether the source answered as it should.</summary>
    public static bool IsSound(this PollEnding ending) => ending is PollEnding.Fetched or PollEnding.NotModified or PollEnding.SameBytes;

    public static PollEnding Of(FetchFailure failure) => failure switch
    {
        FetchFailure.Robots => PollEnding.RobotsDisallowed,
        FetchFailure.Timeout => PollEnding.TooSlow,
        FetchFailure.Connection => PollEnding.Connect,
        _ => Enum.TryParse<PollEnding>(failure.ToString(), out var same) ? same : PollEnding.Failed,
    };

    private static string Kebab(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i == 0 ? "" : "-") + char.ToLowerInvariant(c) : c.ToString()));
}
