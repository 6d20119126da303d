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
    public void Feeds_that_skip_the_same_hours_do_not_all_come_back_at_once()
    {
        var facts = Facts(PollEnd.Answered, pace: new Pace { SkipHours = [10, 11, 12] });
        Assert.That(NextPoll.After(facts, Now, jitter: 0.5).At - NextPoll.After(facts, Now, jitter: 0).At, Is.EqualTo(TimeSpan.FromMinutes(2.5)));
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
                var due = NextPoll.After(Facts(end, asked, new Pace { AtMostEvery = asked, SkipHours = [-1, 99, 10], SkipDays = [DayOfWeek.Tuesday] }, int.MaxValue), Now, jitter: 1);
                Assert.That(due.At - Now, Is.InRange(TimeSpan.FromSeconds(1), TimeSpan.FromHours(48)), $"{end} {asked}");
            }
        }
    }

    [Test]
    public void A_failing_source_is_never_asked_more_often_than_a_sound_one() =>
        Assert.That(NextPoll.After(Facts(PollEnd.Failed, failures: 5) with { Plan = PollPlan.Every(TimeSpan.FromDays(7)) }, Now, 0).At, Is.EqualTo(Now.AddDays(7)));

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
            var (least, most) = (NextPoll.After(Facts(end, failures: 2), Now, 0), NextPoll.After(Facts(end, failures: 2), Now, 1));
            Assert.That(most.At - least.At, Is.InRange(TimeSpan.FromSeconds(1), (least.At - Now) * 0.1), end.ToString());
        }
    }

    [TestCase(1, 60, "gone (410), to be confirmed: 60 min")]
    [TestCase(2, 1440, "gone (410), paused: asked every 24 h whether it is back")]
    [TestCase(50, 1440, "gone (410), paused: asked every 24 h whether it is back")]
    public void A_source_that_is_gone_is_paused_and_never_forgotten(int failures, int minutes, string because) =>
        Assert.That(After(PollEnd.Gone, failures: failures), Is.EqualTo(new Due(Now.AddMinutes(minutes), because)));

    [Test]
    public void A_timetable_takes_the_place_of_the_interval()
    {
        var plan = PollPlan.Every(Quarter) with { Timetable = new Hourly() };
        Assert.That(NextPoll.After(Facts(PollEnd.Answered) with { Plan = plan }, Now.AddMinutes(5), 0), Is.EqualTo(new Due(Now.AddHours(1), "timetable hourly")));
    }

    [Test]
    public void A_timetable_waits_for_its_first_time_that_the_feed_allows()
    {
        var facts = Facts(PollEnd.Answered, pace: new Pace { AtMostEvery = TimeSpan.FromMinutes(90), SkipHours = [12, 13] }) with { Plan = PollPlan.Every(Quarter) with { Timetable = new Hourly() } };
        Assert.That(NextPoll.After(facts, Now, 0), Is.EqualTo(new Due(Now.AddHours(4), "timetable hourly; the feed asks for 90 min")));
    }

    [Test]
    public void A_timetable_that_has_ended_is_asked_once_a_day() =>
        Assert.That(NextPoll.After(Facts(PollEnd.Answered) with { Plan = PollPlan.Every(Quarter) with { Timetable = new Ended() } }, Now, 0).At, Is.EqualTo(Now.AddDays(1)));

    [Test]
    public void A_failing_source_with_a_timetable_is_tried_again_before_the_next_time() =>
        Assert.That(NextPoll.After(Facts(PollEnd.Failed) with { Plan = PollPlan.Every(Quarter) with { Timetable = new Hourly() } }, Now, 0).At, Is.EqualTo(Now + Quarter));

    [TestCase(9, 3, TestName = "A_lost_window_shortens_the_next_wait_to_a_third")]
    [TestCase(5, 3, TestName = "But_not_below_the_fastest_wait")]
    public void Lost_windows(int minutesBefore, int minutes)
    {
        var due = NextPoll.After(Facts(PollEnd.Answered) with { Plan = Adaptive, WindowLostAfter = TimeSpan.FromMinutes(minutesBefore) }, Now, 0);
        Assert.That((due.At, due.Because), Is.EqualTo((Now.AddMinutes(minutes), $"entries may have been missed: nothing was left of what it held {minutesBefore} min ago, so {minutes} min")));
    }

    [Test]
    public void A_lost_window_does_not_outdo_what_the_feed_asks_for() =>
        Assert.That(NextPoll.After(Facts(PollEnd.Answered, pace: new Pace { AtMostEvery = TimeSpan.FromHours(1) }) with { Plan = Adaptive, WindowLostAfter = TimeSpan.FromMinutes(9) }, Now, 0).At, Is.EqualTo(Now.AddHours(1)));

    [Test]
    public void Until_its_rhythm_is_known_a_source_keeps_its_interval() =>
        Assert.That(NextPoll.After(Facts(PollEnd.Answered) with { Plan = Adaptive }, Now, 0), Is.EqualTo(new Due(Now + Quarter, "every 15 min, until its rhythm is known")));

    [Test]
    public void A_shortened_plan_brings_the_next_poll_forward()
    {
        Assert.That(NextPoll.BroughtForward(Now.AddHours(4), Now.AddMinutes(-10), PollPlan.Every(Quarter), Pace.None, Now), Is.EqualTo(new Due(Now.AddMinutes(5), "its plan was changed")));
        Assert.That(NextPoll.BroughtForward(Now.AddHours(4), Now.AddHours(-3), PollPlan.Every(Quarter), Pace.None, Now)!.Value.At, Is.EqualTo(Now));
        Assert.That(NextPoll.BroughtForward(Now.AddMinutes(2), Now, PollPlan.Every(Quarter), Pace.None, Now), Is.Null, "it is due sooner as it stands");
        Assert.That(NextPoll.BroughtForward(Now.AddMinutes(50), Now, PollPlan.Every(Quarter), new Pace { AtMostEvery = TimeSpan.FromHours(1) }, Now), Is.Null, "the feed asks for an hour");
    }

    private static PollPlan Adaptive { get; } = PollPlan.Every(Quarter) with { Adaptive = new WaitBounds(TimeSpan.FromMinutes(3), TimeSpan.FromHours(1)) };

    private static PollFacts Facts(PollEnd end, TimeSpan? asked = null, Pace? pace = null, int failures = 1) =>
        new() { End = end, Plan = PollPlan.Every(Quarter), Asked = asked, Pace = pace ?? Pace.None, Failures = failures };

    private static Due After(PollEnd end, TimeSpan? asked = null, Pace? pace = null, int failures = 1) => NextPoll.After(Facts(end, asked, pace, failures), Now, jitter: 0);

    private sealed class Hourly : ITimetable
    {
        public string Text => "hourly";

        public DateTimeOffset? NextAfter(DateTimeOffset at) => new DateTimeOffset(at.Year, at.Month, at.Day, at.Hour, 0, 0, TimeSpan.Zero).AddHours(1);
    }

    private sealed class Ended : ITimetable
    {
        public string Text => "ended";

        public DateTimeOffset? NextAfter(DateTimeOffset at) => null;
    }
}
