using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Aggregator.Benchmarks.Mutating;

/// <summary>What a redesign does to a page that goes on telling the same report: each by itself, and all at once.</summary>
internal static class PageMutation
{
    private static readonly string[] Containers = ["div", "section", "article", "main", "aside"];

    /// <summary>By name, in the order in which they are told.</summary>
    public static IReadOnlyDictionary<string, Action<IDocument, Random>> All { get; } = new Dictionary<string, Action<IDocument, Random>>(StringComparer.Ordinal)
    {
        ["names hashed"] = (page, _) => Hash(page),
        ["wrappers added"] = Wrap,
        ["columns swapped"] = (page, _) => Swap(page),
        ["ad blocks inserted"] = Advertise,
        ["elements made divs"] = (page, _) => Flatten(page),
        ["structured data gone"] = (page, _) => Silence(page),
        ["all but the last"] = (page, dice) =>
        {
            Swap(page);
            Advertise(page, dice);
            Wrap(page, dice);
            Flatten(page);
            Hash(page);
        },
    };

    public static string Apply(string html, string mutation, int seed)
    {
        var page = new HtmlParser().ParseDocument(html);
        All[mutation](page, new Random(seed));
        return page.ToHtml();
    }

    // Every class and id, and data attributes: as build tools name them, the same name alike on all pages.
    private static void Hash(IDocument page)
    {
        foreach (var element in page.All)
        {
            if (element.GetAttribute("class") is { Length: > 0 } classes)
                element.SetAttribute("class", string.Join(' ', classes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Hashed)));
            if (element.Id is { Length: > 0 } id)
                element.Id = Hashed(id);
            foreach (var attribute in element.Attributes.Where(a => a.Name.StartsWith("data-", StringComparison.Ordinal) && a.Value.Length < 60 && !a.Name.Contains("src", StringComparison.Ordinal)).ToList())
                element.SetAttribute(attribute.Name, Hashed(attribute.Value));
        }
    }

    private static string Hashed(string name)
    {
        var hash = 2166136261u;
        foreach (var c in name)
            hash = (hash ^ c) * 16777619u;
        return $"css-{hash:x8}";
    }

    private static void Wrap(IDocument page, Random dice)
    {
        foreach (var element in page.QuerySelectorAll("div,section,article,main,p,h1").Where(e => e.Closest("svg") is null).ToList())
        {
            if (element.Parent is null || dice.NextDouble() > 0.3)
                continue;
            var wrapper = page.CreateElement("div");
            wrapper.ClassName = "layout-cell";
            element.Replace(wrapper);
            wrapper.AppendChild(element);
        }
    }

    /// <summary>The children of every element that lays out columns stand the other way round.</summary>
    private static void Swap(IDocument page)
    {
        foreach (var element in page.QuerySelectorAll("body,div,main,section").ToList())
        {
            var columns = element.Children.Where(c => Containers.Contains(c.LocalName)).ToList();
            if (columns.Count is < 2 or > 4 || columns.Count != element.Children.Count(c => c.LocalName is not ("script" or "style" or "header" or "footer" or "nav")))
                continue;
            // Paragraph by paragraph in boxes is no layout of columns.
            if (!columns.Exists(c => c.QuerySelectorAll("p").Length >= 3) || columns.Min(c => c.TextContent.Length) < 100)
                continue;
            foreach (var column in columns)
                element.Prepend(column);
        }
    }

    private static void Advertise(IDocument page, Random dice)
    {
        var number = 0;
        foreach (var paragraph in page.QuerySelectorAll("p").Where(p => p.TextContent.Length > 120).ToList())
        {
            if (number++ % 3 != 2)
                continue;
            var box = page.CreateElement("div");
            box.ClassName = dice.Next(2) == 0 ? "ad-slot" : "promo-unit";
            box.InnerHtml = $"<span>Advertisement</span><div><a href=\"https://ads.example/{number}\"><p>Save {dice.Next(10, 60)} per cent on garden furniture and outdoor heating this weekend only, while stocks last.</p></a></div>";
            paragraph.After(box);
        }
    }

    /// <summary>article, main, section and their like become nameless boxes.</summary>
    private static void Flatten(IDocument page)
    {
        foreach (var element in page.QuerySelectorAll("article,main,section,aside,figure,figcaption").ToList())
        {
            var plain = page.CreateElement("div");
            // The parser takes names that the tree's own methods refuse.
            foreach (var attribute in element.Attributes.Where(a => a.Name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') && char.IsAsciiLetter(a.Name[0])))
                plain.SetAttribute(attribute.Name, attribute.Value);
            foreach (var child in element.ChildNodes.ToList())
                plain.AppendChild(child);
            element.Replace(plain);
        }
    }

    private static void Silence(IDocument page)
    {
        foreach (var element in page.QuerySelectorAll("script[type*=json],meta[property],meta[name=author],meta[name=date],meta[itemprop]").ToList())
            element.Remove();
        foreach (var element in page.QuerySelectorAll("[itemprop]").ToList())
            element.RemoveAttribute("itemprop");
    }
}
