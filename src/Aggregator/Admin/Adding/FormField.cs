using Aggregator.Editing;
using Aggregator.Rights;
using Aggregator.Sources;
using EditKind = Aggregator.Storing.EditKind;

namespace Aggregator.Admin.Adding;

/// <summary>One field of the form for a new source.</summary>
/// <param name="Name">In the form.</param>
/// <param name="Kind">Whose definition it belongs to.</param>
/// <param name="Path">In that definition; null for the id.</param>
/// <param name="Label">For people.</param>
public sealed record FormField(string Name, EditKind Kind, string? Path, string Label)
{
    public string? Hint { get; init; }

    /// <summary>What there is to choose from, with its words; null for a free text.</summary>
    public IReadOnlyList<(string Value, string Text)>? Choices { get; init; }

    /// <summary>The recipe's part that it is the selector for; null for everything else.</summary>
    public string? Part { get; init; }

    public bool IsSelector => Part is not null;

    /// <summary>Every field, in the form's order. What a request sends besides is nobody's.</summary>
    public static IReadOnlyList<FormField> All { get; } =
    [
        new("outlet-id", EditKind.Outlet, null, "Id") { Hint = "lower-case letters, digits, hyphens; it stands in addresses and never changes" },
        new("outlet-name", EditKind.Outlet, "Name", "Name") { Hint = "as readers know it; stands with every report" },
        new("outlet-home", EditKind.Outlet, "HomePage", "Home page"),
        new("outlet-kind", EditKind.Outlet, "Kind", "Kind") { Choices = Words<OutletKind>() },
        new("outlet-country", EditKind.Outlet, "Country", "Country") { Hint = "two letters (ISO 3166-1), such as GB" },
        new("outlet-language", EditKind.Outlet, "Language", "Language") { Hint = "BCP 47, such as en-GB" },
        new("outlet-zone", EditKind.Outlet, "TimeZone", "Time zone") { Hint = "for dates that name none, such as Europe/London" },
        new("outlet-family", EditKind.Outlet, "Family", "Family") { Hint = "outlets of one owner share a word, and count once" },
        new("outlet-extent", EditKind.Outlet, "Rights:Extent", "What may be shown") { Choices = [("", "excerpt (careful)"), (nameof(RightsExtent.Headline), "headline only"), (nameof(RightsExtent.Excerpt), "excerpt"), (nameof(RightsExtent.Full), "full text: by licence or agreement")] },
        new("outlet-words", EditKind.Outlet, "Rights:ExcerptWords", "Words of an excerpt") { Hint = "besides the headline; 40 where empty" },
        new("outlet-image", EditKind.Outlet, "Rights:Image", "Pictures") { Choices = [("", "never"), ("Link", "linked"), ("WithCredit", "only beside their credit")] },
        new("outlet-licence", EditKind.Outlet, "Rights:Licence", "Licence") { Hint = "where the outlet states one, such as OGL-UK-3.0" },
        new("slug", EditKind.Source, null, "Name within the outlet") { Hint = "lower-case letters, digits, hyphens" },
        new("address", EditKind.Source, "Address", "Address"),
        new("kind", EditKind.Source, "Kind", "Kind") { Choices = Words<SourceKind>() },
        new("interval", EditKind.Source, "IntervalMinutes", "Minutes between polls"),
        new("category", EditKind.Source, "Category", "Section") { Choices = [("", "each report’s own"), .. Categories.All.Select(c => (c, Categories.NameOf(c)!))] },
        new("pages", EditKind.Source, "Pages", "Pages") { Choices = [("", "fetched where the entry has no text"), (nameof(PageUse.Always), "always fetched"), (nameof(PageUse.Never), "never fetched")] },
        .. RecipeParts.Names.Select(part => new FormField($"recipe-{part.ToLowerInvariant()}", EditKind.Source, $"Recipe:{part}", part == nameof(Recipe.PublishedAt) ? "Date" : part) { Part = part }),
    ];

    /// <summary>The field that a mistake is about; null where it is about the whole.</summary>
    internal static FormField? Of(Mistake mistake) =>
        All.FirstOrDefault(f => mistake.Subject is { } subject && f.Kind == subject.Kind && mistake.Path.Length > 0 && f.Path is { } path && path.Equals(mistake.Path, StringComparison.OrdinalIgnoreCase))
        ?? All.FirstOrDefault(f => mistake.Subject is { } subject && f.Kind == subject.Kind && f.Path is null && mistake.What.Contains("id", StringComparison.Ordinal) && mistake.Path.Length == 0);

    private static (string, string)[] Words<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(n => (n, n == nameof(OutletKind.PublicSector) ? "public sector" : n.ToLowerInvariant()))];
}
