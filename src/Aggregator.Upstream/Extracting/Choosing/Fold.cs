using System.Net;
using Aggregator.Normalising;

namespace Aggregator.Extracting.Choosing;

/// <summary>Text as layers give it, made into one clean line.</summary>
internal static class Fold
{
    /// <summary>Empty for null. Markup inside (from CMS fields) is taken out, entities are decoded once more where they are left over.</summary>
    public static string Line(string? text, int limit = 500)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        if (text.Length > 20_000)
            text = text[..20_000];
        if (text.Contains('&', StringComparison.Ordinal))
            text = WebUtility.HtmlDecode(text);
        if (text.Contains('<', StringComparison.Ordinal))
            text = WithoutTags(text);
        return Words.Line(text, limit).TrimStart();
    }

    /// <summary>Whether two lines say the same: only letters and digits count.</summary>
    public static bool Same(string one, string other) => string.Equals(Words.Fold(one), Words.Fold(other), StringComparison.Ordinal);

    private static string WithoutTags(string text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        var inTag = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '<' && i + 1 < text.Length && (char.IsAsciiLetter(text[i + 1]) || text[i + 1] == '/'))
                inTag = true;
            else if (inTag && text[i] == '>')
                inTag = false;
            else if (!inTag)
                kept.Append(text[i]);
        }

        return kept.ToString();
    }
}
