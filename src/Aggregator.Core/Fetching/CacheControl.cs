namespace Aggregator.Fetching;

/// <summary>What of a Cache-Control header freshness depends on (RFC 9111 §5.2.2).</summary>
internal readonly record struct CacheControl(bool MustAsk, double? Seconds)
{
    public static CacheControl Parse(string? header)
    {
        double? maxAge = null, shared = null;
        var mustAsk = false;
        foreach (var part in (header ?? "").AsSpan().Split(','))
        {
            var directive = header.AsSpan()[part].Trim();
            if (directive.Equals("no-store", StringComparison.OrdinalIgnoreCase) || directive.Equals("no-cache", StringComparison.OrdinalIgnoreCase))
                mustAsk = true;
            maxAge ??= Value(directive, "max-age");
            shared ??= Value(directive, "s-maxage");
        }

        return new(mustAsk, shared ?? maxAge);
    }

    // Repeated directives: the first counts (RFC 9111 §4.2.1); digits without end are the greatest age there is (§1.2.2); a value that is none is stale.
    private static double? Value(ReadOnlySpan<char> directive, string name)
    {
        if (!directive.StartsWith(name, StringComparison.OrdinalIgnoreCase))
            return null;
        var rest = directive[name.Length..].TrimStart();
        if (rest.IsEmpty || rest[0] != '=')
            return null;
        var digits = rest[1..].Trim(" \"");
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
            return 0;
        return digits.Length > 10 ? int.MaxValue : Math.Min(long.Parse(digits, System.Globalization.CultureInfo.InvariantCulture), int.MaxValue);
    }
}
