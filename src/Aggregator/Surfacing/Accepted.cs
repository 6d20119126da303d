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

    private static double Quality(StringValues accept, string offer, Func<string, string, int> fits)
    {
        var (quality, specific) = (0.0, 0);
        foreach (var line in accept)
        {
            foreach (var range in (line ?? "").Split(','))
            {
                var parts = range.Split(';', StringSplitOptions.TrimEntries);
                var fit = fits(parts[0], offer);
                if (fit > specific)
                {
                    (quality, specific) = (Weight(parts), fit);
                }
            }
        }

        return quality;
    }

    private static double Weight(string[] parts)
    {
        foreach (var parameter in parts.AsSpan(1))
        {
            if (parameter.StartsWith("q=", StringComparison.OrdinalIgnoreCase))
            {
                return double.TryParse(parameter.AsSpan(2), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q) && q <= 1 ? q : 0;
            }
        }

        return 1;
    }

    private static int TypeFits(string range, string offer) =>
        range.Equals(offer, StringComparison.OrdinalIgnoreCase) ? 3
        : range.EndsWith("/*", StringComparison.Ordinal) && range.Length > 2 && range[0] != '*' && offer.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase) ? 2
        : range == "*/*" ? 1 : 0;

    private static int NameFits(string range, string offer) =>
        range.Equals(offer, StringComparison.OrdinalIgnoreCase) ? 2 : range == "*" ? 1 : 0;
}
