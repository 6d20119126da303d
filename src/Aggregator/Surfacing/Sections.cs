using System.Globalization;

namespace Aggregator.Surfacing;

/// <summary>The portal's sections: what stands in addresses and the API, and what readers see.</summary>
internal static class Sections
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["uk"] = "UK",
        ["world"] = "World",
        ["politics"] = "Politics",
        ["business"] = "Business",
        ["health"] = "Health",
        ["science-tech"] = "Science & Tech",
        ["sport"] = "Sport",
        ["culture"] = "Culture",
        ["weather"] = "Weather",
        ["scotland"] = "Scotland",
        ["wales"] = "Wales",
        ["northern-ireland"] = "Northern Ireland",
        ["england"] = "England",
    };

    public static IReadOnlyCollection<string> Known => Names.Keys;

    /// <summary>A section outside the list is named after its slug.</summary>
    public static string NameOf(string slug) =>
        Names.GetValueOrDefault(slug) ?? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(slug.Replace('-', ' '));
}
