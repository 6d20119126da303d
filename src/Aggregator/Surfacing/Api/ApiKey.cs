using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Aggregator.Surfacing.Api;

/// <summary>A key as the settings name it: never the key itself, which nobody but its holder has.</summary>
internal sealed record ApiKey(string Name, string Hash, int RequestsPerMinute, bool IsOff)
{
    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    /// <summary>Null where the line is not one.</summary>
    public static ApiKey? Parse(string line, int usual)
    {
        var parts = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var off = parts is [_, _, .., "off"];
        var numbers = parts.Skip(2).SkipLast(off ? 1 : 0).ToList();
        if (parts.Length < 2 || parts[1].Length != 64 || !parts[1].All(char.IsAsciiHexDigit) || numbers.Count > 1)
        {
            return null;
        }

        var rate = usual;
        return numbers.Count == 1 && !(int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out rate) && rate > 0)
            ? null
            : new(parts[0], parts[1].ToLowerInvariant(), rate, off);
    }
}
