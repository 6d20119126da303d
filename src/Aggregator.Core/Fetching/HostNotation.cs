using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aggregator.Fetching;

/// <summary>
/// Reads the many ways in which a host can be written: short, octal, hexadecimal and decimal IPv4 (the WHATWG URL standard's host parser, which resolvers
/// and browsers follow), full-width and enclosed characters (UTS #46), final dots.
/// </summary>
internal static class HostNotation
{
    /// <summary>The host as a resolver would see it: compatibility forms folded, lower case, Punycode, no final dot; null where it cannot be a host.</summary>
    public static string? Folded(string host)
    {
        try
        {
            var folded = host.Normalize(NormalizationForm.FormKC).Replace('。', '.').ToLowerInvariant();
            if (!Ascii.IsValid(folded))
                folded = new IdnMapping { UseStd3AsciiRules = false }.GetAscii(folded).ToLowerInvariant();
            return folded.EndsWith('.') ? folded[..^1] : folded;
        }
        catch (ArgumentException)
        {
            return null; // lone surrogates, labels that IDNA refuses
        }
    }

    /// <summary>True where the host has to be an IPv4 address or nothing (its last label is a number); <paramref name="address"/> is null where it is not a right one.</summary>
    public static bool IsNumber(string host, out IPAddress? address)
    {
        address = null;
        var labels = host.Split('.');
        if (labels[^1].Length == 0 || (!labels[^1].All(char.IsAsciiDigit) && Number(labels[^1]) is null))
            return false;
        address = Four(labels);
        return true;
    }

    /// <summary>The address in brackets; a zone is not part of one here.</summary>
    public static IPAddress? Six(string text) =>
        !text.Contains('%', StringComparison.Ordinal) && IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetworkV6 ? address : null;

    private static IPAddress? Four(string[] labels)
    {
        if (labels.Length > 4)
            return null;
        ulong value = 0;
        for (var i = 0; i < labels.Length; i++)
        {
            var last = i == labels.Length - 1;
            var most = last ? 256UL << (8 * (4 - labels.Length)) : 256UL;
            if (Number(labels[i]) is not { } part || part >= most)
                return null;
            value = last ? value + part : value + (part << (8 * (3 - i)));
        }

        return new IPAddress([(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value]);
    }

    // 0x… is hexadecimal, a leading zero octal; null for anything else and for what would not fit 64 bits.
    private static ulong? Number(string label)
    {
        if (label.StartsWith("0x", StringComparison.Ordinal))
            return label.Length == 2 ? 0 : ulong.TryParse(label.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null;
        if (label.Length > 1 && label[0] == '0')
            return label.All(c => c is >= '0' and <= '7') && label.Length <= 20 ? label.Aggregate(0UL, (value, c) => (value * 8) + (ulong)(c - '0')) : null;
        return ulong.TryParse(label, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
