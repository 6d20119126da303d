using System.Buffers;
using System.Text.RegularExpressions;

namespace Aggregator.Extracting.Advising;

/// <summary>Tells names that a person gave to an element (<c>article-body</c>) from those that a build tool did (<c>css-1x2y3z</c>, <c>sc-bdVaJa</c>), which the next build changes.</summary>
internal static partial class StableNames
{
    private const int Longest = 60;
    private const int ShortestWord = 3;
    private static readonly string[] Generators = ["css", "sc", "jsx", "emotion", "svelte", "jss", "makeStyles", "styled", "ember", "react", "wp-block"];

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyAEIOUY");
    private static readonly char[] Digits = [.. "0123456789"];

    public static bool IsStable(string name) =>
        name.Length is > 1 and <= Longest && Plain.IsMatch(name) && !Generators.Any(g => name.StartsWith(g + "-", StringComparison.OrdinalIgnoreCase)) && Parts(name).All(IsWord);

    /// <summary>What stands before a generated tail (<c>Article_body__x7Gh2</c>): itself stable and long enough to tell something. Null where there is none.</summary>
    public static string? StableStart(string name)
    {
        var cut = name.LastIndexOf("__", StringComparison.Ordinal);
        if (cut < 0)
            cut = name.LastIndexOf('-');
        return cut >= 2 * ShortestWord && IsStable(name[..cut]) ? name[..(cut + (name[cut] == '_' ? 2 : 1))] : null;
    }

    private static string[] Parts(string name) => name.Split(['-', '_'], StringSplitOptions.RemoveEmptyEntries);

    // A number, or letters with at most two digits behind them, in humps long enough to be words, with vowels.
    private static bool IsWord(string part)
    {
        if (part.All(char.IsAsciiDigit))
            return part.Length <= 2;
        if (!Word.IsMatch(part))
            return false;
        var humps = Hump.Matches(part).Select(m => m.Value).ToList();
        if (humps.Count > 1 && part.TrimEnd(Digits).Length < 2.5 * humps.Count)
            return false;
        return humps.All(h => h.Length < 5 || (h.AsSpan().ContainsAny(Vowels) && !Consonants.IsMatch(h)));
    }


    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_-]*$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Plain { get; }

    [GeneratedRegex("^[A-Za-z]+[0-9]{0,2}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Word { get; }

    [GeneratedRegex("[A-Z]*[a-z]+|[A-Z]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Hump { get; }

    [GeneratedRegex("[bcdfghjklmnpqrstvwxz]{5}", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex Consonants { get; }
}
