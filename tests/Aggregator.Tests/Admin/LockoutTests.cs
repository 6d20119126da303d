using Aggregator.Admin.Access;
using Aggregator.Storing;

namespace Aggregator.Admin;

/// <summary>What failed attempts cost.</summary>
public sealed class LockoutTests
{
    private static readonly DateTimeOffset Now = Desk.Start;
    private static readonly Lockout Rule = new(5, TimeSpan.FromMinutes(10));

    [Test]
    public void The_first_failures_are_free_and_then_pauses_double_up_to_the_longest()
    {
        var (attempts, now, pauses) = (Attempts.None, Now, new List<double>());
        foreach (var _ in Enumerable.Range(0, 12))
        {
            attempts = Rule.Failed(attempts, now);
            pauses.Add(Lockout.Pause([attempts], now)?.TotalSeconds ?? 0);
            now = attempts.Until ?? now;
        }

        Assert.That(pauses, Is.EqualTo(new double[] { 0, 0, 0, 0, 30, 60, 120, 240, 480, 600, 600, 600 }));
    }

    [Test]
    public void However_many_fail_the_pause_stays_a_number() =>
        Assert.That(Rule.Failed(new Attempts(int.MaxValue / 2, Now, Now), Now).Until, Is.EqualTo(Now.AddMinutes(10)));

    [Test]
    public void A_pause_ends_at_its_instant()
    {
        var attempts = new Attempts(5, Now, Now.AddSeconds(30));
        Assert.That(Lockout.Pause([Attempts.None, attempts], Now.AddSeconds(29)), Is.EqualTo(TimeSpan.FromSeconds(1)));
        Assert.That(Lockout.Pause([Attempts.None, attempts], Now.AddSeconds(30)), Is.Null);
        Assert.That(Lockout.Pause([Attempts.None], Now), Is.Null);
    }

    [Test]
    public void After_a_quiet_day_all_is_forgotten_and_before_that_nothing()
    {
        var attempts = new Attempts(9, Now, Now.AddMinutes(10));
        Assert.That(Rule.Failed(attempts, Now.AddHours(24)).Failures, Is.EqualTo(10));
        Assert.That(Rule.Failed(attempts, Now.AddHours(25)).Failures, Is.EqualTo(1));
    }

    [Test]
    public void What_was_counted_beforehand_is_taken_back_to_where_it_was()
    {
        var before = new Attempts(4, Now, null);
        Assert.That(Lockout.TakenBack(Rule.Failed(before, Now)), Is.EqualTo(before));
        Assert.That(Lockout.TakenBack(Attempts.None).Failures, Is.Zero);
    }
}
