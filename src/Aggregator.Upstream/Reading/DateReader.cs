using System.Globalization;

namespace Aggregator.Reading;

/// <summary>
/// Reads any date that a feed may carry: RFC 822/1123/850, asctime, RFC 3339, W3C-DTF and what people type. No machine's culture or zone
/// decides; the outlet's country and zone do where the text leaves it open.
/// </summary>
internal sealed class DateReader(string timeZone, string country)
{
    private const int Longest = 100;
    private const int OldestYear = 1900;

    private readonly TimeZoneInfo _zone = ZoneNames.Zone(timeZone) ?? TimeZoneInfo.Utc;

    /// <summary>Null for what is no date.</summary>
    public DateTimeOffset? Read(string? text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty || trimmed.Length > Longest)
            return null;
        if (Compact(trimmed) is { } compact)
            return compact.Year < OldestYear ? null : compact;
        if (DateParts.Of(trimmed) is not { } parts || Day(parts) is not { } day)
            return null;
        var local = day + (parts.Time ?? TimeSpan.Zero);
        // "2004년 05월 28일" is written in one country.
        var named = trimmed.Contains('년') ? "KST" : parts.Zone;
        var offset = parts.Offset ?? (named is null ? null : ZoneNames.Offset(named, local, country)) ?? _zone.GetUtcOffset(local);
        // The first and last days that .NET knows have no room for an offset.
        return local.Year is <= OldestYear or >= 9999 ? null : new DateTimeOffset(local, offset);
    }

    /// <summary>Digits alone: ISO 8601 basic and ordinal forms, and seconds or milliseconds since 1970.</summary>
    private DateTimeOffset? Compact(ReadOnlySpan<char> text)
    {
        var time = text.IndexOf('T');
        if (time == 8 && text[..8].IndexOfAnyExceptInRange('0', '9') < 0 && text.Length >= 13 && text[9..13].IndexOfAnyExceptInRange('0', '9') < 0)
            return Basic(text);
        // ISO 8601:1988 truncated: -YY-MM.
        if (text is ['-', var a, var b, '-', var c, var d] && char.IsAsciiDigit(a) && char.IsAsciiDigit(b) && char.IsAsciiDigit(c) && char.IsAsciiDigit(d))
            return At(Century(Number(text[1..3])), Number(text[4..6]), 1);
        if (text is [_, _, _, _, '-', _, _, _] && text[..4].IndexOfAnyExceptInRange('0', '9') < 0 && text[5..].IndexOfAnyExceptInRange('0', '9') < 0)
            return Ordinal(Number(text[..4]), Number(text[5..]));
        if (text.IndexOfAnyExceptInRange('0', '9') >= 0)
            return null;
        return text.Length switch
        {
            4 => At(Number(text), 1, 1),
            5 => Ordinal(Century(Number(text[..2])), Number(text[2..])),
            6 => At(Century(Number(text[..2])), Number(text[2..4]), Number(text[4..])),
            7 => Ordinal(Number(text[..4]), Number(text[4..])),
            8 => At(Number(text[..4]), Number(text[4..6]), Number(text[6..])),
            9 or 10 => DateTimeOffset.FromUnixTimeSeconds(long.Parse(text, CultureInfo.InvariantCulture)),
            12 or 13 => DateTimeOffset.FromUnixTimeMilliseconds(long.Parse(text, CultureInfo.InvariantCulture)),
            14 => At(Number(text[..4]), Number(text[4..6]), Number(text[6..8]), new TimeSpan(Number(text[8..10]), Number(text[10..12]), Number(text[12..]))),
            _ => null,
        };
    }

    private DateTimeOffset? Basic(ReadOnlySpan<char> text)
    {
        var hasSeconds = text.Length >= 15 && char.IsAsciiDigit(text[13]) && char.IsAsciiDigit(text[14]);
        return Read($"{text[..4]}-{text[4..6]}-{text[6..8]}T{text[9..11]}:{text[11..13]}:{(hasSeconds ? text[13..15] : "00")}{text[(hasSeconds ? 15 : 13)..]}");
    }

    private DateTimeOffset? At(int year, int month, int day, TimeSpan time = default) =>
        Valid(year, month, day) is { } date && time < TimeSpan.FromDays(1) ? new DateTimeOffset(date + time, _zone.GetUtcOffset(date + time)) : null;

    private DateTimeOffset? Ordinal(int year, int day) =>
        day is >= 1 and <= 366 && Valid(year, 1, 1)?.AddDays(day - 1) is { } date ? At(date.Year, date.Month, date.Day) : null;

    private DateTime? Day(DateParts parts)
    {
        var numbers = parts.Numbers;
        if (parts.Month > 0)
        {
            var yearAt = numbers.FindIndex(n => n.Digits > 2 || n.Value > 31);
            if (yearAt < 0)
                yearAt = numbers.Count - 1;
            var dayAt = numbers.FindIndex(n => n.Digits <= 2 && n.Value is >= 1 and <= 31);
            if (yearAt < 0 || (dayAt == yearAt && numbers.Count > 1))
                return null;
            return Valid(Year(numbers[yearAt]), parts.Month, dayAt < 0 || dayAt == yearAt ? 1 : numbers[dayAt].Value);
        }

        return numbers switch
        {
            [{ Digits: 4 } year, var month, var day, ..] => Valid(year.Value, month.Value, day.Value),
            [{ Digits: 4 } year, var month] => Valid(year.Value, month.Value, 1),
            [{ Digits: <= 2 } first, { Digits: <= 2 } second, var year, ..] => DayAndMonth(first.Value, second.Value, Year(year)),
            _ => null,
        };
    }

    /// <summary>Day before month, as Britain writes; the other way round in America, and where nothing else is possible.</summary>
    private DateTime? DayAndMonth(int first, int second, int year)
    {
        var american = second > 12 || (country.Equals("US", StringComparison.OrdinalIgnoreCase) && first <= 12);
        return american ? Valid(year, first, second) : Valid(year, second, first);
    }

    private static DateTime? Valid(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateTime(year, month, day, 0, 0, 0, DateTimeKind.Unspecified) : null;

    private static int Year((int Value, int Digits) number) => number.Digits switch
    {
        4 => number.Value,
        // RFC 5322 §4.3: three digits count from 1900.
        3 => 1900 + number.Value,
        _ => Century(number.Value),
    };

    /// <summary>RFC 5322 §4.3: 00–49 are this century's.</summary>
    private static int Century(int twoDigits) => twoDigits < 50 ? 2000 + twoDigits : 1900 + twoDigits;

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, CultureInfo.InvariantCulture);
}
