namespace Aggregator.Scheduling;

/// <summary>What is believed only after it was seen more than once: moves, wrong 304s, silence.</summary>
public sealed class MemoryRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
    private static readonly Uri There = new("https://there.example/feed");

    [Test]
    public void A_permanent_redirect_is_believed_after_three_polls_over_a_day()
    {
        var move = PermanentMove.Seen(null, There, Now);
        for (var poll = 1; poll < 50; poll++)
            move = PermanentMove.Seen(move, There, Now.AddMinutes(15 * poll));
        Assert.That(PermanentMove.IsProved(move, Now.AddMinutes(15 * 49)), Is.False, "twelve hours are no day");
        Assert.That(PermanentMove.IsProved(move, Now.AddDays(1)));
        Assert.That(PermanentMove.IsProved(PermanentMove.Seen(PermanentMove.Seen(null, There, Now), There, Now.AddDays(3)), Now.AddDays(3)), Is.False, "twice is not three times");
    }

    [Test]
    public void A_redirect_that_goes_elsewhere_or_stops_begins_anew()
    {
        var move = new PendingMove(There, Now.AddDays(-1), 9);
        Assert.That(PermanentMove.Seen(move, new Uri("https://elsewhere.example/"), Now), Is.EqualTo(new PendingMove(new Uri("https://elsewhere.example/"), Now, 1)));
        Assert.That(PermanentMove.Seen(move, null, Now), Is.Null);
    }

    [TestCase(null, null, true, TestName = "Before_the_first_body_all_is_asked_for")]
    [TestCase(-23.0, null, false)]
    [TestCase(-24.0, null, true)]
    [TestCase(-1.0, -100.0, true, TestName = "Whoever_was_caught_is_not_trusted_for_a_week")]
    [TestCase(-1.0, -169.0, false)]
    public void Whole_documents_are_asked_for_once_a_day(double? bodyHours, double? caughtHours, bool inFull) =>
        Assert.That(ValidatorTrust.AskInFull(Hours(bodyHours), Hours(caughtHours), TimeSpan.FromHours(24), Now), Is.EqualTo(inFull));

    [Test]
    public void News_older_than_the_last_304_are_a_doubt_and_two_doubts_are_enough()
    {
        Assert.That(ValidatorTrust.IsDoubtful([Now.AddHours(-2)], Now.AddHours(-1)));
        Assert.That(ValidatorTrust.IsDoubtful([Now.AddMinutes(-30), null], Now.AddHours(-1)), Is.False);
        Assert.That(ValidatorTrust.IsDoubtful([Now.AddHours(-2)], null), Is.False, "the last poll was no 304");
        Assert.That((ValidatorTrust.IsDistrusted(1), ValidatorTrust.IsDistrusted(2)), Is.EqualTo((false, true)));
    }

    [Test]
    public void A_source_is_stale_when_its_usual_week_would_have_brought_news()
    {
        var rhythm = Rhythm.None.After(Now.AddDays(-21), [], 30);
        for (var hour = 1; hour <= 20 * 24; hour++)
            rhythm = rhythm.After(Now.AddDays(-21).AddHours(hour), [null, null], 30);

        Assert.That(Staleness.Overdue(rhythm, Now.AddDays(-1), Now), Is.EqualTo(48).Within(12));
        Assert.That(Staleness.Overdue(rhythm, Now.AddHours(-11), Now), Is.Null, "half a day is nothing unusual for anyone");
        Assert.That(Staleness.Overdue(rhythm, null, Now), Is.Null);
    }

    [Test]
    public void A_weekend_without_news_is_no_surprise_where_weekends_have_none()
    {
        var monday = new DateTimeOffset(2026, 11, 2, 0, 0, 0, TimeSpan.Zero);
        var rhythm = Rhythm.None.After(monday, [], 30);
        for (var hour = 0; hour < 19 * 24; hour++)
            rhythm = rhythm.After(monday.AddHours(hour + 1), WeekHour.IsWeekend(hour % WeekHour.Count) ? [] : [null], 30);

        var friday = monday.AddDays(19);
        Assert.That(Staleness.Overdue(rhythm, friday, friday.AddHours(36)), Is.Null, "Saturday noon");
        Assert.That(Staleness.Overdue(rhythm, friday, friday.AddDays(3).AddHours(18)), Is.Not.Null, "Monday evening");
    }

    [Test]
    public void A_source_that_is_hardly_known_is_not_called_stale() =>
        Assert.That(Staleness.Overdue(Rhythm.None.After(Now.AddDays(-2), [], 30), Now.AddDays(-2), Now), Is.Null);

    private static DateTimeOffset? Hours(double? hours) => hours is { } h ? Now.AddHours(h) : null;
}
