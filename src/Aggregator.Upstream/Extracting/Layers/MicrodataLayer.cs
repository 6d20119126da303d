using AngleSharp.Dom;

namespace Aggregator.Extracting.Layers;

/// <summary>schema.org microdata (itemprop) of the page's own article; what stands inside comments, lists of reports or people's boxes is passed over.</summary>
internal static class MicrodataLayer
{
    public static Findings Read(PageSurvey survey)
    {
        var properties = survey.ItemProperties.Where(e => IsOfReport(e)).ToList();
        return new Findings(LayerNames.Microdata)
        {
            Headline = Text(properties, "headline"),
            Standfirst = Text(properties, "description") ?? Text(properties, "alternativeHeadline"),
            Authors = Authors(properties),
            Published = Text(properties, "datePublished"),
            Updated = Text(properties, "dateModified"),
            Image = Address(properties, "image") ?? Address(properties, "thumbnailUrl"),
            Section = Text(properties, "articleSection"),
            Language = Text(properties, "inLanguage"),
            Licence = Address(properties, "license"),
        };
    }

    // Teasers of other reports carry authors of their own: only those in the same item as the first count.
    private static List<string> Authors(List<IElement> properties)
    {
        var authors = properties.Where(e => Is(e, "author") || Is(e, "creator")).ToList();
        return authors.Count == 0 ? [] : authors.Where(e => Item(e) is { } item ? item == Item(authors[0]) : e.ParentElement?.ParentElement == authors[0].ParentElement?.ParentElement).Select(Name).OfType<string>().Take(10).ToList();
    }

    private static IElement? Item(IElement element) => element.ParentElement?.Closest("[itemscope]");

    private static bool Is(IElement element, string name) =>
        (element.GetAttribute("itemprop") ?? "").Split(' ').Contains(name, StringComparer.Ordinal);

    private static bool IsOfReport(IElement element)
    {
        for (var at = element.ParentElement; at is not null; at = at.ParentElement)
        {
            if (at.GetAttribute("itemtype") is not { } type)
                continue;
            return type.Contains("Article", StringComparison.Ordinal) || type.Contains("Posting", StringComparison.Ordinal) || type.Contains("WebPage", StringComparison.Ordinal)
                || type.Contains("CreativeWork", StringComparison.Ordinal) || type.Contains("Review", StringComparison.Ordinal);
        }

        return true;
    }

    private static string? Text(List<IElement> properties, string name)
    {
        foreach (var element in properties)
        {
            if (Is(element, name) && (Value(element) is { } value))
                return value;
        }

        return null;
    }

    private static string? Value(IElement element)
    {
        var value = element.GetAttribute("content") ?? element.GetAttribute("datetime") ?? element.TextContent;
        return string.IsNullOrWhiteSpace(value) ? null : value;
    }

    private static string? Name(IElement author)
    {
        if (author.HasAttribute("itemscope"))
        {
            var name = author.QuerySelector("[itemprop=name]");
            if (name is not null)
                return Value(name);
        }

        return Value(author);
    }

    private static string? Address(List<IElement> properties, string name)
    {
        foreach (var element in properties.Where(e => Is(e, name)))
        {
            var holder = element.HasAttribute("itemscope") ? element.QuerySelector("[itemprop=url]") ?? element : element;
            var url = holder.GetAttribute("content") ?? holder.GetAttribute("src") ?? holder.GetAttribute("href");
            if (!string.IsNullOrWhiteSpace(url))
                return url;
        }

        return null;
    }
}
