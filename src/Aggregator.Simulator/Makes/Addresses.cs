using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Aggregator.Simulator.Makes;

/// <summary>What addresses are made of.</summary>
internal static partial class Addresses
{
    private const int LongestSlug = 64;

    /// <summary>A headline as it stands in an address: whole words, at most 64 characters.</summary>
    public static string Slug(string headline)
    {
        var slug = new StringBuilder(LongestSlug);
        foreach (var word in NotWord.Split(headline.ToLowerInvariant().Replace("’", "", StringComparison.Ordinal)))
        {
            if (slug.Length + word.Length >= LongestSlug)
                break;
            if (word.Length > 0)
                slug.Append(slug.Length > 0 ? "-" : "").Append(word);
        }

        return slug.ToString();
    }

    /// <summary>The report's number in a path: its last run of six to ten digits.</summary>
    public static long? NumberIn(string path) =>
        Number.Matches(path) is [.., var last] ? long.Parse(last.ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("[^a-z0-9]+", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 5000)]
    private static partial Regex NotWord { get; }

    [GeneratedRegex("[0-9]{6,10}", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Number { get; }
}
