using System.Text.RegularExpressions;
using Aggregator.Extracting.Layers;

namespace Aggregator.Extracting.Choosing;

/// <summary>Bylines as layers give them, made into people's names: no "By", no roles, no addresses, one name each.</summary>
internal static partial class AuthorNames
{
    private const int LongestName = 60;

    public static List<string> Of(IEnumerable<string> bylines, SiteNames site)
    {
        var names = new List<string>();
        foreach (var byline in bylines.Where(b => !b.StartsWith(AuthorMark.Organisation, StringComparison.Ordinal)))
        {
            foreach (var name in Split(Fold.Line(byline)))
            {
                if (IsName(name) && !site.IsName(name) && !names.Any(n => Fold.Same(n, name)))
                    names.Add(name);
            }
        }

        return names;
    }

    /// <summary>What is left where no person is named: the desk or agency that the page states, as it states it.</summary>
    public static List<string> Organisations(IEnumerable<string> bylines) => bylines
        .Select(b => Fold.Line(b.StartsWith(AuthorMark.Organisation, StringComparison.Ordinal) ? b[AuthorMark.Organisation.Length..] : b))
        .Where(n => n.Length is > 1 and <= LongestName && n.Any(char.IsLetter) && !Addresses.IsMatch(n) && !Nobody.IsMatch(n))
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .ToList();

    private static IEnumerable<string> Split(string byline)
    {
        var text = Brackets.Replace(Addresses.Replace(byline, " "), " ");
        foreach (var part in Separators.Split(Lead.Replace(text, "")).SelectMany(AtConjunction))
        {
            var name = Trail.Replace(Lead.Replace(part.Trim(), ""), "");
            name = name.Trim(' ', '.', ',', '-', '–', '—', ':', '•', '·', '|', '*', '@', '"', '/', '●', '’');
            if (name.Length > 0 && !Role.IsMatch(name))
                yield return name;
        }
    }

    // Short conjunctions are parts of names too (Ortega y Gasset): they divide only where a full name stands on either side.
    private static string[] AtConjunction(string part)
    {
        var sides = Conjunction.Split(part);
        return sides.Length > 1 && sides.All(s => s.Trim().Contains(' ', StringComparison.Ordinal)) ? sides : [part];
    }

    private static bool IsName(string name)
    {
        if (name.Length is < 2 or > LongestName || !name.Any(char.IsLetter) || name.Count(char.IsDigit) > 2)
            return false;
        return name.Count(c => c == ' ') <= 6 && !Nobody.IsMatch(name);
    }

    [GeneratedRegex(@"\S+@\S+\.\S+|https?://\S+|www\.\S+|(?<!\S)@\w+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Addresses { get; }

    [GeneratedRegex(@"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Brackets { get; }

    [GeneratedRegex(@"\s*(?:;|,|\||•|·|\s/\s|&|\s[-–—]\s|\band\b|\bund\b|\bet\b|\bwith\b|\n)\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Separators { get; }

    [GeneratedRegex(@"\s+(?:og|och|y|e|en|i|ja|ve)\s+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Conjunction { get; }

    [GeneratedRegex(@"^\s*(?:(?:written|words|posted|report|reported|reporting|published|created|story|article|reviewed|photos?|photography|edited|by)\s+by|by|interview|von|par|por|di|da|door|af|av|text|autor|author|authors|from)(?:\s*:\s*|\s+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Lead { get; }

    [GeneratedRegex(@"\s+(?:[Ff]or\s+(?:[Tt]he\s+)?\w+(?:\s\w+){0,3}|in\s+[A-Z]\w+(?:\s[A-Z]\w+)?|(?:last\s+)?(?:updated|published|posted)\b.*|on\s+(?:\w+\s+)?\d.*|\d{1,2}[:./]\d{2}.*|view\s+(?:all|profile).*|[Ff]ollow\b.*|기자|특파원|記者)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Trail { get; }

    [GeneratedRegex(@"\b(?:editor|correspondent|reporter|writer|columnist|producer|journalist|contributor|contributing|freelance|bureau|chief|staff|team|desk|newsroom|redaktion|redaktør|rédaction|redacción|redazione|redactie|newsdesk|webdesk|editorial|presenter|specialist|executive|analyst|professor|lecturer|director|fellow|author|photographer|ceo|founder|manager|intern|researcher|phd|head of)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Role { get; }

    [GeneratedRegex(@"^(?:foto|photo|image|picture|illustration)s?\b|^(?:admin|administrator|user|guest|unknown|anonymous|none|null|undefined|wordpress|webmaster|root|n/?a|news|press release|pressmitteilung|online|web|my news|sign in|log in|super user|posted on|posted by|written by|agencies|agency|wire|wires|share|comments?|read more|more|home|video|photo|updated|published|advertisement|min read)$|\b(?:facebook|twitter|linkedin|instagram|youtube|comments?|minutes?|read more|click|subscribe|sign up|published|updated|ago|about|contact|veröffentlicht|publiziert|posted|über|newsletter|january|february|august|september|october|november|december)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Nobody { get; }
}
