using System.Collections.Frozen;
using System.Collections.Immutable;
using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>All outlets and sources at one moment: those that the configuration declares and those that admins keep, and what of the latter cannot be used. Never changed.</summary>
internal sealed class SourceCatalogue
{
    private readonly FrozenDictionary<OutletId, Outlet> _outlets;
    private readonly Lazy<FrozenDictionary<SourceId, Source>> _sources;

    public SourceCatalogue(long edition, Declared declared, ImmutableDictionary<EditSubject, SourceEdit> heads, CatalogueParts parts)
    {
        (Edition, Declared, Heads, Parts, Outlets, Mistakes) = (edition, declared, heads, parts, parts.Outlets, parts.Mistakes);
        _outlets = Outlets.ToFrozenDictionary(o => o.Id);
        _sources = new(() => Outlets.SelectMany(o => o.Sources).ToFrozenDictionary(s => s.Id));
    }

    public long Edition { get; }

    public Declared Declared { get; }

    /// <summary>The newest version of everything that was ever kept, removals among them.</summary>
    public ImmutableDictionary<EditSubject, SourceEdit> Heads { get; }

    /// <summary>What the daemon works for.</summary>
    public IReadOnlyList<Outlet> Outlets { get; }

    /// <summary>What is kept but cannot be used, and why.</summary>
    public IReadOnlyList<Mistake> Mistakes { get; }

    /// <summary>What it was made of, for the next one.</summary>
    public CatalogueParts Parts { get; }

    public Outlet? Find(OutletId id) => _outlets.GetValueOrDefault(id);

    public Source? Find(SourceId id) => _sources.Value.GetValueOrDefault(id);

    /// <summary>The newest version; 0 where there never was one.</summary>
    public int VersionOf(EditSubject subject) => Heads.GetValueOrDefault(subject)?.Version ?? 0;

    /// <summary>The kept definition; null where there is none, or it was removed.</summary>
    public SourceEdit? Kept(EditSubject subject) => Heads.GetValueOrDefault(subject) is { Definition: not null } head ? head : null;

    /// <summary>The same with newer versions.</summary>
    public SourceCatalogue With(long edition, IEnumerable<SourceEdit> newer, Credentials credentials)
    {
        var heads = Heads.SetItems(newer.Select(e => KeyValuePair.Create(e.Subject, e)));
        return new SourceCatalogue(edition, Declared, heads, CatalogueParts.Of(Declared, heads, Parts, credentials));
    }

    public static SourceCatalogue Of(Declared declared, SourceEdits edits, Credentials credentials)
    {
        var heads = edits.Heads.ToImmutableDictionary(h => h.Subject);
        return new SourceCatalogue(edits.Edition, declared, heads, CatalogueParts.Of(declared, heads, CatalogueParts.None, credentials));
    }
}

/// <summary>What the configuration declares.</summary>
internal sealed class Declared(IReadOnlyList<Outlet> outlets)
{
    private readonly FrozenDictionary<OutletId, Outlet> _outlets = outlets.ToFrozenDictionary(o => o.Id);
    private readonly FrozenDictionary<SourceId, Source> _sources = outlets.SelectMany(o => o.Sources).ToFrozenDictionary(s => s.Id);

    public IReadOnlyList<Outlet> Outlets => outlets;

    public Outlet? Find(OutletId id) => _outlets.GetValueOrDefault(id);

    public Source? Find(SourceId id) => _sources.GetValueOrDefault(id);

    /// <summary>Whether the configuration declares the outlet or source that an edit is about.</summary>
    public bool Has(EditSubject subject) => subject.Kind == EditKind.Outlet ? Find(new OutletId(subject.Id)) is not null : Find(new SourceId(subject.Id)) is not null;
}
