using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Aggregator.Extracting.Advising;

/// <summary>A selector that may find an element again, and how much it is likely to suffer from the next redesign: less is better.</summary>
internal sealed record Candidate(string Selector, int Cost)
{
    /// <summary>From here on it rests on a generated name.</summary>
    public const int Generated = 20;
}

/// <summary>Selectors for one element that rest on what people named: item properties, data attributes, ids, classes and elements with a meaning.</summary>
internal static partial class SelectorCandidates
{
    private const int Ancestors = 6;
    private const int Most = 60;

    private static readonly string[] Meaningful = ["h1", "article", "main", "time"];

    public static IReadOnlyList<Candidate> For(IElement element)
    {
        var own = Own(element).ToList();
        var all = new List<Candidate>(own);
        var (at, steps) = (element.ParentElement, 0);
        for (; at is not null && at.LocalName is not ("body" or "html") && steps < Ancestors; at = at.ParentElement, steps++)
        {
            foreach (var outer in Own(at).Where(c => c.Cost < Candidate.Generated).Take(3))
                all.Add(new Candidate($"{outer.Selector} {element.LocalName}", outer.Cost + 3 + steps));
        }

        foreach (var inner in all.Where(c => c.Cost <= 12).ToList())
        {
            all.Add(new Candidate($"{inner.Selector} > p", inner.Cost + 2));
            all.Add(new Candidate($"{inner.Selector} p", inner.Cost + 3));
        }

        return [.. all.DistinctBy(c => c.Selector).OrderBy(c => c.Cost).ThenBy(c => c.Selector.Length).Take(Most)];
    }

    private static IEnumerable<Candidate> Own(IElement element)
    {
        var tag = element.LocalName;
        if (tag == "meta" && (element.GetAttribute("property") ?? element.GetAttribute("name")) is { Length: < 60 } named && !named.Contains('"', StringComparison.Ordinal))
            yield return new Candidate(element.HasAttribute("property") ? $"meta[property=\"{named}\"]" : $"meta[name=\"{named}\"]", 1);
        if (element.GetAttribute("itemprop") is { } property && StableNames.IsStable(property))
            yield return new Candidate($"[itemprop=\"{property}\"]", 1);
        if (element.GetAttribute("rel") is { } rel && StableNames.IsStable(rel))
            yield return new Candidate($"{tag}[rel=\"{rel}\"]", 2);
        foreach (var attribute in element.Attributes.Where(a => a.Name.StartsWith("data-", StringComparison.Ordinal) && StableNames.IsStable(a.Name) && StableNames.IsStable(a.Value)))
            yield return new Candidate($"[{attribute.Name}=\"{attribute.Value}\"]", 2);
        if (Meaningful.Contains(tag))
            yield return new Candidate(tag, 3);
        if (element.Id is { } id && StableNames.IsStable(id))
            yield return new Candidate($"#{id}", 3);
        foreach (var candidate in OfClasses(element, tag))
            yield return candidate;
    }

    private static IEnumerable<Candidate> OfClasses(IElement element, string tag)
    {
        var classes = element.ClassList.Where(StableNames.IsStable).ToList();
        foreach (var name in classes)
            yield return new Candidate($"{tag}.{name}", name.Length < 5 ? 6 : 4);
        if (classes.Count > 1)
            yield return new Candidate($"{tag}.{classes[0]}.{classes[1]}", 6);
        foreach (var start in element.ClassList.Where(c => !StableNames.IsStable(c)).Select(StableNames.StableStart).OfType<string>())
            yield return new Candidate($"{tag}[class*=\"{start}\"]", 6);
        foreach (var name in element.ClassList.Where(c => Plain.IsMatch(c) && !StableNames.IsStable(c)).Take(2))
            yield return new Candidate($"{tag}.{name}", Candidate.Generated);
    }

    [GeneratedRegex("^[A-Za-z_-][A-Za-z0-9_-]{1,60}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Plain { get; }
}
