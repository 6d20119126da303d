using System.Globalization;
using System.Text.RegularExpressions;

namespace Aggregator.Extracting.Choosing;

/// <summary>Instants as pages write them: ISO 8601 and what templates make of it, RFC 5322, and dates in words or figures, day first.</summary>
internal static partial class DateText
{
    private const int LongestText = 200;
    private static readonly TimeSpan EndOfDay = TimeSpan.FromDays(1);

    /// <summary>The first date in a text. Where it has no zone it is read in <paramref name="zone"/>; where it has no time, it is midnight there.</summary>
    public static DateTimeOffset? Read(string? text, TimeZoneInfo zone)
    {
        if (string.IsNullOrWhiteSpace(text))
            return null;
        var line = text.Trim();
        if (line.Length > LongestText)
            line = line[..LongestText];
        return Epoch(line, zone) ?? Iso(line, zone) ?? InWords(line, zone) ?? InFigures(line, zone);
    }

    private static DateTimeOffset? Epoch(string text, TimeZoneInfo zone)
    {
        if (text.Length is not (10 or 13) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        var at = text.Length == 10 ? DateTimeOffset.FromUnixTimeSeconds(number) : DateTimeOffset.FromUnixTimeMilliseconds(number);
        return IsLikely(at.Year) ? TimeZoneInfo.ConvertTime(at, zone) : null;
    }

    private static DateTimeOffset? Iso(string text, TimeZoneInfo zone)
    {
        var match = IsoDate.Match(text);
        if (!match.Success)
            return null;
        var g = match.Groups;
        var clock = g["h"].Success ? Clock(g["h"].Value, g["mi"].Value, g["s"].Value, g["ap"].Value) : null;
        return At(Int(g["y"].Value), Int(g["mo"].Value), Int(g["d"].Value), clock, g["z"].Value, zone);
    }

    private static DateTimeOffset? InWords(string text, TimeZoneInfo zone)
    {
        foreach (Match match in WordDate.Matches(text))
        {
            var g = match.Groups;
            var month = MonthNames.Number(g["mo"].Value);
            if (month > 0 && At(Int(g["y"].Value), month, Int(g["d"].Value), ClockAround(text, match), ZoneAround(text, match), zone) is { } at)
                return at;
        }

        return null;
    }

    private static DateTimeOffset? InFigures(string text, TimeZoneInfo zone)
    {
        var match = FigureDate.Match(text);
        if (!match.Success)
            return null;
        var (first, second, year) = (Int(match.Groups["a"].Value), Int(match.Groups["b"].Value), Int(match.Groups["y"].Value));
        if (year < 100)
            year += 2000;
        // British and European pages write the day first; where that is impossible, it is American.
        var (day, month) = second > 12 ? (second, first) : (first, second);
        return At(year, month, day, ClockAround(text, match), ZoneAround(text, match), zone);
    }

    private static TimeSpan? ClockAround(string text, Match date)
    {
        var match = ClockText.Match(text, date.Index + date.Length);
        if (!match.Success)
            match = ClockText.Match(text[..date.Index]);
        return match.Success ? Clock(match.Groups["h"].Value, match.Groups["mi"].Value, match.Groups["s"].Value, match.Groups["ap"].Value) : null;
    }

    private static string ZoneAround(string text, Match date)
    {
        var match = ClockText.Match(text, date.Index + date.Length);
        if (!match.Success)
            match = ClockText.Match(text[..date.Index]);
        return match.Success ? match.Groups["z"].Value : "";
    }

    private static TimeSpan? Clock(string hour, string minute, string second, string half)
    {
        var (h, m, s) = (Int(hour), minute.Length == 0 ? 0 : Int(minute), second.Length == 0 ? 0 : Int(second));
        if (half.Length > 0 && h is >= 1 and <= 12)
            h = (h % 12) + (half[0] is 'p' or 'P' ? 12 : 0);
        var clock = new TimeSpan(h, m, Math.Min(s, 59));
        return m > 59 || clock > EndOfDay ? null : clock;
    }

    private static DateTimeOffset? At(int year, int month, int day, TimeSpan? clock, string designator, TimeZoneInfo zone)
    {
        if (!IsLikely(year) || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            return null;
        var local = new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) + (clock ?? TimeSpan.Zero);
        var offset = (clock is null ? null : ZoneNames.Offset(designator)) ?? zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset);
    }

    private static bool IsLikely(int year) => year is >= 1980 and <= 2100;

    private static int Int(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    [GeneratedRegex(@"(?<!\d)(?<y>\d{4})(?:-|/|\.|:)?(?<mo>\d{1,2})(?:-|/|\.|:)?(?<d>\d{1,2})(?:(?:T|\s|\s?-\s?|,\s)+(?<h>\d{1,2})[:.]?(?<mi>\d{2})(?:[:.]?(?<s>\d{2}))?(?:[.,]\d+)?\s*(?<ap>[AaPp][Mm])?\s*(?<z>Z|UTC|GMT|BST|CES?T|[ECMP][SD]T|[+-]\d{2}(?::?\d{2})?)?)?(?!\d)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex IsoDate { get; }

    [GeneratedRegex(@"(?<!\d)(?<d>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?\s*(?:of\s+|de\s+|-|/)?(?<mo>\p{L}{3,12})\.?(?:\s*,|\s*-|\s*/|\s+de[l]?)?\s*(?<y>\d{4})(?!\d)|(?<mo>\p{L}{3,12})\.?\s+(?<d>\d{1,2})(?:st|nd|rd|th)?,?\s+(?:at\s)?(?<y>\d{4})(?!\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex WordDate { get; }

    [GeneratedRegex(@"(?<![\d./-])(?<a>\d{1,2})(?<sep>[./-])(?<b>\d{1,2})\k<sep>(?<y>\d{4}|\d{2})(?![\d/-])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex FigureDate { get; }

    [GeneratedRegex(@"(?<!\d)(?<h>\d{1,2})(?:[:.h](?<mi>\d{2})(?::(?<s>\d{2}))?\s*(?<ap>[ap]\.?m\.?\b)?|\s*(?<ap>[ap]\.?m\.?\b))\s*\(?(?<z>UTC|GMT|BST|CES?T|MES?Z|AE[SD]T|[ECMP][SD]?T|Z|[+-]\d{2}:?\d{2})?\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, matchTimeoutMilliseconds: RegexLimit.Milliseconds)]
    private static partial Regex ClockText { get; }
}
