using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace Aggregator.Surfacing;

/// <summary>Content negotiation by RFC 9110 §12.5: quality values, and the more specific range before the wider.</summary>
internal static class Accepted
{
    /// <summary>The best of the offers, the first where several are equally good; null where none is wanted.</summary>
    public static string? MediaType(StringValues accept, ReadOnlySpan<string> offers)
    {
        if (accept.Count == 0 || (accept.Count == 1 && accept[0] is null or "" or "*/*"))
        {
            return offers[0];
        }

        string? best = null;
        var quality = 0.0;
        foreach (var offer in offers)
        {
            if (Quality(accept, offer, TypeFits) is var q && q > quality)
            {
                (best, quality) = (offer, q);
            }
        }

        return best;
    }

    /// <summary>The coding to send a body in: <c>br</c>, <c>gzip</c>, or null for none. What is not named is not wanted.</summary>
    public static string? Coding(StringValues accept)
    {
        if (accept.Count == 0)
        {
            return null;
        }

        var (brotli, gzip) = (Quality(accept, "br", NameFits), Quality(accept, "gzip", NameFits));
        return brotli <= 0 && gzip <= 0 ? null : brotli >= gzip ? "br" : "gzip";
    }

    private delegate int Fit(ReadOnlySpan<char> range, ReadOnlySpan<char> offer);

    private static double Quality(StringValues accept, string offer, Fit fits)
    {
        var (quality, specific) = (0.0, 0);
        foreach (var line in accept)
        {
            var text = line.AsSpan();
            foreach (var part in text.Split(','))
            {
                var range = text[part];
                var end = range.IndexOf(';');
                var fit = fits((end < 0 ? range : range[..end]).Trim(), offer);
                if (fit > specific)
                {
                    (quality, specific) = (end < 0 ? 1 : Weight(range[(end + 1)..]), fit);
                }
            }
        }

        return quality;
    }

    private static double Weight(ReadOnlySpan<char> parameters)
    {
        foreach (var part in parameters.Split(';'))
        {
            var parameter = parameters[part].Trim();
            if (parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase))
            {
                return double.TryParse(parameter[2..], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q) && q <= 1 ? q : 0;
            }
        }

        return 1;
    }

    private static int TypeFits(ReadOnlySpan<char> range, ReadOnlySpan<char> offer) =>
        range.Equals(offer, StringComparison.OrdinalIgnoreCase) ? 3
        : range.EndsWith("/*", StringComparison.Ordinal) && range.Length > 2 && range[0] != '*' && offer.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase) ? 2
        : range is "*/*" ? 1 : 0;

    private static int NameFits(ReadOnlySpan<char> range, ReadOnlySpan<char> offer) =>
        range.Equals(offer, StringComparison.OrdinalIgnoreCase) ? 2 : range is "*" ? 1 : 0;
}
