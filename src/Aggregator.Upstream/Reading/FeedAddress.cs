using System.Xml.Linq;
using Aggregator.Fetching;

namespace Aggregator.Reading;

/// <summary>Turns what a feed writes as an address into an absolute http(s) one (RFC 3986 §5).</summary>
internal static class FeedAddress
{
    private const int Longest = 4_096;

    public static Uri? Of(string? text, Uri? baseAddress)
    {
        text = text?.Trim();
        if (string.IsNullOrEmpty(text) || text.Length > Longest)
            return null;
        if (text.AsSpan().ContainsAny('\r', '\n', '\t'))
            text = text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal);
        // "//host/x" and "/x" parse as absolute file addresses on Unix: only a scheme makes one absolute.
        if (HasScheme(text))
            return Uri.TryCreate(text, UriKind.Absolute, out var absolute) && WebAddress.CanBeAsked(absolute) ? absolute : null;
        if (baseAddress is not null)
            return Uri.TryCreate(baseAddress, text, out var resolved) && WebAddress.CanBeAsked(resolved) ? resolved : null;
        return LooksLikeHost(text) && Uri.TryCreate((text.StartsWith("//", StringComparison.Ordinal) ? "https:" : "https://") + text, UriKind.Absolute, out var guessed) && WebAddress.CanBeAsked(guessed) ? guessed : null;
    }

    /// <summary>The base in force at an element: every xml:base on the way up, then the document's (XML Base §4).</summary>
    public static Uri? Base(XElement element, Uri? document)
    {
        Stack<string>? bases = null;
        for (var e = element; e is not null; e = e.Parent)
        {
            if (e.Attribute(XNamespace.Xml + "base")?.Value is { Length: > 0 } value)
                (bases ??= new Stack<string>()).Push(value);
        }

        foreach (var value in bases ?? [])
            document = Of(value, document) ?? document;
        return document;
    }

    public static bool HasScheme(ReadOnlySpan<char> text)
    {
        var colon = text.IndexOf(':');
        if (colon <= 0 || !char.IsAsciiLetter(text[0]))
            return false;
        foreach (var c in text[..colon])
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('+' or '-' or '.'))
                return false;
        }

        return true;
    }

    private static bool LooksLikeHost(string text) => text.StartsWith("//", StringComparison.Ordinal) || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase);
}
