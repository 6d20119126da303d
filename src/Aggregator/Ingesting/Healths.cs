using System.Globalization;
using Aggregator.Fetching;
using Aggregator.Scheduling;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>The class of a source's health after a poll: raised by what the poll showed, cleared by the poll that shows otherwise. Pure.</summary>
internal static class Healths
{
    public static SourceHealth Of(FetchFailure failure) => failure switch
    {
        FetchFailure.Forbidden or FetchFailure.Robots or FetchFailure.AddressRefused => SourceHealth.Blocked,
        FetchFailure.Challenged => SourceHealth.Challenged,
        FetchFailure.NotFound => SourceHealth.Missing,
        FetchFailure.Gone => SourceHealth.Gone,
        _ => SourceHealth.Failing,
    };

    public static SourceState AfterDocument(SourceState state, DocumentRead read, bool lost, bool isNameless, DateTimeOffset now)
    {
        if (read.IsEmpty)
            return state.Is(SourceHealth.Empty, "the document is well-formed but holds no entries", now);
        if (lost)
        {
            return state.Is(
                SourceHealth.WindowLost,
                isNameless ? "all entries are new at every poll: they change their names, or the source is polled far too seldom" : $"nothing is left of what the document held before: entries may have been missed ({read.Keys.Count} are shown at a time)",
                now);
        }

        return Silent(state, now) ?? state.Is(SourceHealth.Healthy, read.Feed.IsIncomplete ? "the document was cut off; what came before the cut was kept" : null, now);
    }

    /// <summary>What only a document can clear stays.</summary>
    public static SourceState AfterNothingNew(SourceState state, DateTimeOffset now) =>
        state.Health is SourceHealth.Empty or SourceHealth.WindowLost ? state : Silent(state, now) ?? state.Is(SourceHealth.Healthy, null, now);

    private static SourceState? Silent(SourceState state, DateTimeOffset now) => Staleness.Overdue(state.Rhythm, state.Memory.NewsAt, now) is { } overdue
        ? state.Is(SourceHealth.Stale, string.Create(CultureInfo.InvariantCulture, $"no new entry since {state.Memory.NewsAt:yyyy-MM-dd HH:mm} GMT, where its usual week has about {overdue:0}"), now)
        : null;
}
