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
            if (tag is null || Tag.Match(tag.Trim()) is not { Success: true } match || Language(match.Groups[1].Value) is not { } language)
                continue;
            return match.Groups[2].Success ? $"{language}-{Region(match.Groups[2].Value)}" : language;
        }

        return "en-GB";
    }

    // Two letters where there are two (BCP 47 §2.2.1); "undetermined", "multiple" and their like (ISO 639-2) are no answer.
    private static string? Language(string code) => code.ToLowerInvariant() switch
    {
        "und" or "mul" or "zxx" or "mis" => null,
        "eng" => "en",
        "cym" or "wel" => "cy",
        "gla" => "gd",
        "gle" => "ga",
        var other => other,
    };

    // Outlets write en-uk; UK is reserved in ISO 3166-1 and not a region of BCP 47.
    private static string Region(string code) => code.ToUpperInvariant() is var region && region == "UK" ? "GB" : region;

    [GeneratedRegex("^([A-Za-z]{2,3})(?:[-_](?:[A-Za-z]{4}[-_])?([A-Za-z]{2}))?(?:[-_.].*)?$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Tag { get; }
}
