using Aggregator.Extracting.Scoring;
using AngleSharp.Dom;

namespace Aggregator.Reading.Listings;

/// <summary>What the place of an anchor in the page says about whether it leads to a report.</summary>
internal static class AnchorPlace
{
    private const int MostAncestors = 60;
    private const ClassWord Furniture = ClassWord.Footer | ClassWord.Navigation | ClassWord.Share | ClassWord.Consent | ClassWord.Newsletter | ClassWord.Promo;

    /// <summary>True inside menus, footers, share bars, bylines and tag lists.</summary>
    public static bool IsFurniture(IElement anchor)
    {
        var steps = 0;
        for (IElement? at = anchor; at is not null && at.LocalName is not ("body" or "main" or "article") && steps++ < MostAncestors; at = at.ParentElement)
        {
            if (at.LocalName is "nav" or "footer" or "form" || (at.LocalName == "header" && at.ParentElement?.LocalName == "body"))
                return true;
            if (at.GetAttribute("role") is "navigation" or "contentinfo" or "search" or "banner" or "menu")
                return true;
            var words = ClassWords.In(at.GetAttribute("id")) | ClassWords.In(at.GetAttribute("class"));
            if (HasOwn(words, Furniture) || (steps <= 3 && HasOwn(words, ClassWord.Tag | ClassWord.Author | ClassWord.Comment)))
                return true;
        }

        return false;
    }

    public static bool IsInHeading(IElement anchor)
    {
        if (anchor.QuerySelector("h1,h2,h3,h4,h5,h6") is not null)
            return true;
        var steps = 0;
        for (var at = anchor.ParentElement; at is not null && steps++ < 4; at = at.ParentElement)
        {
            if (at.LocalName is "h1" or "h2" or "h3" or "h4" or "h5" or "h6")
                return true;
        }

        return false;
    }

    /// <summary>The element names and classes of an anchor and three elements above: equal for the repeated blocks of a list.</summary>
    public static string Shape(IElement anchor)
    {
        var shape = new System.Text.StringBuilder();
        var steps = 0;
        for (IElement? at = anchor; at is not null && steps++ < 4; at = at.ParentElement)
            shape.Append(at.LocalName).Append('.').Append(FirstClass(at)).Append('<');
        return shape.ToString();
    }

    // A class that says headline, lead or content as well ("post-title-nav", "lead-block") is no menu.
    private static bool HasOwn(ClassWord words, ClassWord furniture) => (words & furniture) != 0 && (words & (ClassWord.Headline | ClassWord.Card | ClassWord.Content | ClassWord.Standfirst)) == 0;

    private static string FirstClass(IElement element)
    {
        var classes = element.GetAttribute("class");
        if (string.IsNullOrEmpty(classes))
            return "";
        var end = classes.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? classes : classes[..end];
    }
}
