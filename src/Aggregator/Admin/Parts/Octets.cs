using System.Globalization;

namespace Aggregator.Admin.Parts;

/// <summary>Bytes for people.</summary>
internal static class Octets
{
    public static string Of(long bytes) => bytes switch
    {
        0 => "·",
        < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000.0:0.#} kB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1_000_000.0:0.#} MB"),
    };
}
