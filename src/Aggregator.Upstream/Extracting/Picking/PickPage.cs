using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Aggregator.Extracting.Picking;

/// <summary>A page in which elements are picked by their number: the same bytes give the same numbers.</summary>
public sealed class PickPage
{
    private const int MostElements = 20_000;
    private readonly List<IElement> _elements;
    private readonly Dictionary<IElement, int> _numbers;

    private PickPage(IHtmlDocument document, Page page, List<IElement> elements)
    {
        (Document, Page, _elements) = (document, page, elements);
        _numbers = new Dictionary<IElement, int>(elements.Count);
        foreach (var (number, element) in elements.Index())
            _numbers[element] = number;
    }

    public Page Page { get; }

    internal IHtmlDocument Document { get; }

    /// <returns>The page, or what is wrong with it.</returns>
    public static (PickPage? Page, string? Complaint) Of(Page page)
    {
        if (PageExtractor.Tree(page) is not { } document)
            return (null, PageExtractor.Inspect(page).Complaint ?? "the page cannot be read");
        var elements = ((INode)document).Descendants<IElement>().ToList();
        return elements.Count > MostElements ? (null, $"the page has more than {MostElements:N0} elements") : (new PickPage(document, page, elements), null);
    }

    internal IElement? At(int number) => number >= 0 && number < _elements.Count ? _elements[number] : null;

    internal int NumberOf(IElement element) => _numbers[element];
}
