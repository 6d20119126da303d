namespace Aggregator.Scheduling;

/// <summary>When a source is polled next: a decision table.</summary>
public sealed class NextPollTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero); // a Tuesday
    private static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    [Test]
    public void An_answered_source_comes_again_after_its_interval()
    {
        var due = After(PollEnd.Answered);
        Assert.That(due, Is.EqualTo(new Due(Now + Quarter, "every 15 min")));
    }

    [TestCase(5, 15, "every 15 min", TestName = "A_shorter_ttl_than_the_interval_changes_nothing")]
    [TestCase(60, 60, "the feed asks for 60 min", TestName = "A_longer_ttl_is_respected")]
    [TestCase(100_000, 1440, "the feed asks for 1666.7 h", TestName = "An_absurd_ttl_is_bounded_by_a_day")]
    public void The_feeds_own_pace(int ttl, int minutes, string because)
    {
        var due = After(PollEnd.Answered, pace: new Pace { AtMostEvery = TimeSpan.FromMinutes(ttl) });
        Assert.That(due, Is.EqualTo(new Due(Now + TimeSpan.FromMinutes(minutes), because)));
    }

    [TestCase(60, 15)]
    [TestCase(3600, 60)]
    [TestCase(864_000, 360, TestName = "Freshness_is_bounded_by_six_hours")]
    public void Freshness_puts_the_next_poll_off(int seconds, int minutes) =>
        Assert.That(After(PollEnd.Answered, asked: TimeSpan.FromSeconds(seconds)).At, Is.EqualTo(Now + TimeSpan.FromMinutes(minutes)));

    [Test]
    public void Skipped_hours_are_passed_over()
    {
        var due = After(PollEnd.Answered, pace: new Pace { SkipHours = [10, 11, 12] });
        Assert.That((due.At, due.Because), Is.EqualTo((new DateTimeOffset(2026, 11, 24, 13, 0, 0, TimeSpan.Zero), "the feed skips the hours before (skipHours, skipDays)")));
    }

    [Test]
    public void Skipped_days_are_passed_over() =>
        Assert.That(After(PollEnd.Answered, pace: new Pace { SkipDays = [DayOfWeek.Tuesday, DayOfWeek.Wednesday] }).At, Is.EqualTo(new DateTimeOffset(2026, 11, 26, 0, 0, 0, TimeSpan.Zero)));

    [Test]
    public void A_feed_that_skips_every_hour_is_polled_all_the_same() =>
        Assert.That(After(PollEnd.Answered, pace: new Pace { SkipHours = Enumerable.Range(0, 24).ToList() }).At, Is.EqualTo(Now + Quarter));

    [Test]
    public void A_throttled_source_waits_as_long_as_it_asked() =>
        Assert.That(After(PollEnd.Throttled, asked: TimeSpan.FromSeconds(120), failures: 3), Is.EqualTo(new Due(Now + TimeSpan.FromMinutes(2), "Retry-After 2 min")));

    [Test]
    public void Nobody_can_stop_us_for_longer_than_a_day() =>
        Assert.That(After(PollEnd.Throttled, asked: TimeSpan.FromDays(400)).At, Is.EqualTo(Now + NextPoll.Ceiling));

    [TestCase(0, 1, 10)]
    [TestCase(1, 3, 40)]
    [TestCase(-5, 10, 900, TestName = "The_least_wait_of_a_throttled_source_is_never_longer_than_its_interval")]
    public void A_server_that_throttles_again_and_again_is_given_more_time_than_it_asks_for(int asked, int failures, int seconds) =>
        Assert.That(After(PollEnd.Throttled, asked: TimeSpan.FromSeconds(asked), failures: failures).At, Is.EqualTo(Now.AddSeconds(seconds)));

    [Test]
    public void Throttled_without_a_time_backs_off() =>
        Assert.That(After(PollEnd.Throttled, failures: 1), Is.EqualTo(new Due(Now.AddMinutes(30), "throttled without Retry-After, 1 in a row: back-off 30 min")));

    [Test]
    public void Nothing_that_a_feed_or_server_asks_for_overflows()
    {
        foreach (var end in Enum.GetValues<PollEnd>())
        {
            foreach (var asked in new TimeSpan?[] { TimeSpan.MaxValue, TimeSpan.MinValue, TimeSpan.Zero, null })
            {
                var due = NextPoll.After(end, Quarter, asked, new Pace { AtMostEvery = asked, SkipHours = [-1, 99, 10], SkipDays = [DayOfWeek.Tuesday] }, int.MaxValue, Now, jitter: 1);
                Assert.That(due.At - Now, Is.InRange(TimeSpan.FromSeconds(1), TimeSpan.FromHours(48)), $"{end} {asked}");
            }
        }
    }

    [Test]
    public void A_failing_source_is_never_asked_more_often_than_a_sound_one() =>
        Assert.That(NextPoll.After(PollEnd.Failed, TimeSpan.FromDays(7), null, Pace.None, 5, Now, 0).At, Is.EqualTo(Now.AddDays(7)));

    [TestCase(1, 15)]
    [TestCase(2, 30)]
    [TestCase(4, 120)]
    [TestCase(40, 1440)]
    public void Failures_back_off_and_never_end_polling(int failures, int minutes) =>
        Assert.That(After(PollEnd.Failed, failures: failures).At, Is.EqualTo(Now + TimeSpan.FromMinutes(minutes)));

    [Test]
    public void Jitter_only_ever_adds_and_stays_small()
    {
        foreach (var end in Enum.GetValues<PollEnd>())
        {
            var (least, most) = (NextPoll.After(end, Quarter, null, Pace.None, 2, Now, 0), NextPoll.After(end, Quarter, null, Pace.None, 2, Now, 1));
            Assert.That(most.At - least.At, Is.InRange(TimeSpan.FromSeconds(1), (least.At - Now) * 0.1), end.ToString());
        }
    }

    private static Due After(PollEnd end, TimeSpan? asked = null, Pace? pace = null, int failures = 1) =>
        NextPoll.After(end, Quarter, asked, pace ?? Pace.None, failures, Now, jitter: 0);
}
