using System.Collections.Frozen;

namespace Aggregator.Sources;

/// <summary>The outlets that this daemon works for, by id. Replaced as a whole while it runs: whoever has begun with an outlet ends with it as it was.</summary>
internal sealed class OutletBook(IReadOnlyList<Outlet> outlets)
{
    private volatile Edition _edition = new(outlets);

    public IReadOnlyList<Outlet> Outlets => _edition.Outlets;

    /// <summary>Null for an outlet that is not there any more.</summary>
    public Outlet? Find(OutletId id) => _edition.ById.GetValueOrDefault(id);

    /// <summary>Null for a source that is not there any more.</summary>
    public Source? Find(SourceId id) => _edition.Sources.GetValueOrDefault(id);

    public void Replace(IReadOnlyList<Outlet> outlets) => _edition = new(outlets);

    private sealed class Edition(IReadOnlyList<Outlet> outlets)
    {
        public IReadOnlyList<Outlet> Outlets => outlets;

        public FrozenDictionary<OutletId, Outlet> ById { get; } = outlets.ToFrozenDictionary(o => o.Id);

        public FrozenDictionary<SourceId, Source> Sources { get; } = outlets.SelectMany(o => o.Sources).ToFrozenDictionary(s => s.Id);
    }
}
