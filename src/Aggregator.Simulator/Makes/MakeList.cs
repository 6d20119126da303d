using System.Collections.Frozen;

namespace Aggregator.Simulator.Makes;

/// <summary>Every make there is. A new one is a class beside the others and a line here.</summary>
internal static class MakeList
{
    private static readonly FrozenDictionary<string, IMake> Makes = new IMake[]
    {
        new RssFullMake(),
        new RssJsonLdMake(),
        new RssMicrodataMake(),
        new RssTabloidMake(),
        new RdfMake(),
        new AtomOpenGraphMake(),
        new AtomFullMake(),
        new JsonFeedMake(),
        new ListingMake(),
        new SitemapMake(),
    }.ToFrozenDictionary(m => m.Name, StringComparer.Ordinal);

    public static IReadOnlyList<string> Names => [.. Makes.Keys.Order(StringComparer.Ordinal)];

    public static IMake Of(string name) => Makes[name];
}
