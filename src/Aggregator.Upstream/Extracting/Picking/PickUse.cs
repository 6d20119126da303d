using System.Globalization;
using Aggregator.Extracting.Choosing;
using Aggregator.Extracting.Layers;
using Aggregator.Normalising;
using Aggregator.Reading.Listings;
using Aggregator.Sources;
using AngleSharp.Dom;

namespace Aggregator.Extracting.Picking;

/// <summary>What a selector gives on a page when it stands in a recipe's part. Pure.</summary>
internal static class PickUse
{
    private const int FewestLinks = 3;
    private const int FewestWords = 40;
    private const int MostBylines = 10;
    private const int Longest = 300;

    /// <summary>Null where it gives nothing that can be used.</summary>
    public static string? Of(PickPage page, string part, string selector) => part switch
    {
        nameof(Recipe.Body) => Body(page, selector),
        nameof(Recipe.Links) => Links(page, selector),
        nameof(Recipe.Remove) => Selector.All(page.Document, selector) is { Count: > 0 } taken ? $"{taken.Count} taken out: {Fold.Line(taken[0].TextContent, Longest)}" : null,
        nameof(Recipe.Byline) => Selector.All(page.Document, selector) is { Count: > 0 and <= MostBylines } bylines && string.Join(", ", bylines.Select(b => Fold.Line(b.TextContent, 120)).Where(t => t.Length > 0)) is { Length: > 2 and < Longest } names ? names : null,
        nameof(Recipe.PublishedAt) => Selector.First(page.Document, selector) is { } date ? Date(page, date) : null,
        nameof(Recipe.Image) => Selector.First(page.Document, selector) is { } image ? Addresses.Absolute(RecipeLayer.PictureOf(image), BaseAddress.Of(page.Document, page.Page.Address))?.AbsoluteUri : null,
        _ => Selector.First(page.Document, selector) is { } first ? Line(first) : null,
    };

    /// <summary>Whether the selector finds what was picked, and finds it as the part needs it.</summary>
    public static bool Finds(PickPage page, string part, string selector, IElement picked) => part switch
    {
        nameof(Recipe.Remove) or nameof(Recipe.Links) or nameof(Recipe.Byline) => Selector.All(page.Document, selector).Any(e => e == picked || e.Contains(picked)),
        nameof(Recipe.Body) => Selector.First(page.Document, selector) is { } first && (first == picked || first.Contains(picked) || (picked.Contains(first) && first.ParentElement == picked)),
        _ => Selector.First(page.Document, selector) == picked,
    };

    private static string? Line(IElement element)
    {
        // What a recipe reads of these is their text: a meta element has none.
        return Fold.Line(element.TextContent, Longest) is { Length: > 0 } text ? text : null;
    }

    private static string? Date(PickPage page, IElement element)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(page.Page.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        return DateText.Read(RecipeLayer.DateOf(element), zone)?.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
    }

    private static string? Body(PickPage page, string selector)
    {
        if (RecipeBody.In(page.Document, selector) is not { Count: > 0 } blocks || Words.Count(blocks) is var words && words < FewestWords)
            return null;
        return string.Create(CultureInfo.InvariantCulture, $"{blocks.Count} blocks, {Words.Count(blocks)} words: {Words.Line(blocks[0].Text, Longest / 2)}");
    }

    private static string? Links(PickPage page, string selector)
    {
        var links = ListingLinks.BySelector(page.Document, selector, page.Page.Address).Take(301).ToList();
        return links.Count < FewestLinks ? null : string.Create(CultureInfo.InvariantCulture, $"{links.Count} links: {Words.Line(ListingCard.Around(links[0]).Title, Longest / 2)}");
    }
}
