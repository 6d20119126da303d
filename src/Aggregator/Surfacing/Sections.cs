using System.Globalization;
using Aggregator.Editing;

namespace Aggregator.Surfacing;

/// <summary>The portal's sections as surfaces show them.</summary>
internal static class Sections
{
    public static IReadOnlyCollection<string> Known => Categories.All;

    /// <summary>A section outside the list (of an article that an older list filed) is named after its slug.</summary>
    public static string NameOf(string slug) =>
        Categories.NameOf(slug) ?? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(slug.Replace('-', ' '));
}
