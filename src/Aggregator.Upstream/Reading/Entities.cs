using System.Globalization;
using System.Text;
using AngleSharp.Html;

namespace Aggregator.Reading;

/// <summary>HTML's character references (HTML §13.5), for documents that use them without declaring them and for text that is HTML.</summary>
internal static class Entities
{
    private const int LongestName = 32;

    /// <summary>The reference that starts at <paramref name="at"/>: what it stands for and its length. Null where there is none.</summary>
    public static (string Value, int Length)? At(ReadOnlySpan<char> text, int at, bool needsSemicolon)
    {
        var rest = text[(at + 1)..Math.Min(text.Length, at + 2 + LongestName)];
        if (rest.IsEmpty)
            return null;
        if (rest[0] == '#')
            return Numeric(rest[1..]) is { } number ? (number.Value, number.Length + 2) : null;
        var length = 0;
        while (length < rest.Length && char.IsAsciiLetterOrDigit(rest[length]))
            length++;
        if (length == 0)
            return null;
        var closed = length < rest.Length && rest[length] == ';';
        if (!closed && needsSemicolon)
            return null;
        var name = rest[..length].ToString();
        var value = HtmlEntityProvider.Resolver.GetSymbol(closed ? name + ";" : name);
        return value is null ? null : (value, length + (closed ? 2 : 1));
    }

    /// <summary>Decodes once; a bare ampersand stays.</summary>
    public static string Decode(string text)
    {
        var at = text.IndexOf('&', StringComparison.Ordinal);
        if (at < 0)
            return text;
        var decoded = new StringBuilder(text.Length);
        var from = 0;
        while (at >= 0)
        {
            decoded.Append(text, from, at - from);
            var found = At(text, at, needsSemicolon: false);
            decoded.Append(found?.Value ?? "&");
            from = at + (found?.Length ?? 1);
            at = text.IndexOf('&', from);
        }

        return decoded.Append(text, from, text.Length - from).ToString();
    }

    /// <summary>Digits after <c>&amp;#</c>. Numbers that are no character become nothing; 128–159 are read as windows-1252, as HTML does.</summary>
    private static (string Value, int Length)? Numeric(ReadOnlySpan<char> digits)
    {
        var hex = digits is ['x' or 'X', ..];
        var start = hex ? 1 : 0;
        var end = start;
        while (end < digits.Length && (hex ? char.IsAsciiHexDigit(digits[end]) : char.IsAsciiDigit(digits[end])))
            end++;
        if (end == start)
            return null;
        var style = hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None;
        var known = long.TryParse(digits[start..end], style, CultureInfo.InvariantCulture, out var code);
        var length = end + (end < digits.Length && digits[end] == ';' ? 1 : 0);
        return (known ? Character(code) : "", length);
    }

    private static string Character(long code) => code switch
    {
        >= 0x80 and <= 0x9F => Charsets.Windows1252.GetString([(byte)code]),
        9 or 10 or 13 => ((char)code).ToString(),
        >= 0x20 and <= 0x10FFFF and not (>= 0xD800 and <= 0xDFFF) and not 0xFFFE and not 0xFFFF => char.ConvertFromUtf32((int)code),
        _ => "",
    };
}
