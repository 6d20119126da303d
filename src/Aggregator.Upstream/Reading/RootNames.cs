using System.Buffers;

namespace Aggregator.Reading;

/// <summary>Which element a document starts with, before anything parses it.</summary>
internal static class RootNames
{
    private static readonly SearchValues<char> End = SearchValues.Create(" >/\t\r\n");

    /// <summary>Where a tag's name ends; -1 where it does not.</summary>
    public static int NameEnd(ReadOnlySpan<char> text) => text.IndexOfAny(End);

    public static bool Is(string text, int at, params ReadOnlySpan<string> names)
    {
        var rest = text.AsSpan(at + 1, Math.Min(text.Length - at - 1, 64));
        var end = NameEnd(rest);
        var name = end < 0 ? rest : rest[..end];
        name = name[(name.IndexOf(':') + 1)..];
        foreach (var known in names)
        {
            if (name.Equals(known, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }
}
