using System.Globalization;
using Aggregator.Extracting.Advising;
using AngleSharp.Dom;

namespace Aggregator.Extracting.Picking;

/// <summary>Selectors by an element's place in the page, for pages in which nothing has a name that lasts.</summary>
internal static class Places
{
    private const int MostSteps = 6;
    private const int Dear = 10;

    /// <param name="element">The element.</param>
    /// <param name="isMany">Whether its like are meant too: then the place among them is left out.</param>
    public static IEnumerable<Candidate> For(IElement element, bool isMany)
    {
        var path = "";
        var steps = 0;
        for (IElement? at = element; at is not null && steps < MostSteps; at = at.ParentElement, steps++)
        {
            if (at.LocalName is "html" or "body")
                break;
            path = path.Length == 0 ? Step(at, isMany) : $"{Step(at, isMany)} > {path}";
            yield return new Candidate(path, Candidate.Generated + (steps * 2) + Dear);
            if (at.ParentElement?.LocalName == "body")
                yield return new Candidate($"body > {path}", Candidate.Generated + (steps * 2) + Dear + 1);
        }
    }

    private static string Step(IElement element, bool isMany)
    {
        var alike = element.ParentElement?.Children.Where(c => c.LocalName == element.LocalName).ToList();
        return isMany || alike is null or { Count: 1 } ? element.LocalName : $"{element.LocalName}:nth-of-type({(alike.IndexOf(element) + 1).ToString(CultureInfo.InvariantCulture)})";
    }
}
