namespace Aggregator.Scheduling;

/// <summary>Cron expressions as timetables.</summary>
public sealed class CronTimetableTests
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    [Test]
    public void Times_are_read_in_the_outlets_zone()
    {
        var timetable = new CronTimetable("0 0 7 * * ?", London);
        Assert.That(timetable.NextAfter(new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero)), Is.EqualTo(new DateTimeOffset(2026, 7, 1, 6, 0, 0, TimeSpan.Zero)));
        Assert.That(timetable.NextAfter(new DateTimeOffset(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)), Is.EqualTo(new DateTimeOffset(2026, 12, 1, 7, 0, 0, TimeSpan.Zero)));
    }

    [Test]
    public void A_time_that_the_summer_time_leaves_out_does_not_end_the_timetable()
    {
        var next = new CronTimetable("0 30 1 * * ?", London).NextAfter(new DateTimeOffset(2026, 3, 28, 12, 0, 0, TimeSpan.Zero));
        Assert.That(next, Is.InRange(new DateTimeOffset(2026, 3, 29, 0, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 3, 30, 1, 0, 0, TimeSpan.Zero)));
    }

    [TestCase("0 0/20 6-22 * * ?", null)]
    [TestCase("0 0 7 ? * MON-FRI", null)]
    [TestCase("* * * * * ?", "a minute apart")]
    [TestCase("0/5 0 7 * * ?", "a minute apart")]
    [TestCase("0 0 7 * * ? 2020", "a time to come")]
    [TestCase("every morning", "six fields")]
    public void What_cannot_be_used_is_said(string text, string? complaint) =>
        Assert.That(CronTimetable.Complaint(text, new DateTimeOffset(2026, 11, 24, 0, 0, 0, TimeSpan.Zero)), complaint is null ? Is.Null : Does.Contain(complaint));
}
