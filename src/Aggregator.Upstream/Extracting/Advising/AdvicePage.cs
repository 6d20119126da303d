using System.Text;
using Aggregator.Extracting.Choosing;
using Aggregator.Extracting.Layers;
using Aggregator.Extracting.Scoring;
using Aggregator.Normalising;
using Aggregator.Sources;
using AngleSharp.Dom;

namespace Aggregator.Extracting.Advising;

/// <summary>One page on which a selector is looked for: its tree, and what the layers besides the recipe found in it.</summary>
internal sealed class AdvicePage
{
    private const int LongestField = 1_500;
    private const int MostNodes = 200;

    // Some two hundred selectors are tried on every element: a page of a hundred thousand would cost seconds.
    private const int MostElements = 20_000;

    private readonly IDocument _document;
    private readonly PageReading _reading;
    private readonly Uri _base;
    private readonly TimeZoneInfo _zone;
    private readonly HashSet<string> _body;

    private AdvicePage(IDocument document, PageReading reading, Page page)
    {
        (_document, _reading, _base) = (document, reading, BaseAddress.Of(document, page.Address));
        _zone = TimeZoneInfo.TryFindSystemTimeZoneById(page.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
        _body = [.. (reading.Body?.Value ?? []).Select(b => b.Text)];
    }

    /// <summary>Null for a page that cannot be read, or is far larger than news pages are.</summary>
    public static AdvicePage? Of(Page page)
    {
        var plain = page with { Recipe = Recipe.None };
        return PageExtractor.Tree(plain) is { } document && document.All.Length <= MostElements ? new AdvicePage(document, PageReader.Read(document, plain).Reading, plain) : null;
    }

    /// <summary>Whether the other layers have the field, so that there is something to look for.</summary>
    public bool Has(PageField field) => field switch
    {
        PageField.Headline => _reading.Headline is not null,
        PageField.Standfirst => _reading.Standfirst is not null,
        PageField.Body => _reading is { Kind: PageKind.Article, Body: not null },
        PageField.Byline => _reading.Authors is not null,
        PageField.PublishedAt => _reading.PublishedAt is not null,
        PageField.Image => _reading.Image is not null,
        _ => false,
    };

    /// <summary>The elements that hold what the other layers say, the likeliest first.</summary>
    public IReadOnlyList<IElement> Holders(PageField field)
    {
        if (field == PageField.Body)
            return BodyHolder() is { } holder ? [holder] : [];
        var named = _document.All.Where(e => e.LocalName is not ("script" or "style" or "title" or "head" or "html" or "body") && Says(field, e)).ToList();
        // The innermost of those that say it, and the one outside it that may carry the name.
        return [.. named.OrderByDescending(e => e.LocalName is "h1" or "time").ThenBy(e => e.ChildElementCount).Take(4)];
    }

    /// <summary>Whether a selector finds here what the other layers say.</summary>
    public bool Fits(PageField field, string selector) => field switch
    {
        PageField.Body => BodyFits(selector),
        PageField.Byline => Selector.All(_document, selector) is { Count: > 0 and <= 10 } bylines && Names(string.Join(", ", bylines.Select(b => Fold.Line(b.TextContent)))),
        _ => Selector.First(_document, selector) is { } first && Says(field, first),
    };

    private bool Says(PageField field, IElement element) => field switch
    {
        PageField.Headline => element.LocalName is not "meta" && Fold.Same(Short(element), _reading.Headline!.Value),
        PageField.Standfirst => Same(Short(element), _reading.Standfirst!.Value),
        PageField.Byline => element.LocalName is not "meta" && Names(Short(element)),
        PageField.PublishedAt => IsPublished(element),
        PageField.Image => element.LocalName is "img" or "meta" or "amp-img" && Addresses.Absolute(RecipeLayer.PictureOf(element), _base) == _reading.Image!.Value,
        _ => false,
    };

    private bool IsPublished(IElement element) =>
        element.LocalName is "time" or "meta" or "span" or "p" or "div" && (element.LocalName is "time" or "meta" || element.ChildElementCount == 0) && Short(element).Length < 80
        && DateText.Read(RecipeLayer.DateOf(element), _zone) is { } at && (at - _reading.PublishedAt!.Value).Duration() < TimeSpan.FromMinutes(1);

    private bool Names(string text) =>
        text.Length > 0 && _reading.Authors!.Value is { Count: > 0 } names && text.Length <= (2 * names.Sum(n => n.Length)) + 30 && names.All(n => text.Contains(n, StringComparison.OrdinalIgnoreCase));

    // A description for search engines is often cut.
    private static bool Same(string shown, string said) =>
        Fold.Same(shown, said) || (said.TrimEnd('…', '.', ' ') is { Length: > 60 } start && shown.StartsWith(start, StringComparison.OrdinalIgnoreCase) && shown.Length < 2 * said.Length);

    // Empty where it is too long to be a field other than the body: the text of outer elements is never put together.
    private static string Short(IElement element)
    {
        if (element.LocalName == "meta")
            return Fold.Line(element.GetAttribute("content"));
        var text = new StringBuilder();
        var nodes = 0;
        foreach (var node in element.Descendants())
        {
            if (++nodes > MostNodes || (node is IText part && text.Append(part.Data).Length > LongestField))
                return "";
        }

        return Fold.Line(text.ToString(), 1_000);
    }

    // The smallest element with nearly all of the body's words.
    private IElement? BodyHolder()
    {
        var words = new Dictionary<Box, int>();
        var total = 0;
        foreach (var block in PageWalk.Through(_document).Blocks.Where(b => _body.Contains(b.Text)))
        {
            total += block.Words;
            for (Box? at = block.Box; at is not null; at = at.Parent)
                words[at] = words.GetValueOrDefault(at) + block.Words;
        }

        return words.Where(p => p.Value >= 0.95 * total).Select(p => p.Key).MaxBy(b => b.Depth)?.Element is { } holder && holder.LocalName is not ("body" or "html") ? holder : null;
    }

    private bool BodyFits(string selector)
    {
        if (RecipeBody.In(_document, selector) is not { Count: > 0 } found)
            return false;
        var (whole, wanted) = (Words.Count(found), Words.Count(_reading.Body!.Value));
        var shared = found.Where(b => _body.Contains(b.Text)).Sum(b => Words.Count(b.Text));
        return shared >= 0.9 * wanted && shared >= 0.8 * whole;
    }
}
