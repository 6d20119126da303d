using Aggregator.Fetching;

namespace Aggregator.Scheduling;

/// <summary>What holds for every decision, whatever was answered: tried with many random histories of fixed seeds.</summary>
public sealed class NextPollProperties
{
    private static readonly DateTimeOffset Start = new(2026, 3, 27, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public void Every_answer_leads_to_a_later_instant_with_a_reason_within_bounds([Range(1, 40)] int seed)
    {
        var random = new Random(seed);
        var rhythm = Rhythm.None;
        var now = Start;
        for (var poll = 0; poll < 300; poll++)
        {
            rhythm = rhythm.After(now, News(random, now), random.Next(3) == 0 ? null : random.Next(200));
            var facts = Facts(random, rhythm);
            var due = NextPoll.After(facts, now, random.NextDouble());

            // A week of skipped hours is the most that is put on top of the longest wait.
            var longest = Longest(facts) + TimeSpan.FromDays(7.1);
            Assert.That(due.At - now, Is.GreaterThan(TimeSpan.Zero).And.LessThanOrEqualTo(longest), $"{facts}");
            Assert.That(due.Because, Is.Not.Empty.And.Length.LessThan(200));
            now = due.At;
        }
    }

    [Test]
    public void Whatever_was_learned_a_rhythm_starves_no_source_and_hurries_none([Range(1, 40)] int seed)
    {
        var random = new Random(seed);
        var bounds = new WaitBounds(TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(60));
        var plan = PollPlan.Every(TimeSpan.FromMinutes(15)) with { Adaptive = bounds };
        var (rhythm, now) = (Rhythm.None, Start);
        for (var poll = 0; poll < 500; poll++)
        {
            rhythm = rhythm.After(now, News(random, now), random.Next(2) == 0 ? null : random.Next(60));
            var wait = NextPoll.After(new PollFacts { End = PollEnd.Answered, Plan = plan, Rhythm = rhythm }, now, random.NextDouble()).At - now;
            Assert.That(wait, Is.InRange(bounds.Fastest, bounds.Slowest * 1.05));
            now += wait * (1 + random.Next(3));
        }
    }

    [Test]
    public void Polling_never_ends_however_long_the_trouble_lasts([Values(PollEnd.Failed, PollEnd.Throttled, PollEnd.Gone)] PollEnd end)
    {
        var now = Start;
        for (var failures = 1; failures < 1_000; failures++)
        {
            var due = NextPoll.After(new PollFacts { End = end, Plan = PollPlan.Every(TimeSpan.FromMinutes(15)), Failures = failures, Asked = end == PollEnd.Throttled && failures % 2 == 0 ? RetryAfter.Longest : null }, now, 1);
            Assert.That(due.At - now, Is.LessThanOrEqualTo(NextPoll.Ceiling * 1.1));
            now = due.At;
        }
    }

    [Test]
    public void What_a_server_asks_for_is_never_undercut([Range(1, 20)] int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 500; i++)
        {
            var facts = Facts(random, Rhythm.None.After(Start, News(random, Start), 20)) with { End = random.Next(2) == 0 ? PollEnd.Answered : PollEnd.Throttled };
            var due = NextPoll.After(facts, Start, random.NextDouble());
            if (facts.Asked is { } asked)
                Assert.That(due.At - Start, Is.GreaterThanOrEqualTo(Shorter(asked, facts.End == PollEnd.Throttled ? NextPoll.Ceiling : TimeSpan.FromHours(6))), $"{facts}");
            if (facts.End == PollEnd.Answered && facts.Pace.AtMostEvery is { } every)
                Assert.That(due.At - Start, Is.GreaterThanOrEqualTo(Shorter(every, NextPoll.Ceiling)), $"{facts}");
        }
    }

    private static PollFacts Facts(Random random, Rhythm rhythm)
    {
        var interval = TimeSpan.FromMinutes(Math.Pow(10, random.NextDouble() * 4));
        var plan = PollPlan.Every(interval);
        return new PollFacts
        {
            End = (PollEnd)random.Next(4),
            Plan = random.Next(2) == 0 ? plan : plan with { Adaptive = new WaitBounds(interval * 0.2, interval * 4) },
            Asked = random.Next(2) == 0 ? null : TimeSpan.FromSeconds(Math.Pow(10, random.NextDouble() * 7) - 1),
            Pace = random.Next(2) == 0 ? Pace.None : new Pace
            {
                AtMostEvery = random.Next(2) == 0 ? null : TimeSpan.FromMinutes(random.Next(100_000)),
                SkipHours = [.. Enumerable.Range(0, random.Next(24)).Select(_ => random.Next(24))],
                SkipDays = [.. Enumerable.Range(0, random.Next(7)).Select(_ => (DayOfWeek)random.Next(7))],
            },
            Rhythm = rhythm,
            Failures = random.Next(1, 50),
            WindowLostAfter = random.Next(4) == 0 ? TimeSpan.FromSeconds(random.Next(100_000)) : null,
        };
    }

    private static List<DateTimeOffset?> News(Random random, DateTimeOffset now) =>
        [.. Enumerable.Range(0, random.Next(4) == 0 ? random.Next(60) : 0).Select(_ => random.Next(5) == 0 ? (DateTimeOffset?)null : now.AddMinutes(-random.Next(-100, 10_000)))];

    private static TimeSpan Longest(PollFacts facts) => new[] { NextPoll.Ceiling, facts.Plan.Interval, facts.Plan.Adaptive?.Slowest ?? TimeSpan.Zero }.Max() * 1.1;

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
