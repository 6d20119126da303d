namespace Aggregator.Surfacing.Timing;

/// <summary>What is said of how punctual a source is.</summary>
public sealed class DelaysTests
{
    private static readonly DateTimeOffset Now = FakeNewsroom.Start;

    [Test]
    public void Nothing_is_said_of_a_source_that_told_nothing() => Assert.That(new Delays().Since(Now), Is.Null);

    [Test]
    public void Quantiles_are_delays_that_there_were()
    {
        var delays = new Delays();
        foreach (var minutes in Enumerable.Range(1, 20).Reverse())
            delays.Add(Now.AddMinutes(minutes), TimeSpan.FromMinutes(minutes), TimeSpan.FromMinutes(minutes) + TimeSpan.FromSeconds(1));

        var punctuality = delays.Since(Now)!;
        Assert.That((punctuality.Reports, punctuality.NewestAt), Is.EqualTo((20, Now.AddMinutes(20))));
        Assert.That(punctuality.Stored, Is.EqualTo(new Quantiles(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(19))));
        Assert.That(punctuality.Visible!.Value.P95, Is.EqualTo(TimeSpan.FromMinutes(19) + TimeSpan.FromSeconds(1)));
    }

    [Test]
    public void What_nobody_watched_counts_for_the_store_only()
    {
        var delays = new Delays();
        delays.Add(Now, TimeSpan.FromMinutes(3), null);

        Assert.That(delays.Since(Now)!.Visible, Is.Null);
        Assert.That(delays.Since(Now)!.Stored.P50, Is.EqualTo(TimeSpan.FromMinutes(3)));
    }

    [Test]
    public void What_is_old_is_forgotten_by_time_and_by_number()
    {
        var delays = new Delays();
        foreach (var n in Enumerable.Range(0, Delays.Most + 10))
            delays.Add(Now.AddMinutes(n), TimeSpan.FromMinutes(n), null);

        Assert.That(delays.Since(DateTimeOffset.MinValue)!.Reports, Is.EqualTo(Delays.Most));
        Assert.That(delays.Since(Now.AddMinutes(Delays.Most + 8))!.Reports, Is.EqualTo(2));
    }
}
