using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>Puts declared and kept definitions together. What did not change since the last time is the same object as then, so that others see what did.</summary>
internal sealed class CatalogueParts
{
    private readonly Dictionary<EditSubject, ReadOutlet> _outlets = [];
    private readonly Dictionary<EditSubject, ReadSource> _sources = [];
    private readonly Dictionary<OutletId, Joined> _joined = [];

    private CatalogueParts()
    {
    }

    public static CatalogueParts None { get; } = new();

    public IReadOnlyList<Outlet> Outlets { get; private set; } = [];

    public IReadOnlyList<Mistake> Mistakes { get; private set; } = [];

    public static CatalogueParts Of(Declared declared, ImmutableDictionary<EditSubject, SourceEdit> heads, CatalogueParts before, Credentials credentials)
    {
        var (parts, mistakes, outlets) = (new CatalogueParts(), new List<Mistake>(), new List<Outlet>());
        var kept = heads.Values.Where(h => h.Definition is not null).ToLookup(h => h.Subject.Kind);
        var ofOutlet = kept[EditKind.Source].OrderBy(h => h.Subject.Id, StringComparer.Ordinal).GroupBy(h => OutletOf(h.Subject)).ToDictionary(g => g.Key, g => g.ToList());
        var overrides = kept[EditKind.Override].ToDictionary(h => h.Subject.Id);
        foreach (var outlet in declared.Outlets)
        {
            var own = overrides.Count == 0 ? outlet.Sources : [.. outlet.Sources.Select(s => overrides.TryGetValue(s.Id.Value, out var head) ? parts.Overridden(head, s, before, mistakes) : s)];
            outlets.Add(parts.Join(outlet, own, Take(ofOutlet, outlet.Id), declared, before, credentials, mistakes));
        }

        foreach (var head in kept[EditKind.Outlet].OrderBy(h => h.Subject.Id, StringComparer.Ordinal))
        {
            if (declared.Has(head.Subject))
                mistakes.Add(new Mistake("", "is kept here and declared in the configuration too; the configuration holds", "remove one of them") { Subject = head.Subject });
            else if (parts.Outlet(head, before, credentials, mistakes) is { } outlet)
                outlets.Add(parts.Join(outlet, [], Take(ofOutlet, outlet.Id), declared, before, credentials, mistakes));
        }

        mistakes.AddRange(ofOutlet.Values.SelectMany(h => h).Select(h => new Mistake("", "belongs to an outlet that is not there", "add the outlet, or remove the source") { Subject = h.Subject }));
        (parts.Outlets, parts.Mistakes) = (outlets, mistakes);
        return parts;
    }

    public static OutletId OutletOf(EditSubject source) => new(source.Id[..Math.Max(0, source.Id.IndexOf('/', StringComparison.Ordinal))]);

    private static List<SourceEdit> Take(Dictionary<OutletId, List<SourceEdit>> heads, OutletId outlet) => heads.Remove(outlet, out var found) ? found : [];

    private Outlet? Outlet(SourceEdit head, CatalogueParts before, Credentials credentials, List<Mistake> mistakes)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(_outlets, head.Subject, out _);
        if (before._outlets.TryGetValue(head.Subject, out var read) && ReferenceEquals(read.Head, head))
        {
            known = read;
        }
        else
        {
            var found = new List<Mistake>();
            known = new ReadOutlet(head, KeptDefinition.ReadOutlet(head, credentials, found), found);
        }

        mistakes.AddRange(known.Mistakes);
        return known.Outlet;
    }

    private Source? Source(SourceEdit head, Outlet outlet, CatalogueParts before, Credentials credentials, List<Mistake> mistakes)
    {
        if (!before._sources.TryGetValue(head.Subject, out var read) || !ReferenceEquals(read.Head, head) || read.Basis is not Outlet basis || basis.Rights != outlet.Rights)
        {
            var found = new List<Mistake>();
            read = new ReadSource(head, outlet, KeptDefinition.ReadSource(head, outlet, credentials, found), found);
        }

        _sources[head.Subject] = read;
        mistakes.AddRange(read.Mistakes);
        return read.Source;
    }

    private Source Overridden(SourceEdit head, Source declared, CatalogueParts before, List<Mistake> mistakes)
    {
        if (!before._sources.TryGetValue(head.Subject, out var read) || !ReferenceEquals(read.Head, head) || !ReferenceEquals(read.Basis, declared))
        {
            var found = new List<Mistake>();
            read = new ReadSource(head, declared, KeptDefinition.ReadOverride(head, found) is { } enabled ? declared with { Enabled = enabled } : declared, found);
        }

        _sources[head.Subject] = read;
        mistakes.AddRange(read.Mistakes);
        return read.Source!;
    }

    // An outlet with the sources that the configuration gives it and those that admins added.
    private Outlet Join(Outlet outlet, IReadOnlyList<Source> own, List<SourceEdit> added, Declared declared, CatalogueParts before, Credentials credentials, List<Mistake> mistakes)
    {
        var sources = own.ToList();
        foreach (var head in added)
        {
            if (declared.Has(head.Subject))
                mistakes.Add(new Mistake("", "is kept here and declared in the configuration too; the configuration holds", "remove one of them") { Subject = head.Subject });
            else if (Source(head, outlet, before, credentials, mistakes) is { } source)
                sources.Add(source);
        }

        if (before._joined.TryGetValue(outlet.Id, out var joined) && ReferenceEquals(joined.Basis, outlet) && joined.Outlet.Sources.SequenceEqual(sources, ReferenceEqualityComparer.Instance))
            return (_joined[outlet.Id] = joined).Outlet;
        var whole = added.Count == 0 && ReferenceEquals(own, outlet.Sources) ? outlet : outlet with { Sources = sources };
        _joined[outlet.Id] = new Joined(outlet, whole);
        return whole;
    }

    private sealed record ReadOutlet(SourceEdit Head, Outlet? Outlet, IReadOnlyList<Mistake> Mistakes);

    private sealed record ReadSource(SourceEdit Head, object Basis, Source? Source, IReadOnlyList<Mistake> Mistakes);

    private sealed record Joined(Outlet Basis, Outlet Outlet);
}
