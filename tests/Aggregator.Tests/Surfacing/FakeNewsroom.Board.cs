using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Surfacing;

/// <summary>What the console's lists read.</summary>
internal sealed partial class FakeNewsroom : ISourceBoard
{
    private readonly Dictionary<SourceId, IReadOnlyList<PollDay>> _days = [];

    /// <summary>Puts a source as it is to be seen; one with the same id is replaced.</summary>
    public void Put(SourceStatus status, params PollDay[] days)
    {
        _sources.RemoveAll(s => s.Source.Id == status.Source.Id);
        _sources.Add(status);
        _days[status.Source.Id] = days;
    }

    public SourceStatus Of(SourceId source) => _sources.First(s => s.Source.Id == source);

    public IReadOnlyList<PollDay> DaysOf(SourceId source) => _days[source];

    public ValueTask<IReadOnlyList<SourceStatus>> BoardAsync(CancellationToken cancellation)
    {
        Ask();
        return new([.. _sources.Select(s => s with { LastPoll = null }).OrderBy(s => s.Source.Id.Value, StringComparer.Ordinal)]);
    }

    public ValueTask<SourceStatus?> FindSourceAsync(SourceId source, CancellationToken cancellation) => new(_sources.FirstOrDefault(s => s.Source.Id == source));

    public ValueTask<IReadOnlyDictionary<SourceId, SourceRecent>> RecentAsync(IReadOnlyCollection<SourceId> sources, DateTimeOffset since, CancellationToken cancellation) => new(
        _sources.Where(s => sources.Contains(s.Source.Id)).ToDictionary(s => s.Source.Id, s => new SourceRecent(s.LastPoll, _days.GetValueOrDefault(s.Source.Id) ?? [])));
}
