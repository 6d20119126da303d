using System.Buffers;
using System.Globalization;
using System.Text;

namespace Aggregator.Fetching;

/// <summary>
/// The forms in which paths and rules are compared (RFC 9309 §2.2.2): octets outside of US-ASCII and such as no URI carries are percent-encoded,
/// hexadecimal digits are upper case. <em>Decoded</em>, encoded unreserved octets stand for themselves; else only the marks among them do, which older
/// standards had clients encode (RFC 1738 §2.2 calls "~" unsafe).
/// </summary>
internal static class RobotsPath
{
    private const string Unreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    private const string Marks = "-._~";

    // Unreserved and reserved octets (RFC 3986 §2) stand for themselves; "*" and "$" are looked at apart.
    private static readonly SearchValues<char> Plain = SearchValues.Create(Unreserved + ":/?#[]@!&'()+,;=");

    /// <summary>Path and query of an address as written; "/" where it has none.</summary>
    public static string Of(string address)
    {
        var start = 0;
        if (!address.StartsWith('/') && address.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme)
            start = address.AsSpan(scheme + 3).IndexOfAny("/?#;") is >= 0 and var path ? scheme + 3 + path : address.Length;
        var fragment = address.IndexOf('#', start);
        var text = fragment < 0 ? address[start..] : address[start..fragment];
        return text.StartsWith('/') ? text : "/" + text;
    }

    /// <summary>A requested path: <c>*</c> and <c>$</c> in it are meant literally (RFC 9309 §2.2.3).</summary>
    public static string Request(string path, bool decoded) => Normalise(path, literal: true, decoded);

    /// <summary>A rule: <c>*</c> and a final <c>$</c> stay what they are.</summary>
    public static string Rule(string pattern, bool decoded) => Normalise(pattern, literal: false, decoded);

    private static string Normalise(string text, bool literal, bool decoded)
    {
        if (!text.AsSpan().ContainsAnyExcept(Plain))
            return text;
        var normal = new StringBuilder(text.Length + 16);
        Span<byte> octets = stackalloc byte[4];
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '%' && Encoded(text, i) is { } octet)
            {
                Append(normal, octet, (decoded ? Unreserved : Marks).Contains((char)octet, StringComparison.Ordinal));
                i += 2;
            }
            else if (c is '*' or '$')
            {
                Append(normal, (byte)c, !literal && (c == '*' || i == text.Length - 1));
            }
            else if (char.IsAscii(c))
            {
                Append(normal, (byte)c, Plain.Contains(c) || c == '%');
            }
            else
            {
                // A lone surrogate becomes U+FFFD, as it would on the wire.
                Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
                foreach (var part in octets[..rune.EncodeToUtf8(octets)])
                    Append(normal, part, plain: false);
                i += length - 1;
            }
        }

        return normal.ToString();
    }

    private static byte? Encoded(string text, int at) =>
        at + 2 < text.Length && byte.TryParse(text.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var octet) ? octet : null;

    private static void Append(StringBuilder normal, byte octet, bool plain)
    {
        if (plain)
            normal.Append((char)octet);
        else
            normal.Append(CultureInfo.InvariantCulture, $"%{octet:X2}");
    }
}
