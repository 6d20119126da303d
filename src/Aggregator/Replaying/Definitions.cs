using Aggregator.Sources;

namespace Aggregator.Replaying;

/// <summary>What outlets and sources are: as the settings have them now, and as they were last where the settings have them no more.</summary>
internal sealed class Definitions
{
    private readonly Dictionary<OutletId, Outlet> _outlets = [];
    private readonly Dictionary<SourceId, Source> _sources = [];

    public Definitions(IEnumerable<Outlet> now, IEnumerable<Outlet> ever)
    {
        foreach (var outlet in ever.Concat(now))
        {
            _outlets[outlet.Id] = outlet;
            foreach (var source in outlet.Sources)
                _sources[source.Id] = source;
        }
    }

    public Outlet OutletOf(OutletId id) => _outlets[id];

    public Source SourceOf(SourceId id) => _sources[id];
}
