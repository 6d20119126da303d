using System.Net;
using Aggregator.Extracting.Choosing;
using Aggregator.Normalising;
using AngleSharp.Dom;

namespace Aggregator.Reading.Listings;

/// <summary>The block of a listing that belongs to one report: its link, title, date, teaser and picture.</summary>
internal sealed class ListingCard
{
    private const int MostAncestors = 8;
    private const int LongestTitle = 300;
    private const int TeaserWords = 8;

    private readonly ListingLink _link;
    private readonly IElement _block;

    private ListingCard(ListingLink link, IElement block)
    {
        _link = link;
        _block = block;
        Title = TitleOf(link, block);
    }

    public string Title { get; }

    public bool HasDate => Dates().Any();

    /// <summary>The largest element around a link that holds no other report's.</summary>
    public static ListingCard Around(ListingLink link)
    {
        var block = link.Anchors[0];
        for (var steps = 0; steps < MostAncestors && block.ParentElement is { } parent && parent.LocalName is not ("body" or "main" or "html"); steps++)
        {
            if (parent.QuerySelectorAll("a").Any(link.IsOther))
                break;
            block = parent;
        }

        return new ListingCard(link, block);
    }

    public Entry ToEntry(TimeZoneInfo zone, Uri listing) => new()
    {
        Link = _link.Address,
        Title = Title.Length == 0 ? null : Title,
        PublishedAt = Dates().Select(d => DateText.Read(d, zone)).FirstOrDefault(d => d is not null),
        Summary = Teaser() is { } teaser ? WebUtility.HtmlEncode(teaser) : null,
        Image = Image(listing),
    };

    private static string TitleOf(ListingLink link, IElement block)
    {
        var heading = block.QuerySelectorAll("h1,h2,h3,h4,h5,h6").Select(h => Fold.Line(h.TextContent, LongestTitle)).FirstOrDefault(t => t.Length > 0);
        if (heading is not null && Words.Count(heading) > 1)
            return heading;
        return link.Anchors.Select(a => Fold.Line(a.TextContent, LongestTitle)).MaxBy(t => t.Length) is { Length: > 0 } text
            ? text
            : Fold.Line(link.Anchors[0].GetAttribute("aria-label") ?? link.Anchors[0].GetAttribute("title"), LongestTitle);
    }

    private IEnumerable<string> Dates()
    {
        foreach (var time in _block.QuerySelectorAll("time"))
        {
            if (time.GetAttribute("datetime") is { Length: > 0 } stated)
                yield return stated;
            yield return Fold.Line(time.TextContent);
        }

        foreach (var mark in _block.QuerySelectorAll("[class*=date],[class*=time],[class*=published]"))
        {
            if (Fold.Line(mark.TextContent) is { Length: > 5 and < 80 } text)
                yield return text;
        }
    }

    private string? Teaser() => _block.QuerySelectorAll("p").Select(p => Fold.Line(p.TextContent)).FirstOrDefault(t => Words.Count(t) >= TeaserWords && !Fold.Same(t, Title));

    private Uri? Image(Uri listing)
    {
        var image = _block.QuerySelector("img");
        var written = image?.GetAttribute("src");
        return Extracting.Choosing.Addresses.Absolute(string.IsNullOrWhiteSpace(written) || written.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? image?.GetAttribute("data-src") : written, listing);
    }
}
