using Aggregator.Storing;

namespace Aggregator.Admin.OneSource;

/// <summary>How far a poll is that somebody asked for.</summary>
/// <param name="IsOver">Nothing more will happen.</param>
/// <param name="Text">For people.</param>
/// <param name="IsTrouble">Whether it did not go as it should.</param>
public sealed record PollProgress(bool IsOver, string Text, bool IsTrouble = false)
{
    // A turn of an outlet with many due pages may take a while; beyond this the page stops asking.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static PollProgress Of(SourceStatus status, DateTimeOffset asked, DateTimeOffset now)
    {
        var late = now - asked > Patience;
        if (status.LastPoll is not { } poll || poll.StartedAt < asked)
            return late ? new(true, "Still not polled: its outlet’s turn takes long. The table of polls will say when it is.", IsTrouble: true) : new(false, now - asked < TimeSpan.FromSeconds(2) ? "Asked for" : "Waiting for its outlet’s turn, or being fetched");
        var what = $"{char.ToUpperInvariant(poll.Outcome[0])}{poll.Outcome[1..].Replace('-', ' ')}{(poll.Status is { } answered ? $" ({answered})" : "")} in {poll.Took.TotalMilliseconds:N0} ms: {Tallies.Of(poll.Tally)}";
        if (poll.Problem is { } problem)
            return new(true, $"{what}. {problem}", IsTrouble: true);
        return poll.Tally.Awaiting > 0 && !late ? new(false, $"{what}; their pages are being fetched") : new(true, what);
    }
}

/// <summary>A poll that was asked for.</summary>
/// <param name="Source">Its source's id.</param>
/// <param name="At">When, in Unix milliseconds.</param>
public sealed record AskedPoll(string Source, long At)
{
    /// <summary>Null where the address names none.</summary>
    public static AskedPoll? Of(IQueryCollection query) =>
        query["done"] == "poll" && query["source"] is [{ Length: > 0 and <= 130 } source] && source.Count(c => c == '/') == 1 && long.TryParse(query["at"], out var at) && at is > 0 and < 253_402_300_799_999 ? new(source, at) : null;
}
