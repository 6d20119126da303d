using System.Diagnostics.CodeAnalysis;

namespace Aggregator.Fetching;

/// <summary>Undoes a body's content encodings (RFC 9110 §8.4) under a limit, and notices where one was cut off.</summary>
internal static class ContentCoding
{
    // Two are met where a proxy packs what was packed already; more is an attack.
    private const int MostLayers = 2;

    /// <summary>Decodes what the header names, last encoding first.</summary>
    /// <param name="header">Content-Encoding, as received.</param>
    /// <param name="body">The packed body; replaced by the unpacked one, its array given back.</param>
    /// <param name="cut">Whether a body over the limit, or cut off, is wanted as far as it goes.</param>
    public static FetchOutcome.Failed? Decode(string? header, ref PooledBytes body, bool cut)
    {
        var names = Names(header);
        if (names.Count > MostLayers)
            return Fail(FetchFailure.Protocol, $"content encoded {names.Count} times over (\"{header}\")");
        for (var i = names.Count - 1; i >= 0 && body.Length > 0; i--)
        {
            if (!TryInflater(names[i], out var inflate))
                return Fail(FetchFailure.Protocol, $"unknown content encoding \"{names[i]}\"");
            if (Layer(names[i], inflate, ref body, cut) is { } failed)
                return failed;
        }

        return null;
    }

    private static FetchOutcome.Failed? Layer(string name, Func<PooledBytes, PooledBytes, InflateEnd> inflate, ref PooledBytes body, bool cut)
    {
        var unpacked = new PooledBytes(body.Limit);
        var end = inflate(body, unpacked);
        if (end == InflateEnd.Complete || (cut && unpacked.Length > 0))
        {
            body.Dispose();
            body = unpacked;
            unpacked.Cut(body.Limit);
            return null;
        }

        unpacked.Dispose();
        return end switch
        {
            InflateEnd.TooLarge => Fail(FetchFailure.TooLarge, $"over {body.Limit} octets when unpacked ({name}, {body.Length} packed)"),
            InflateEnd.NotPacked => Fail(FetchFailure.Protocol, $"it says {name}, which it is not"),
            _ => Fail(FetchFailure.Truncated, $"the {name} body is cut off or damaged after {body.Length} octets"),
        };
    }

    private static bool TryInflater(string name, [NotNullWhen(true)] out Func<PooledBytes, PooledBytes, InflateEnd>? inflate)
    {
        inflate = name switch
        {
            "gzip" or "x-gzip" => Gzip.Inflate,
            "deflate" => Deflate.Inflate,
            "br" => Brotli.Inflate,
            _ => null,
        };
        return inflate is not null;
    }

    private static List<string> Names(string? header) => string.IsNullOrEmpty(header) ? [] :
        [.. header.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(n => n is not ("identity" or "none"))];

    private static FetchOutcome.Failed Fail(FetchFailure failure, string reason) => new(failure, reason);
}
