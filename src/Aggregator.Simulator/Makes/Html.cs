using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Aggregator.Simulator.Makes;

/// <summary>What every make's pages are written with.</summary>
internal static class Html
{
    // Inside a script element "<" must not stand bare; this encoder leaves dashes and quotation marks readable elsewhere.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All), WriteIndented = true };

    /// <summary>Text for elements and double-quoted attributes.</summary>
    public static string Text(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal);

    public static string Each<T>(IEnumerable<T> items, Func<T, string> render) => string.Join('\n', items.Select(render));

    /// <summary>The text of a report: paragraphs with one pattern, crossheads with another; <c>$</c> stands for the words.</summary>
    public static string Body(PublishedReport report, string paragraph, string crosshead) => Each(report.Blocks, block => PublishedReport.IsCrosshead(block)
        ? crosshead.Replace("$", Text(block[3..]), StringComparison.Ordinal)
        : paragraph.Replace("$", Text(block), StringComparison.Ordinal));

    public static string JsonLd(object value) => JsonSerializer.Serialize(value, Json);

    public static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>RFC 822 as RSS wants it.</summary>
    public static string Rfc822(DateTimeOffset at) => at.UtcDateTime.ToString("R", CultureInfo.InvariantCulture);

    public static string Spoken(DateTimeOffset at) => at.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A section's slug as readers see it.</summary>
    public static string Title(string section) => section is "uk" ? "UK" : string.Concat(char.ToUpperInvariant(section[0]).ToString(), section.AsSpan(1)).Replace('-', ' ');
}
