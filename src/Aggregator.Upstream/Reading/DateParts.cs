namespace Aggregator.Reading;

/// <summary>The pieces of a date as they stand in its text: numbers, a month's name, a time, an offset, a zone's name.</summary>
internal sealed class DateParts
{
    private bool _monthCameFirst;

    private DateParts() { }

    public List<(int Value, int Digits)> Numbers { get; } = [];

    public int Month { get; private set; }

    public TimeSpan? Time { get; private set; }

    public TimeSpan? Offset { get; private set; }

    public string? Zone { get; private set; }

    /// <summary>Null where the text holds something that no date does.</summary>
    public static DateParts? Of(ReadOnlySpan<char> text)
    {
        var parts = new DateParts();
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            var read = c switch
            {
                '(' => parts.Comment(text[at..]),
                _ when char.IsAsciiDigit(c) => parts.Digits(text[at..], at > 0 ? text[at - 1] : ' '),
                '+' or '-' or '−' when parts.Time is not null && parts.Offset is null => parts.Sign(text[at..]),
                _ when char.IsLetter(c) => parts.Word(text[at..]),
                _ => 1,
            };
            if (read < 0)
                return null;
            at += read;
        }

        return parts;
    }

    /// <summary>"(British Summer Time)" repeats the offset; alone, "(BST)" is the zone.</summary>
    private int Comment(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(')');
        var inside = (end < 0 ? text[1..] : text[1..end]).Trim();
        if (Offset is null && Zone is null && inside.Length is > 1 and < 6)
            Zone = inside.ToString();
        return end < 0 ? text.Length : end + 1;
    }

    private int Digits(ReadOnlySpan<char> text, char before)
    {
        var length = Run(text);
        if (length > 4)
            return -1;
        var value = int.Parse(text[..length], System.Globalization.CultureInfo.InvariantCulture);
        var after = length < text.Length ? text[length] : ' ';
        if (Time is null && length <= 2 && (after == ':' || (after == '.' && HasHalf(text[length..]))))
            return Clock(text, value, length);
        if (Time is null && length <= 2 && Half(text[length..].TrimStart()) is { } alone)
        {
            Time = TimeSpan.FromHours((value % 12) + alone);
            return text.Length - text[length..].TrimStart().Length + 2;
        }

        Numbers.Add((value, length));
        // "1st", "25ain": the letters that hang on a number are its ending; "T" starts the time.
        while (length < text.Length && char.IsLetter(text[length]) && DateNames.Month(Letters(text[length..])) == 0)
            length++;
        return length;
    }

    private int Clock(ReadOnlySpan<char> text, int hour, int at)
    {
        Span<int> fields = [0, 0];
        for (var i = 0; i < 2 && at + 1 < text.Length && text[at] is ':' or '.' && char.IsAsciiDigit(text[at + 1]); i++)
        {
            var length = Math.Min(2, Run(text[(at + 1)..]));
            fields[i] = int.Parse(text.Slice(at + 1, length), System.Globalization.CultureInfo.InvariantCulture);
            at += length + 1;
        }

        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] is '.' or ',' or ':' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))))
            at++;
        var rest = text[at..].TrimStart();
        if (Half(rest) is { } half && hour <= 12)
        {
            hour = (hour % 12) + half;
            at = text.Length - rest.Length + 2;
        }

        if (hour > 24 || fields[0] > 59 || fields[1] > 60 || (hour == 24 && fields[0] + fields[1] > 0))
            return -1;
        // A leap second is the last one of its minute.
        Time = new TimeSpan(hour, fields[0], Math.Min(fields[1], 59));
        return at;
    }

    private int Sign(ReadOnlySpan<char> text)
    {
        var digits = text[1..].TrimStart();
        var start = text.Length - digits.Length;
        var length = Run(digits);
        if (length is 0 or > 4 || (length == 4 && digits is not ['0' or '1', ..]))
            return 1;
        var value = int.Parse(digits[..length], System.Globalization.CultureInfo.InvariantCulture);
        var (hours, minutes) = length > 2 ? (value / 100, value % 100) : (value, 0);
        if (length <= 2 && length < digits.Length && digits[length] == ':' && Run(digits[(length + 1)..]) >= 2)
        {
            minutes = int.Parse(digits.Slice(length + 1, 2), System.Globalization.CultureInfo.InvariantCulture);
            length += 3;
        }

        if (hours > 14 || minutes > 59)
            return start + length;
        Offset = new TimeSpan(hours, minutes, 0) * (text[0] == '+' ? 1 : -1);
        return start + length;
    }

    private int Word(ReadOnlySpan<char> text)
    {
        var length = Letters(text).Length;
        while (length + 1 < text.Length && text[length] is '/' or '_' && char.IsAsciiLetter(text[length + 1]))
            length += 1 + Letters(text[(length + 1)..]).Length;
        var word = text[..length];
        // A weekday may look like a month ("mar, 16 nov 2022"): the name beside the day counts.
        var mayBeMonth = Month == 0 || (_monthCameFirst && Numbers.Count > 0 && Time is null);
        if (mayBeMonth && DateNames.Month(word) is > 0 and var month)
        {
            Month = month;
            _monthCameFirst = Numbers.Count == 0;
        }
        else if (Time is not null && Zone is null && ZoneNames.IsKnown(word))
        {
            Zone = word.ToString();
        }

        return length;
    }

    private static ReadOnlySpan<char> Letters(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && (char.IsLetter(text[length]) || char.GetUnicodeCategory(text[length]) == System.Globalization.UnicodeCategory.NonSpacingMark))
            length++;
        return text[..length];
    }

    private static int Run(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
            length++;
        return length;
    }

    /// <summary>British papers write "9.30am".</summary>
    private static bool HasHalf(ReadOnlySpan<char> dotted) => Run(dotted[1..]) == 2 && Half(dotted[3..].TrimStart()) is not null;

    /// <summary>0 for "am", 12 for "pm", null for neither.</summary>
    private static int? Half(ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || (text.Length > 2 && char.IsLetter(text[2])) || (text[1] | 0x20) != 'm')
            return null;
        return (text[0] | 0x20) switch { 'a' => 0, 'p' => 12, _ => null };
    }
}
