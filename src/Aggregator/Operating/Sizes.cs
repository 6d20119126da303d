using System.Globalization;

namespace Aggregator.Operating;

/// <summary>Sizes for people: 512 bytes, 1.5 MiB.</summary>
internal static class Sizes
{
    private static readonly string[] Units = ["KiB", "MiB", "GiB", "TiB"];

    public static string Text(long bytes)
    {
        if (bytes < 1024)
            return $"{bytes} bytes";
        var (size, unit) = (bytes / 1024.0, 0);
        for (; size >= 1024 && unit < Units.Length - 1; unit++)
            size /= 1024;
        return string.Create(CultureInfo.InvariantCulture, $"{size:0.#} {Units[unit]}");
    }
}
