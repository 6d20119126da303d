using System.Buffers;
using System.Globalization;

namespace Aggregator.Surfacing.Stream;

/// <summary>
/// An event's id as clients keep it: the database's name and the sequence (<c>3f9a11c2-1042</c>). Without the name, a client that comes back to another database
/// would believe that it has missed nothing.
/// </summary>
internal static class EventId
{
    /// <summary>Before every event: what a client asks with that wants all that is recorded.</summary>
    public const string Beginning = "0";

    private const int LongestId = 64;
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    public static string Of(string epoch, long sequence) => string.Create(CultureInfo.InvariantCulture, $"{epoch}-{sequence}");

    /// <summary>False where the text is no event's id at all. A null sequence: an id, but of another database.</summary>
    public static bool TryParse(string text, string epoch, out long? sequence)
    {
        sequence = null;
        if (text == Beginning)
        {
            sequence = 0;
            return true;
        }

        var cut = text.LastIndexOf('-');
        if (text.Length > LongestId || cut < 1 || !long.TryParse(text.AsSpan(cut + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) || !text.AsSpan(0, cut).ContainsOnlyHex())
        {
            return false;
        }

        sequence = text.AsSpan(0, cut).SequenceEqual(epoch) ? number : null;
        return true;
    }

    private static bool ContainsOnlyHex(this ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Hex);
}
