using System.Globalization;
using System.Text;

namespace Aggregator.Extracting.Cleaning;

/// <summary>The entities that feeds use again and again; all others are the parser's.</summary>
internal static class EntityText
{
    /// <summary>The text of an entity without its ampersand and semicolon; null where it is not one of the common ones.</summary>
    public static string? Of(ReadOnlySpan<char> name) => name switch
    {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        "nbsp" => "\u00A0",
        "rsquo" => "’",
        "lsquo" => "‘",
        "rdquo" => "”",
        "ldquo" => "“",
        "ndash" => "–",
        "mdash" => "—",
        "hellip" => "…",
        "pound" => "£",
        "euro" => "€",
        "eacute" => "é",
        "bull" => "•",
        "middot" => "·",
        ['#', ..] => Number(name[1..]),
        _ => null,
    };

    // 128 to 159 are read as windows-1252 (HTML standard §13.2.5.80), which is left to the parser.
    private static string? Number(ReadOnlySpan<char> digits)
    {
        var isHex = digits is ['x' or 'X', ..];
        var isNumber = isHex
            ? int.TryParse(digits[1..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)
            : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out code);
        return isNumber && (code is >= 32 and < 127 || code > 159) && Rune.IsValid(code) && !IsInvisible(code) ? new Rune(code).ToString() : null;
    }

    private static bool IsInvisible(int code) => code is 0x200B or 0x2060 or 0xFEFF or 0xAD;
}
