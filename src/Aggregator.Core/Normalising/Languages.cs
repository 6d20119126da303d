using System.Text.RegularExpressions;

namespace Aggregator.Normalising;

/// <summary>BCP 47 tags as outlets write them, put right.</summary>
public static partial class Languages
{
    /// <summary>The first that is a language tag, in its canonical case (<c>en_gb</c> → <c>en-GB</c>).</summary>
    public static string First(params ReadOnlySpan<string?> tags)
    {
        foreach (var tag in tags)
        {
            if (tag is not null && Tag.Match(tag.Trim()) is { Success: true } match)
                return match.Groups[2].Success ? $"{match.Groups[1].Value.ToLowerInvariant()}-{match.Groups[2].Value.ToUpperInvariant()}" : match.Groups[1].Value.ToLowerInvariant();
        }

        return "en-GB";
    }

    [GeneratedRegex("^([A-Za-z]{2,3})(?:[-_](?:[A-Za-z]{4}[-_])?([A-Za-z]{2}))?(?:[-_.].*)?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex Tag { get; }
}
