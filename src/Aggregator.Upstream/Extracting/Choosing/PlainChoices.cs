using Aggregator.Extracting.Layers;
using Aggregator.Normalising;

namespace Aggregator.Extracting.Choosing;

/// <summary>The fields for which the first layer that has a usable value wins.</summary>
internal static class PlainChoices
{
    private static readonly string[] CanonicalOrder = [LayerNames.Meta, LayerNames.OpenGraph, LayerNames.JsonLd];

    public static Found<string>? Text(IReadOnlyList<Findings> layers, Func<Findings, string?> field, int limit, params ReadOnlySpan<string> except)
    {
        foreach (var layer in layers)
        {
            var line = Fold.Line(field(layer), limit);
            var isSaid = line.Length > 0;
            foreach (var other in except)
                isSaid &= !Fold.Same(line, other);
            if (isSaid)
                return new Found<string>(line, layer.Layer);
        }

        return null;
    }

    /// <summary>link rel=canonical, og:url, JSON-LD, within the publisher's own site only.</summary>
    public static Found<Uri>? Canonical(IReadOnlyList<Findings> layers, Uri address, Uri baseAddress)
    {
        foreach (var name in CanonicalOrder)
        {
            if (Addresses.Absolute(layers.First(l => l.Layer == name).Canonical, baseAddress) is { } canonical && Site.IsSame(canonical, address))
                return new Found<Uri>(canonical, name);
        }

        return null;
    }

    public static Found<string>? Licence(IReadOnlyList<Findings> layers)
    {
        foreach (var layer in layers)
        {
            if (layer.Licence is { Length: > 0 and < 500 } licence)
                return new Found<string>(licence.Trim(), layer.Layer);
        }

        return null;
    }
}
