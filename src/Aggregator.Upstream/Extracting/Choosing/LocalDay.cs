namespace Aggregator.Extracting.Choosing;

/// <summary>Gives an instant that a page states in UTC the offset in which its dateline shows it, so that its day is the one that readers see.</summary>
internal static class LocalDay
{
    private const int Dateline = 6;
    private const int LongestDateline = 160;
    private static readonly TimeSpan Widest = TimeSpan.FromHours(14);

    public static DateTimeOffset Of(DateTimeOffset at, PageSurvey survey, string headline)
    {
        if (at.Offset != TimeSpan.Zero || at.TimeOfDay == TimeSpan.Zero)
            return at;
        var place = DatelinePlace.Of(survey, headline);
        foreach (var block in survey.Blocks)
        {
            if (block.Text.Length is > 5 and <= LongestDateline && place.Score(block.Index) >= Dateline && block.Text.AsSpan().ContainsAnyInRange('0', '9')
                && DateText.Read(block.Text, TimeZoneInfo.Utc) is { } shown && OffsetOf(shown, at) is { } offset)
                return at.ToOffset(offset);
        }

        return at;
    }

    // The same minute on another hour is the same instant in another zone.
    private static TimeSpan? OffsetOf(DateTimeOffset shown, DateTimeOffset at)
    {
        if (shown.TimeOfDay == TimeSpan.Zero)
            return null;
        var apart = Minute(shown) - Minute(at);
        return apart.Duration() <= Widest && apart.Minutes % 30 == 0 && apart != TimeSpan.Zero ? apart : null;
    }

    private static DateTime Minute(DateTimeOffset at) => new(at.Year, at.Month, at.Day, at.Hour, at.Minute, 0, DateTimeKind.Unspecified);
}
