using Aggregator.Extracting.Layers;

namespace Aggregator.Extracting.Choosing;

/// <summary>The lead picture: never a logo, a placeholder or a pixel.</summary>
internal static class ImageChoice
{
    private static readonly string[] NoPicture = ["logo", "placeholder", "default-image", "default_image", "favicon", "sprite", "blank.", "pixel", "avatar", "gravatar", "no-image", "noimage"];

    public static Found<Uri>? Of(IReadOnlyList<Findings> layers, Uri baseAddress)
    {
        foreach (var name in (ReadOnlySpan<string>)[LayerNames.Recipe, LayerNames.OpenGraph, LayerNames.JsonLd, LayerNames.Microdata, LayerNames.Meta])
        {
            var layer = layers.First(l => l.Layer == name);
            if (Addresses.Absolute(layer.Image, baseAddress) is { } address && !IsFurniture(address))
                return new Found<Uri>(address, name);
        }

        return null;
    }

    private static bool IsFurniture(Uri address)
    {
        var file = address.AbsolutePath[(address.AbsolutePath.LastIndexOf('/') + 1)..];
        return NoPicture.Any(n => file.Contains(n, StringComparison.OrdinalIgnoreCase));
    }
}
