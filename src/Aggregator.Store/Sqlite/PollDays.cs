namespace Aggregator.Storing;

/// <summary>The records of a source's polls, day by day.</summary>
internal static class PollDays
{
    // A day is 864,000,000,000 ticks. Outcomes that are as they should be stand in PollEndings.IsSound.
    private static readonly Sql ByDay = new("""
        SELECT started_at / 864000000000, count(*), sum(outcome NOT IN ('fetched', 'not-modified', 'same-bytes')), sum(stored), sum(revised)
        FROM poll WHERE source = $1 AND started_at >= $2 GROUP BY 1 ORDER BY 1
        """);

    /// <summary>The days (UTC) since an instant, oldest first.</summary>
    public static List<PollDay> Of(Session session, long source, DateTimeOffset since)
    {
        var days = new List<PollDay>();
        using var row = session.Query(ByDay, source, since.UtcTicks);
        while (row.Read())
            days.Add(new PollDay(DateOnly.FromDayNumber(row.Count(0)), row.Count(1), row.Count(2), row.Count(3), row.Count(4)));
        return days;
    }
}
