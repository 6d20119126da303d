using System.Globalization;
using Aggregator.Fetching;
using Aggregator.Scheduling;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>The class of a source's health after a poll: raised by what the poll showed, cleared by the poll that shows otherwise. Pure.</summary>
internal static class Healths
{
    /// <summary>A source whose entries change their names at every poll looks as if it lost its window every time: then polling faster catches nothing.</summary>
    public const int LossesBelieved = 3;

    private const string HoldsNone = "the document is well-formed but holds no entries";

    public static SourceHealth Of(FetchFailure failure) => failure switch
    {
        FetchFailure.Forbidden or FetchFailure.Robots or FetchFailure.AddressRefused => SourceHealth.Blocked,
        FetchFailure.Challenged => SourceHealth.Challenged,
        FetchFailure.NotFound => SourceHealth.Missing,
        FetchFailure.Gone => SourceHealth.Gone,
        _ => SourceHealth.Failing,
    };

    public static SourceState AfterDocument(SourceState state, DocumentRead read, DateTimeOffset now)
    {
        if (read.IsEmpty)
        {
            var refused = read.Feed.Entries.Count + read.Feed.Rejected.Count;
            return state.Is(SourceHealth.Empty, refused == 0 ? HoldsNone : $"none of the {refused} entries that the document holds can be used", now);
        }

        return Standing(state, now) ?? state.Is(SourceHealth.Healthy, read.Feed.IsIncomplete ? "the document was cut off; what came before the cut was kept" : null, now);
    }

    /// <summary>Nothing changed since the last document, whatever trouble there was in between: what only a document can clear stays.</summary>
    public static SourceState AfterNothingNew(SourceState state, DateTimeOffset now)
    {
        if (state.Rhythm is { Since: not null, Window: 0 })
            return state.Is(SourceHealth.Empty, state.Health == SourceHealth.Empty ? state.Problem : HoldsNone, now);
        return Standing(state, now) ?? state.Is(SourceHealth.Healthy, null, now);
    }

    private static SourceState? Standing(SourceState state, DateTimeOffset now) => state.Memory.WindowsLost switch
    {
        0 => Silent(state, now),
        > LossesBelieved => state.Is(SourceHealth.WindowLost, "all entries are new at every poll: they change their names, or the source is polled far too seldom", now),
        _ => state.Is(SourceHealth.WindowLost, $"nothing is left of what the document held before: entries may have been missed ({state.Rhythm.Window} are shown at a time)", now),
    };

    private static SourceState? Silent(SourceState state, DateTimeOffset now) => Staleness.Overdue(state.Rhythm, state.Memory.NewsAt, now) is { } overdue
        ? state.Is(SourceHealth.Stale, string.Create(CultureInfo.InvariantCulture, $"no new entry since {state.Memory.NewsAt:yyyy-MM-dd HH:mm} GMT, where its usual week has about {overdue:0}"), now)
        : null;
}
