using Aggregator.Sources;

namespace Aggregator.Storing;

public sealed partial class SqliteStore : ISourceBoard
{
    public ValueTask<IReadOnlyList<SourceStatus>> BoardAsync(CancellationToken cancellation) =>
        _readers.ReadAsync(Roster, static (session, roster) => Statuses(session, roster, (_, _) => null), cancellation);

    public async ValueTask<SourceStatus?> FindSourceAsync(SourceId source, CancellationToken cancellation)
    {
        if (Roster.Find(source) is not { IsDeclared: true } line || Roster.Find(line.Source.Outlet) is not { IsDeclared: true } outlet)
            return null;
        return await _readers.ReadAsync((outlet, line), static (session, s) => Status(s.outlet, s.line, NewestPoll(session, s.line), VisitTable.CountHeldBack(session), DriftTable.Breaks(session)), cancellation);
    }

    public ValueTask<IReadOnlyDictionary<SourceId, SourceRecent>> RecentAsync(IReadOnlyCollection<SourceId> sources, DateTimeOffset since, CancellationToken cancellation) =>
        _readers.ReadAsync((Roster, sources, since), static (session, s) => (IReadOnlyDictionary<SourceId, SourceRecent>)Recent(session, s.Roster, s.sources, s.since), cancellation);

    private static Dictionary<SourceId, SourceRecent> Recent(Session session, Roster roster, IReadOnlyCollection<SourceId> sources, DateTimeOffset since)
    {
        var recent = new Dictionary<SourceId, SourceRecent>(sources.Count);
        foreach (var id in sources)
        {
            recent[id] = roster.Find(id) is { } line
                ? new SourceRecent(NewestPoll(session, line), PollDays.Of(session, line.Number, since))
                : SourceRecent.None;
        }

        return recent;
    }
}
