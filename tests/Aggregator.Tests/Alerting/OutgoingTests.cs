namespace Aggregator.Alerting;

/// <summary>How notices become messages: gathered, limited, tried again, and nothing lost on the way.</summary>
public sealed class OutgoingTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);

    private Outgoing _waiting = null!;

    [SetUp]
    public void Begin() => _waiting = new Outgoing(TimeSpan.FromSeconds(60), perHour: 2);

    [Test]
    public void News_of_trouble_is_gathered_into_one_message()
    {
        _waiting.Add([Began("a")], Start);
        _waiting.Add([Began("b")], Start.AddSeconds(50));
        Assert.That(_waiting.Due(Start.AddSeconds(59)), Is.Null);
        Assert.That(_waiting.Due(Start.AddSeconds(60))!.Select(n => n.Key), Is.EqualTo(new[] { "a", "b" }));
        Assert.That(_waiting.Due(Start.AddSeconds(61)), Is.Null, "it is under way");
        _waiting.Sent(Start.AddSeconds(62));
        Assert.That(_waiting.Due(Start.AddHours(1)), Is.Null);
    }

    [Test]
    public void More_than_so_many_messages_an_hour_wait_and_go_together()
    {
        for (var i = 0; i < 10; i++)
        {
            _waiting.Add([Began($"{i}")], Start.AddMinutes(2 * i));
            if (_waiting.Due(Start.AddMinutes((2 * i) + 1)) is not null)
                _waiting.Sent(Start.AddMinutes((2 * i) + 1));
        }

        Assert.That(_waiting.Waiting, Has.Count.EqualTo(8));
        Assert.That(_waiting.Due(Start.AddMinutes(62))!, Has.Count.EqualTo(8));
    }

    [Test]
    public void A_refusal_is_tried_again_with_growing_pauses_and_what_came_meanwhile_goes_along()
    {
        _waiting.Add([Began("a")], Start);
        var now = Start.AddMinutes(1);
        var tries = new List<double>();
        for (; tries.Count < 9; now = now.AddSeconds(1))
        {
            if (_waiting.Due(now) is null)
                continue;
            tries.Add((now - Start).TotalMinutes);
            _waiting.Failed(now);
            _waiting.Add([Began($"b{tries.Count}")], now);
        }

        Assert.That(tries.Zip(tries.Skip(1), (one, next) => next - one), Is.EqualTo(new[] { 0.5, 1, 2, 4, 8, 16, 30, 30 }).Within(0.05));
        Assert.That(_waiting.Waiting, Has.Count.EqualTo(10));
    }

    [Test]
    public void After_a_day_of_refusals_it_is_given_up_and_said()
    {
        _waiting.Add([Began("a")], Start);
        Assert.That(_waiting.Due(Start.AddMinutes(1)), Is.Not.Null);
        Assert.That(_waiting.Failed(Start.AddDays(1.1)), Does.Contain("1 notices are given up"));
        Assert.That(_waiting.Waiting, Is.Empty);
    }

    [Test]
    public void What_began_and_ended_before_anybody_was_told_is_not_told()
    {
        _waiting.Add([Began("a"), Began("b")], Start);
        _waiting.Add([Ended("a")], Start.AddSeconds(10));
        Assert.That(_waiting.Due(Start.AddMinutes(1))!.Select(n => n.Key), Is.EqualTo(new[] { "b" }));
    }

    [Test]
    public void What_ends_while_its_beginning_is_being_told_is_told_after_it()
    {
        _waiting.Add([Began("a")], Start);
        Assert.That(_waiting.Due(Start.AddMinutes(1)), Is.Not.Null);
        _waiting.Add([Ended("a")], Start.AddMinutes(1));
        _waiting.Sent(Start.AddMinutes(2));
        Assert.That(_waiting.Due(Start.AddMinutes(4))!.Single().Kind, Is.EqualTo(NoticeKind.Ended));
    }

    [Test]
    public void What_ends_while_its_beginning_is_refused_is_told_neither_way()
    {
        _waiting.Add([Began("a")], Start);
        Assert.That(_waiting.Due(Start.AddMinutes(1)), Is.Not.Null);
        _waiting.Add([Ended("a")], Start.AddMinutes(1));
        _waiting.Failed(Start.AddMinutes(2));
        Assert.That(_waiting.Waiting, Is.Empty);
    }

    private static AlertNotice Began(string key) => new(NoticeKind.Began, key, $"{key} fails", "500", Start, Start);

    private static AlertNotice Ended(string key) => Began(key) with { Kind = NoticeKind.Ended };
}
