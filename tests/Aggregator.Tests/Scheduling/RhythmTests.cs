namespace Aggregator.Scheduling;

/// <summary>What a source's polls teach about its week.</summary>
public sealed class RhythmTests
{
    private static readonly DateTimeOffset Monday = new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Least = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Most = TimeSpan.FromHours(1);

    [Test]
    public void The_hours_of_the_week_begin_on_Monday_in_GMT()
    {
        Assert.That(WeekHour.Of(Monday), Is.Zero);
        Assert.That(WeekHour.Of(Monday.AddDays(7).AddMinutes(-1)), Is.EqualTo(167));
        Assert.That(WeekHour.Of(new DateTimeOffset(2026, 7, 6, 0, 30, 0, TimeSpan.FromHours(1))), Is.EqualTo(167), "British summer");
        Assert.That(WeekHour.Of(new DateTimeOffset(1969, 12, 31, 23, 0, 0, TimeSpan.Zero)), Is.EqualTo((2 * 24) + 23));
    }

    [Test]
    public void A_source_that_reports_by_day_is_left_alone_by_night()
    {
        static int ByDay(int hour) => hour % 24 is >= 8 and < 18 ? 4 : 0;
        var (day, night) = (Wait(Learned(3, ByDay, more: 10)), Wait(Learned(3, ByDay, more: 25)));
        Assert.That(day.Time, Is.LessThan(TimeSpan.FromMinutes(15)));
        Assert.That(night.Time, Is.GreaterThan(TimeSpan.FromMinutes(45)));
        Assert.That(day.Rate, Is.EqualTo(4).Within(1));
    }

    [Test]
    public void A_quiet_hour_is_cut_short_where_a_busy_one_begins()
    {
        var rhythm = Learned(weeks: 3, perHour: hour => hour % 24 is >= 8 and < 18 ? 12 : 0);
        var before = At(rhythm, Monday.AddDays(22).AddHours(7.75));
        Assert.That(before.Time, Is.InRange(TimeSpan.FromMinutes(12), TimeSpan.FromMinutes(30)));
    }

    [Test]
    public void Weekends_are_learned_apart()
    {
        static int OnWorkingDays(int hour) => WeekHour.IsWeekend(hour) ? 0 : 5;
        var (saturday, thursday) = (Wait(Learned(3, OnWorkingDays, more: (5 * 24) + 12)), Wait(Learned(3, OnWorkingDays, more: (3 * 24) + 12)));
        Assert.That(saturday.Time, Is.GreaterThan(3 * thursday.Time));
    }

    [Test]
    public void A_sudden_burst_quickens_the_polls_and_is_forgotten_again()
    {
        var quiet = Learned(weeks: 2, perHour: _ => 1);
        var calm = At(quiet, Monday.AddDays(14).AddMinutes(10));
        var burst = quiet.After(Monday.AddDays(14).AddMinutes(10), [.. Enumerable.Repeat((DateTimeOffset?)Monday.AddDays(14).AddMinutes(9), 12)], 30);
        Assert.That(Wait(burst).Time, Is.LessThan(calm.Time * 0.6));
        Assert.That(At(burst, Monday.AddDays(14).AddHours(5)).Time, Is.GreaterThan(calm.Time * 0.8));
    }

    [Test]
    public void The_dates_in_a_first_document_are_a_lesson_already()
    {
        var busy = Rhythm.None.After(Monday.AddHours(12), [.. Enumerable.Range(1, 30).Select(i => (DateTimeOffset?)Monday.AddHours(12).AddMinutes(-17 * i))], 30);
        Assert.That(busy.IsKnown);
        Assert.That(Wait(busy).Rate, Is.EqualTo(3.5).Within(1.5));
        var undated = Rhythm.None.After(Monday, [null, null, null, null], 4);
        Assert.That(undated.IsKnown, Is.False);
        Assert.That(undated.After(Monday.AddHours(6), [], null).IsKnown, "it was observed for long enough");
    }

    [Test]
    public void A_document_that_shows_few_entries_is_asked_for_before_they_are_replaced()
    {
        var steady = Learned(weeks: 2, perHour: _ => 20, window: 5);
        var wait = At(steady, Monday.AddDays(14).AddHours(1), window: 5);
        Assert.That(wait.Time, Is.LessThanOrEqualTo(TimeSpan.FromMinutes(9)));
    }

    [Test]
    public void A_new_habit_takes_the_place_of_the_old_one()
    {
        var rhythm = Learned(weeks: 4, perHour: hour => hour % 24 == 9 ? 10 : 0);
        for (var hour = 0; hour < 8 * WeekHour.Count; hour++)
        {
            var now = Monday.AddDays(28).AddHours(hour + 1);
            rhythm = rhythm.After(now, WeekHour.Of(now.AddHours(-1)) % 24 == 21 ? [.. Enumerable.Repeat((DateTimeOffset?)null, 10)] : [], null);
        }

        var start = Monday.AddDays(84);
        Assert.That(At(rhythm, start.AddHours(21.2)).Time, Is.LessThan(At(rhythm, start.AddHours(9.2)).Time / 2));
    }

    [Test]
    public void A_site_that_is_built_on_the_half_hour_is_asked_just_after_it()
    {
        var now = Monday;
        var rhythm = Rhythm.None.After(now, [], 30);
        for (var half = 0; half < 14 * 48; half++)
        {
            now = Monday.AddMinutes(30 * half).AddMinutes(10);
            rhythm = rhythm.After(now, [now.AddMinutes(-10).AddSeconds(5), now.AddMinutes(-10).AddSeconds(6)], 30);
        }

        var wait = Wait(rhythm.After(now.AddMinutes(2), [], null)).Time;
        Assert.That((now.AddMinutes(2) + wait - now.AddMinutes(20)).TotalMinutes, Is.InRange(0, 5));
    }

    [Test]
    public void Weeks_in_which_nothing_could_be_heard_teach_nothing()
    {
        var rhythm = Learned(4, _ => 6, more: 12);
        var now = Monday.AddDays(28).AddHours(12);
        var before = rhythm.Expected(now, now.AddDays(7));
        var after = rhythm.After(now.AddDays(70), [.. Enumerable.Repeat((DateTimeOffset?)null, 6)], 40).Expected(now, now.AddDays(7));
        Assert.That(after, Is.EqualTo(before).Within(15).Percent);
    }

    [Test]
    public void It_is_kept_in_few_bytes_and_comes_back_the_same()
    {
        var rhythm = Learned(weeks: 1, perHour: hour => hour % 5);
        Assert.That(rhythm.ToBytes(), Has.Length.LessThan(400));
        Assert.That(Rhythm.FromBytes(rhythm.ToBytes()), Is.EqualTo(rhythm));
        Assert.That(Rhythm.FromBytes([7, 7, 7]), Is.EqualTo(Rhythm.None));
    }

    [Test]
    public void What_is_expected_over_weeks_is_the_sum_of_their_hours()
    {
        var rhythm = Learned(weeks: 6, perHour: _ => 2);
        var from = Monday.AddDays(42).AddHours(3.5);
        Assert.That(rhythm.Expected(from, from.AddDays(14)), Is.EqualTo(2 * 336).Within(60));
        Assert.That(rhythm.Expected(from, from.AddMinutes(30)), Is.EqualTo(1).Within(0.2));
        Assert.That(rhythm.Expected(from, from), Is.Zero);
    }

    [Test]
    public void Odd_dates_teach_nothing_odd()
    {
        DateTimeOffset?[] odd = [DateTimeOffset.MinValue, DateTimeOffset.MaxValue, null, Monday.AddYears(-30), Monday.AddYears(30)];
        var rhythm = Rhythm.None.After(Monday, odd, 5).After(Monday.AddHours(1), odd, 5).After(Monday.AddYears(3), odd, 5).After(Monday, odd, 5);
        Assert.That(Wait(rhythm).Time, Is.InRange(Least, Most));
        Assert.That(rhythm.Expected(Monday, Monday.AddDays(7)), Is.GreaterThan(0).And.LessThan(400));
    }

    // Polled every hour for so many weeks, and some hours more.
    private static Rhythm Learned(int weeks, Func<int, int> perHour, int window = 40, int more = 0)
    {
        var rhythm = Rhythm.None.After(Monday, [], window);
        for (var hour = 0; hour < (weeks * WeekHour.Count) + more; hour++)
        {
            var from = Monday.AddHours(hour);
            var count = perHour(hour % WeekHour.Count);
            rhythm = rhythm.After(from.AddHours(1), [.. Enumerable.Range(0, count).Select(i => (DateTimeOffset?)from.AddMinutes(((60.0 * i / count) + (hour * 7.3)) % 59.9).AddSeconds(1))], window);
        }

        return rhythm;
    }

    private static RhythmWait At(Rhythm rhythm, DateTimeOffset now, int? window = null) => Wait(rhythm.After(now, [], window));

    private static RhythmWait Wait(Rhythm rhythm) => rhythm.Wait(TimeSpan.FromMinutes(15), new WaitBounds(Least, Most));
}
