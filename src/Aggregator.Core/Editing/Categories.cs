using System.Collections.Frozen;
using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>The portal's sections, and how an outlet's own sections and addresses map to them.</summary>
public static class Categories
{
    /// <summary>Where nothing says otherwise.</summary>
    public const string Default = "uk";

    /// <summary>Slugs, in the portal's order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        "uk", "politics", "world", "business", "health", "education", "environment", "science", "technology", "crime", "transport", "weather", "culture", "sport",
    ];

    private static readonly FrozenDictionary<string, string> BySection = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
    {
        ["uk"] = "uk", ["uk news"] = "uk", ["local news"] = "uk", ["local"] = "uk", ["regional"] = "uk", ["england"] = "uk", ["scotland"] = "uk", ["wales"] = "uk", ["northern ireland"] = "uk",
        ["politics"] = "politics", ["uk politics"] = "politics", ["westminster"] = "politics", ["elections"] = "politics", ["government"] = "politics", ["parliament"] = "politics", ["council"] = "politics",
        ["world"] = "world", ["world news"] = "world", ["international"] = "world", ["europe"] = "world", ["us news"] = "world", ["middle east"] = "world", ["africa"] = "world", ["asia"] = "world",
        ["business"] = "business", ["money"] = "business", ["economy"] = "business", ["economics"] = "business", ["finance"] = "business", ["markets"] = "business", ["companies"] = "business", ["property"] = "business",
        ["health"] = "health", ["nhs"] = "health", ["wellness"] = "health", ["medicine"] = "health",
        ["education"] = "education", ["schools"] = "education", ["universities"] = "education",
        ["environment"] = "environment", ["climate"] = "environment", ["climate crisis"] = "environment", ["energy"] = "environment", ["wildlife"] = "environment",
        ["science"] = "science", ["space"] = "science",
        ["technology"] = "technology", ["tech"] = "technology", ["cyber"] = "technology", ["artificial intelligence"] = "technology", ["ai"] = "technology",
        ["crime"] = "crime", ["courts"] = "crime", ["police"] = "crime", ["law"] = "crime",
        ["transport"] = "transport", ["travel news"] = "transport", ["trains"] = "transport", ["traffic"] = "transport", ["rail"] = "transport",
        ["weather"] = "weather", ["flooding"] = "weather",
        ["culture"] = "culture", ["arts"] = "culture", ["entertainment"] = "culture", ["film"] = "culture", ["music"] = "culture", ["tv"] = "culture", ["books"] = "culture", ["whats on"] = "culture", ["lifestyle"] = "culture",
        ["sport"] = "sport", ["sports"] = "sport", ["football"] = "sport", ["cricket"] = "sport", ["rugby"] = "sport", ["rugby union"] = "sport", ["tennis"] = "sport", ["f1"] = "sport", ["golf"] = "sport",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The source list's word first, then the outlet's sections, then the address, then <see cref="Default"/>.</summary>
    public static string Of(Report report)
    {
        if (report.Category is not null)
            return report.Category;
        foreach (var section in report.Sections)
        {
            if (BySection.TryGetValue(Words.Fold(section), out var category))
                return category;
        }

        // The most general part of a path comes first ("/sport/football/…"), but "/news/…" or "/uk/…" says little: look on.
        foreach (var part in report.Attribution.Url.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).SkipLast(1))
        {
            if (BySection.TryGetValue(part.Replace('-', ' '), out var category) && category != Default)
                return category;
        }

        return Default;
    }
}
