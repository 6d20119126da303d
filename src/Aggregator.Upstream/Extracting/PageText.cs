using System.Text;
using System.Text.RegularExpressions;

namespace Aggregator.Extracting;

/// <summary>Bytes of a page to text: byte order mark, HTTP charset, meta charset, strict UTF-8, windows-1252, in that order.</summary>
internal static partial class PageText
{
    // The HTML standard looks for a charset in the first 1,024 bytes; pages with long comments up front need more.
    private const int SniffBytes = 4_096;

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType)
    {
        if (ByMark(bytes) is { } marked)
            return marked;
        var start = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, SniffBytes)]);
        var named = Named(CharsetIn(contentType)) ?? Named(MetaCharset.Match(start) is { Success: true } m ? m.Groups[1].Value : null);
        if (named is not null && named.CodePage != Encoding.UTF8.CodePage)
            return IsUtf8DespiteItsLabel(bytes) ? Encoding.UTF8.GetString(bytes) : named.GetString(bytes);
        return TryUtf8(bytes) ?? (named is null ? Windows1252 : Encoding.UTF8).GetString(bytes);
    }

    private static string? ByMark(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        _ => null,
    };

    // Pages saved or proxied as UTF-8 keep their old label; text in another charset is almost never valid UTF-8 by chance.
    private static bool IsUtf8DespiteItsLabel(ReadOnlySpan<byte> bytes) =>
        bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF) && TryUtf8(bytes) is not null;

    private static string? TryUtf8(ReadOnlySpan<byte> bytes)
    {
        if (!System.Text.Unicode.Utf8.IsValid(bytes))
            return null;
        return StrictUtf8.GetString(bytes);
    }

    private static string? CharsetIn(string? contentType) =>
        contentType is not null && HttpCharset.Match(contentType) is { Success: true } match ? match.Groups[1].Value : null;

    private static Encoding? Named(string? name)
    {
        if (name is null)
            return null;
        // The encoding standard (encoding.spec.whatwg.org §4.2) reads these labels as windows-1252.
        if (name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) || name.Equals("latin1", StringComparison.OrdinalIgnoreCase) || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
            return Windows1252;
        // A meta element that was read byte by byte cannot be UTF-16: the standard reads it as UTF-8.
        if (name.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) || name.StartsWith("utf-32", StringComparison.OrdinalIgnoreCase) || name.Equals("utf-7", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase))
            return Encoding.UTF8;
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex("charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]{2,40})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex HttpCharset { get; }

    [GeneratedRegex("<meta[^>]{0,300}?charset\\s*=\\s*[\"']?\\s*([A-Za-z0-9_:.-]{2,40})", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex MetaCharset { get; }
}
