using System.Text;
using System.Text.RegularExpressions;

namespace Aggregator.Reading;

/// <summary>Finds encodings by the labels that the web uses (WHATWG Encoding §4.2), without registering anything process-wide.</summary>
internal static partial class Charsets
{
    public static Encoding Windows1252 { get; } = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public static bool IsUtf8(string label) => Trimmed(label) is "utf-8" or "utf8" or "unicode-1-1-utf-8" or "x-utf-8";

    public static bool IsUtf16(string label) => Trimmed(label) is "utf-16" or "utf16" or "utf-16le" or "utf-16be" or "ucs-2" or "iso-10646-ucs-2" or "unicode";

    /// <summary>Null for a label that nobody knows.</summary>
    public static Encoding? Named(string label)
    {
        var name = Trimmed(label);
        switch (name)
        {
            case "utf-8" or "utf8" or "unicode-1-1-utf-8" or "x-utf-8":
                return Encoding.UTF8;
            case "utf-16be":
                return Encoding.BigEndianUnicode;
            case "utf-16" or "utf16" or "utf-16le" or "ucs-2" or "iso-10646-ucs-2" or "unicode":
                return Encoding.Unicode;
            // The web's latin-1 and ASCII are windows-1252 (WHATWG Encoding §4.2).
            case "iso-8859-1" or "iso8859-1" or "iso_8859-1" or "latin1" or "latin-1" or "l1" or "ascii" or "us-ascii" or "ansi" or "cp1252" or "x-cp1252":
                return Windows1252;
            case "iso-8859-9" or "latin5":
                return CodePagesEncodingProvider.Instance.GetEncoding(1254);
            case "gb2312" or "gbk" or "x-gbk":
                return CodePagesEncodingProvider.Instance.GetEncoding("gb18030");
        }

        if (WindowsNumber.Match(name) is { Success: true } number)
            return CodePagesEncodingProvider.Instance.GetEncoding("windows-" + number.Groups[1].Value);
        return CodePagesEncodingProvider.Instance.GetEncoding(name);
    }

    /// <summary>The charset parameter of a Content-Type header (RFC 9110 §8.3.1).</summary>
    public static string? OfHeader(string? contentType) =>
        contentType is not null && HeaderCharset.Match(contentType) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The encoding of an XML declaration near the start of <paramref name="head"/>.</summary>
    public static string? OfDeclaration(string head) => Declaration.Match(head) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The encoding of a page's meta element near the start of <paramref name="head"/>.</summary>
    public static string? OfMeta(string head) => Meta.Match(head) is { Success: true } match ? match.Groups[1].Value : null;

    private static string Trimmed(string label) => label.Trim(' ', '\t', '\r', '\n', '"', '\'').ToLowerInvariant();

    [GeneratedRegex("""charset\s*=\s*["']?([^\s"';,]+)""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex HeaderCharset { get; }

    [GeneratedRegex("""<\?xml\s[^>]{0,200}?encoding\s*=\s*["']?([A-Za-z0-9._:\-]+)""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Declaration { get; }

    [GeneratedRegex("""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Meta { get; }

    [GeneratedRegex("""^(?:cp|win|windows|x-cp)[-_]?(125[0-8]|874)$""", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex WindowsNumber { get; }
}
