using System.Globalization;
using System.Text.RegularExpressions;

namespace Aggregator.Normalising;

/// <summary>The day that a notice names: "on 24 November 2026", "November 24, 2026", "24/11/2026" (day first, as in Britain).</summary>
internal static partial class NoticeDates
{
    /// <summary>The first whole date; null where there is none, or none that exists.</summary>
    public static DateOnly? In(string text)
    {
        if (DayFirst.Match(text) is { Success: true } british)
            return Day(british.Groups[3].Value, MonthOf(british.Groups[2].Value), british.Groups[1].Value);
        if (MonthFirst.Match(text) is { Success: true } american)
            return Day(american.Groups[3].Value, MonthOf(american.Groups[1].Value), american.Groups[2].Value);
        return Figures.Match(text) is { Success: true } figures ? Day(figures.Groups[3].Value, Number(figures.Groups[2].Value), figures.Groups[1].Value) : null;
    }

    private static DateOnly? Day(string year, int month, string day) =>
        Number(year) is var y and >= 1990 and <= 2100 && month is >= 1 and <= 12 && Number(day) is var d and >= 1 && d <= DateTime.DaysInMonth(y, month) ? new DateOnly(y, month, d) : null;

    private static int Number(string figures) => int.Parse(figures, CultureInfo.InvariantCulture);

    private static int MonthOf(string name) => name[..3].ToUpperInvariant() switch
    {
        "JAN" => 1,
        "FEB" => 2,
        "MAR" => 3,
        "APR" => 4,
        "MAY" => 5,
        "JUN" => 6,
        "JUL" => 7,
        "AUG" => 8,
        "SEP" => 9,
        "OCT" => 10,
        "NOV" => 11,
        _ => 12,
    };

    private const string Month = "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)";

    [GeneratedRegex("\\b([0-9]{1,2})(?:st|nd|rd|th)? (?:of )?" + Month + "\\.?,? ([0-9]{4})\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex DayFirst { get; }

    [GeneratedRegex("\\b" + Month + "\\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})\\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex MonthFirst { get; }

    [GeneratedRegex("\\b([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})\\b", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Figures { get; }
}
