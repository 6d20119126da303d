using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Aggregator.Reading;

/// <summary>
/// Bytes of feeds and pages alike to text: byte order mark, then what HTTP and the document declare where the bytes agree with it, then UTF-8, then
/// windows-1252 (RFC 7303 §3.2, XML 1.0 appendix F, HTML standard §13.2.3).
/// </summary>
internal static class TextDecoding
{
    // Declarations stand within the first 1,024 bytes; the pages that have them later have long comments up front.
    private const int XmlHead = 1_024;
    private const int HtmlHead = 4_096;

    private const int FewestWide = 2;

    public static string Page(ReadOnlySpan<byte> bytes, string? contentType) => Decode(bytes, contentType, isPage: true, new RepairLog());

    public static string Decode(ReadOnlySpan<byte> bytes, string? contentType, RepairLog repairs) => Decode(bytes, contentType, isPage: false, repairs);

    private static string Decode(ReadOnlySpan<byte> bytes, string? contentType, bool isPage, RepairLog repairs)
    {
        if (Marked(bytes) is { } marked)
            return marked.Encoding.GetString(bytes[marked.Skip..]);
        if (Unmarked(bytes) is { } wide)
        {
            repairs.Add($"{wide.WebName} without a byte order mark");
            return wide.GetString(bytes);
        }

        var header = Charsets.OfHeader(contentType);
        var declared = Declared(bytes, isPage);
        var isUtf8 = IsUtf8(bytes);
        foreach (var label in (ReadOnlySpan<string?>)[header, declared])
        {
            // A document that declares UTF-16 in eight-bit letters is not UTF-16.
            if (label is null || Charsets.IsUtf16(label))
                continue;
            if (Charsets.Named(label) is not { } encoding)
            {
                repairs.Add($"unknown encoding \"{label}\"");
                continue;
            }

            if (Charsets.IsUtf8(label) ? isUtf8 : !BeliesItself(bytes, encoding, isUtf8))
                return encoding.GetString(bytes);
            if (!Charsets.IsUtf8(label))
                repairs.Add($"declared as {label}, sent as UTF-8");
        }

        if (isUtf8)
            return Encoding.UTF8.GetString(WithoutCutTail(bytes));
        repairs.Add("bytes that are not UTF-8, read as windows-1252");
        return Mixed(bytes);
    }

    // A feed may quote a page with a meta element of its own; XHTML pages have both.
    private static string? Declared(ReadOnlySpan<byte> bytes, bool isPage)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, isPage ? HtmlHead : XmlHead)]);
        return (isPage ? Charsets.OfMeta(head) : null) ?? Charsets.OfDeclaration(head);
    }

    private static (Encoding Encoding, int Skip)? Marked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] when IsUtf8(bytes) => (Encoding.UTF8, 3),
        [0x00, 0x00, 0xFE, 0xFF, ..] => (new UTF32Encoding(bigEndian: true, byteOrderMark: false), 4),
        [0xFF, 0xFE, 0x00, 0x00, ..] => (Encoding.UTF32, 4),
        [0xFE, 0xFF, ..] => (Encoding.BigEndianUnicode, 2),
        [0xFF, 0xFE, ..] => (Encoding.Unicode, 2),
        _ => null,
    };

    // XML 1.0 appendix F.1: "<?" or "<r" in the wide encodings, and EBCDIC's "<?xm".
    private static Encoding? Unmarked(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0x00, 0x00, 0x00, 0x3C, ..] => new UTF32Encoding(bigEndian: true, byteOrderMark: false),
        [0x3C, 0x00, 0x00, 0x00, ..] => Encoding.UTF32,
        [0x00, 0x3C, 0x00, ..] => Encoding.BigEndianUnicode,
        [0x3C, 0x00, not 0x00, 0x00, ..] => Encoding.Unicode,
        [0x4C, 0x6F, 0xA7, 0x94, ..] => CodePagesEncodingProvider.Instance.GetEncoding(37),
        _ => null,
    };

    /// <summary>
    /// True where the bytes are well-formed UTF-8 beyond ASCII, which text in another one-byte encoding practically never is. The two-byte
    /// encodings of East Asia can be both for a few characters: they are believed where they decode without an error and nothing looks like
    /// UTF-8's own characters of that region, which have three octets.
    /// </summary>
    private static bool BeliesItself(ReadOnlySpan<byte> bytes, Encoding encoding, bool isUtf8)
    {
        if (encoding.IsSingleByte)
            return isUtf8 && bytes.ContainsAnyInRange((byte)0x80, (byte)0xFF);
        if (isUtf8 && WideCharacters(bytes) >= FewestWide)
            return true;
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        try
        {
            strict.GetCharCount(bytes);
            return false;
        }
        catch (DecoderFallbackException)
        {
            return isUtf8;
        }
    }

    // A cut tail alone may as well be a letter of another encoding ("café" at the very end).
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        var whole = WithoutCutTail(bytes);
        return Utf8.IsValid(whole) && (whole.Length == bytes.Length || whole.ContainsAnyInRange((byte)0x80, (byte)0xFF));
    }

    private static int WideCharacters(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        for (var at = bytes.IndexOfAnyInRange((byte)0xE0, (byte)0xF4); at >= 0 && count < FewestWide; at = bytes.IndexOfAnyInRange((byte)0xE0, (byte)0xF4))
        {
            count++;
            bytes = bytes[(at + 1)..];
        }

        return count;
    }

    /// <summary>A character that the end of the document cut in two is left out.</summary>
    private static ReadOnlySpan<byte> WithoutCutTail(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var lead = bytes[^back];
            if (lead < 0x80)
                break;
            if (lead >= 0xC0)
                return (lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2) > back ? bytes[..^back] : bytes;
        }

        return bytes;
    }

    /// <summary>UTF-8 where the bytes are, windows-1252 byte by byte where they are not: pasted text seldom spoils the rest.</summary>
    private static string Mixed(ReadOnlySpan<byte> bytes)
    {
        var text = new StringBuilder(bytes.Length);
        while (!bytes.IsEmpty)
        {
            var ascii = Ascii.IsValid(bytes) ? bytes.Length : bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            text.Append(Encoding.ASCII.GetString(bytes[..ascii]));
            bytes = bytes[ascii..];
            if (bytes.IsEmpty)
                break;
            if (Rune.DecodeFromUtf8(bytes, out var rune, out var used) == OperationStatus.Done)
            {
                text.Append(rune.ToString());
            }
            else
            {
                used = 1;
                text.Append(Charsets.Windows1252.GetString(bytes[..1]));
            }

            bytes = bytes[used..];
        }

        return text.ToString();
    }
}
