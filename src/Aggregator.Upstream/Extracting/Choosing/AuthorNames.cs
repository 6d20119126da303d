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
        foreach (var byline in bylines)
        {
            var organisation = byline.StartsWith(AuthorMark.Organisation, StringComparison.Ordinal);
            foreach (var name in Split(Fold.Line(organisation ? byline[AuthorMark.Organisation.Length..] : byline)))
            {
                if (IsName(name) && !site.IsName(name) && !names.Any(n => Fold.Same(n, name)))
                    names.Add(name);
            }
        }

        return names;
    }

    private static IEnumerable<string> Split(string byline)
    {
        var text = Addresses.Replace(byline, " ");
        text = Brackets.Replace(text, " ");
        foreach (var part in Separators.Split(Lead.Replace(text, "")))
        {
            var name = Lead.Replace(part.Trim(), "");
            name = Trail.Replace(name, "");
            name = name.Trim(' ', '.', ',', '-', '–', '—', ':', '•', '·', '|', '*', '@', '"', '/');
            if (name.Length > 0 && !Role.IsMatch(name))
                yield return name;
        }
    }

    private static bool IsName(string name)
    {
        if (name.Length is < 2 or > LongestName || !name.Any(char.IsLetter) || name.Count(char.IsDigit) > 2)
            return false;
        return name.Count(c => c == ' ') <= 6 && !Nobody.IsMatch(name);
    }

    [GeneratedRegex(@"\S+@\S+\.\S+|https?://\S+|www\.\S+|(?<!\S)@\w+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex Addresses { get; }

    [GeneratedRegex(@"\([^()]{0,80}\)|\[[^\[\]]{0,80}\]", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex Brackets { get; }

    [GeneratedRegex(@"\s*(?:;|,|\||•|·|\s/\s|&|\s[-–—]\s|\band\b|\bund\b|\bet\b|\bwith\b|\n)\s*", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 250)]
    private static partial Regex Separators { get; }

    [GeneratedRegex(@"^\s*(?:(?:written|words|posted|report|reported|reporting|published|created|story|article|reviewed|photos?|photography|edited|by)\s+by|by|von|par|por|di|da|door|af|av|text|autor|author|authors|from)(?:\s*:\s*|\s+)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 250)]
    private static partial Regex Lead { get; }

    [GeneratedRegex(@"\s+(?:for\s+(?:the\s+)?\w+(?:\s\w+){0,3}|in\s+[A-Z]\w+(?:\s[A-Z]\w+)?|(?:last\s+)?(?:updated|published|posted)\b.*|on\s+(?:\w+\s+)?\d.*|\d{1,2}[:./]\d{2}.*|view\s+(?:all|profile).*|follow\b.*)$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex Trail { get; }

    [GeneratedRegex(@"\b(?:editor|correspondent|reporter|writer|columnist|producer|journalist|contributor|contributing|freelance|bureau|chief|staff|team|desk|newsroom|redaktion|redaktør|rédaction|redacción|redazione|redactie|newsdesk|webdesk|editorial|presenter|specialist|executive|analyst|professor|lecturer|director|fellow|author|photographer|ceo|founder|manager|intern|researcher|phd|head of)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 250)]
    private static partial Regex Role { get; }

    [GeneratedRegex(@"^(?:admin|administrator|user|guest|unknown|anonymous|none|null|undefined|wordpress|webmaster|root|n/?a|news|press release|pressmitteilung|online|web|agencies|agency|wire|wires|share|comments?|read more|more|home|video|photo|updated|published|advertisement|min read)$|\b(?:facebook|twitter|linkedin|instagram|youtube|comments?|minutes?|read more|click|subscribe|sign up|published|updated|ago)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 250)]
    private static partial Regex Nobody { get; }
}
