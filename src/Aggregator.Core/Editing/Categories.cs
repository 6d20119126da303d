using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>The portal's sections: the one list that sources, articles, API and pages share.</summary>
public static class Categories
{
    /// <summary>Where nothing says otherwise.</summary>
    public const string Default = "uk";

    // In the portal's order.
    private static readonly OrderedDictionary<string, string> Names = new(StringComparer.Ordinal)
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

    /// <summary>Slugs, in the portal's order: what stands in addresses, in the API and in the source list.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Names.Keys];

    /// <summary>What readers see; null for a slug that is not in the list.</summary>
    public static string? NameOf(string slug) => Names.GetValueOrDefault(slug);

    /// <summary>The portal's section for an outlet's own word ("Football transfers"); null where the word does not say ("Latest").</summary>
    public static string? OfWord(string word) => SectionWords.CategoryOf(word);

    /// <summary>
    /// The source list's word first, then the outlet's sections, the report's address, the source's own slug; then where the report is about, if abroad,
    /// what it is about, and where in Britain; then <see cref="Default"/>.
    /// </summary>
    public static string Of(Report report, IReadOnlyList<string> topics, string? area)
    {
        if (report.Category is { } fixedBySource)
            return fixedBySource;
        string[] words = [.. report.Sections, .. SectionWords.PathOf(report.Attribution.Url), report.Source.Value[(report.Source.Value.IndexOf('/', StringComparison.Ordinal) + 1)..]];
        var told = words.Select(SectionWords.CategoryOf).OfType<string>().ToList();
        // "uk" says little (every report of most sources has it): another word is looked for first.
        return told.Find(category => category != Default) ?? told.FirstOrDefault() ?? OfText(topics, area) ?? Default;
    }

    // Politics and crime abroad are World; business, sport, science and culture are read wherever they happen.
    private static string? OfText(IReadOnlyList<string> topics, string? area)
    {
        var about = topics.Count > 0 ? SectionWords.CategoryOfTopic(topics[0]) : null;
        var place = area is null ? null : Places.CategoryOf(area);
        return place == "world" && (about is null or "politics") ? place : about ?? place;
    }
}
