using System.Globalization;

namespace Aggregator.Normalising;

/// <summary>The number by which an outlet's own system names a report in its address: it stays when the words around it are corrected.</summary>
public static class AddressNumber
{
    private const int Fewest = 6; // fewer are years, pages, list lengths and postcodes
    private const int Most = 18;

    /// <summary>The last number of six figures or more in an address's path, else in its parameters; null where there is none. A date is none.</summary>
    public static string? Of(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var own = AmpAddress.Outlets(address);
        if (In(own.AbsolutePath) is { } named)
            return named;
        return own.Query.Length > Fewest ? TrackingParameters.Telling(own.Query, pathNamesReport: false).Select(OfParameter).FirstOrDefault(n => n is not null) : null;
    }

    /// <summary>The same of a path.</summary>
    public static string? In(ReadOnlySpan<char> path)
    {
        for (var end = path.Length; end > 0;)
        {
            var last = path[..end].LastIndexOfAnyInRange('0', '9');
            if (last < 0)
                return null;
            var start = path[..(last + 1)].LastIndexOfAnyExceptInRange('0', '9') + 1;
            if (IsNumber(path[start..(last + 1)]) && StandsAlone(path, start, last + 1))
                return path[start..(last + 1)].ToString();
            end = start;
        }

        return null;
    }

    // "id=12345678", not "token=a1b2…": letters in a value make it something else.
    private static string? OfParameter(string parameter)
    {
        var value = parameter.AsSpan(parameter.IndexOf('=', StringComparison.Ordinal) + 1);
        return value.Length < parameter.Length && value.IndexOfAnyExceptInRange('0', '9') < 0 && IsNumber(value) ? value.ToString() : null;
    }

    private static bool IsNumber(ReadOnlySpan<char> figures) => figures.Length is >= Fewest and <= Most && !IsDate(figures);

    private static bool IsDate(ReadOnlySpan<char> figures) =>
        DateOnly.TryParseExact(figures, figures.Length == 8 ? "yyyyMMdd" : "yyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2100;

    // "uk-12345678", "b2345678", "a12345678.html"; not a run inside a hash ("3f2a123456bc"), which names other things too.
    private static bool StandsAlone(ReadOnlySpan<char> path, int start, int end)
    {
        var before = start == 0 || !char.IsAsciiLetter(path[start - 1]) || start == 1 || !char.IsAsciiLetterOrDigit(path[start - 2]);
        return before && (end == path.Length || !char.IsAsciiLetterOrDigit(path[end]));
    }
}
