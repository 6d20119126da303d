using System.Globalization;
using System.Text;
using Aggregator.Sources;

namespace Aggregator.Discovering;

/// <summary>Ids for outlets and sources, made of names and addresses. Pure.</summary>
internal static class Slugs
{
    private const int Longest = 60;

    private static readonly HashSet<string> Meaningless = new(["rss", "feed", "feeds", "xml", "atom", "index", "html", "php", "aspx", "json", "rdf", "www", "default", "posts", "rss2", "sitemap", "sitemaps", "svc", "export", "all", "full", "format", "rss091", "htm"], StringComparer.Ordinal);

    /// <summary>Lower-case letters, digits and hyphens; empty where nothing of the text is left.</summary>
    public static string Of(string text)
    {
        var slug = new StringBuilder(Longest);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (slug.Length >= Longest)
                break;
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.OtherPunctuation or UnicodeCategory.FinalQuotePunctuation) || c is '/' or '.' or '&')
                slug.Append(slug.Length > 0 && slug[^1] != '-' ? "-" : "");
        }

        return slug.ToString().Trim('-');
    }

    /// <summary>The telling words of an address's path; else what kind of source it is.</summary>
    public static string OfSource(Uri address, SourceKind kind)
    {
        var words = Of(Uri.UnescapeDataString(address.AbsolutePath)).Split('-', StringSplitOptions.RemoveEmptyEntries).Where(w => !Meaningless.Contains(w)).ToList();
        var slug = string.Join('-', words.TakeLast(4));
        return slug.Length > 0 ? slug : kind switch { SourceKind.Sitemap => "sitemap", SourceKind.Listing => "listing", _ => "feed" };
    }

    /// <summary>The slug, with a number behind it where it is taken.</summary>
    public static string Free(string slug, IEnumerable<string> taken)
    {
        var there = taken.ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!there.Contains(slug))
            return slug;
        var start = slug.Length > Longest - 4 ? slug[..(Longest - 4)].TrimEnd('-') : slug;
        return Enumerable.Range(2, 9_998).Select(n => $"{start}-{n.ToString(CultureInfo.InvariantCulture)}").First(s => !there.Contains(s));
    }
}
