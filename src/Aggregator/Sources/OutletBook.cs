using System.Collections.Frozen;

namespace Aggregator.Sources;

/// <summary>The outlets that this daemon works for, by id.</summary>
internal sealed class OutletBook(IReadOnlyList<Outlet> outlets)
{
    private readonly FrozenDictionary<OutletId, Outlet> _outlets = outlets.ToFrozenDictionary(o => o.Id);
    private readonly FrozenDictionary<SourceId, Source> _sources = outlets.SelectMany(o => o.Sources).ToFrozenDictionary(s => s.Id);

    public IReadOnlyList<Outlet> Outlets => outlets;

    public Outlet this[OutletId id] => _outlets[id];

    /// <summary>Null for a source that is not declared any more.</summary>
    public Source? Find(SourceId id) => _sources.GetValueOrDefault(id);
}
