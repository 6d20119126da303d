using System.Text.Json;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Alerting;

/// <summary>What is told of a trouble and when: once, when it lasts; that it is over, when it stays away.</summary>
public sealed class AlertBookTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 24, 3, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Recovery = TimeSpan.FromMinutes(10);

    private AlertBook _book = null!;
    private DateTimeOffset _now;

    [SetUp]
    public void Begin() => (_book, _now) = (new AlertBook(), Start);

    [Test]
    public void A_trouble_is_told_once_when_it_has_lasted_and_once_when_it_stays_away()
    {
        Assert.That(Look(0, Wrong()), Is.Empty);
        Assert.That(Look(4, Wrong()), Is.Empty);
        Assert.That(Look(1, Wrong()), Is.EqualTo(new[] { "Began a: it fails" }));
        Assert.That(Look(60, Wrong()), Is.Empty, "once");
        Assert.That(Look(1), Is.Empty);
        Assert.That(Look(9), Is.Empty);
        Assert.That(Look(1), Is.EqualTo(new[] { "Ended a: it fails" }));
        Assert.That(_book.Troubles, Is.Empty);
    }

    [Test]
    public void What_comes_and_goes_quickly_is_told_neither_way()
    {
        for (var i = 0; i < 50; i++)
            Assert.That(Look(2, i % 2 == 0 ? [Wrong()] : []), Is.Empty);
    }

    [Test]
    public void What_was_told_and_flaps_is_not_told_again()
    {
        Look(0, Wrong());
        Assert.That(Look(6, Wrong()), Has.Count.EqualTo(1));
        for (var i = 0; i < 50; i++)
            Assert.That(Look(5, i % 2 == 0 ? [] : [Wrong()]), Is.Empty);
    }

    [Test]
    public void Another_trouble_of_the_same_thing_is_a_change_but_another_detail_is_not()
    {
        Look(0, Wrong());
        Look(6, Wrong());
        Assert.That(Look(1, Wrong() with { Detail = "502" }), Is.Empty);
        Assert.That(Look(1, Wrong() with { Title = "it is blocked" }), Is.EqualTo(new[] { "Changed a: it is blocked" }));
    }

    [Test]
    public void A_trouble_that_is_known_to_last_is_told_at_the_first_look() =>
        Assert.That(Look(0, Wrong() with { Since = Start.AddHours(-1) }), Has.Count.EqualTo(1));

    [Test]
    public void A_restart_neither_tells_again_nor_forgets_what_is_over()
    {
        Look(0, Wrong());
        Look(6, Wrong());
        var kept = JsonSerializer.Serialize(new AlertMemory(_book.Troubles, new Dictionary<string, IReadOnlyList<AlertNotice>>()), AlertJson.Default.AlertMemory);
        _book = new AlertBook(JsonSerializer.Deserialize(kept, AlertJson.Default.AlertMemory)!.Troubles);

        Assert.That(Look(1, Wrong()), Is.Empty);
        Look(1);
        Assert.That(Look(10), Is.EqualTo(new[] { "Ended a: it fails" }));
    }

    [Test]
    public void While_many_sources_fail_at_once_one_thing_is_told_and_afterwards_those_that_still_fail()
    {
        var options = new AlertingOptions { SourceConfirmMinutes = 10, ConfirmMinutes = 5, FailingShare = 0.5, SilentMinutes = 0, FreeMegabytes = 0 };
        var all = Enumerable.Range(1, 10).Select(i => Source($"s/{i}", SourceHealth.Failing, Start)).ToList();
        var some = all.Select((s, i) => i < 2 ? s : Source(s.Source.Value, SourceHealth.Healthy, Start)).ToList();

        Assert.That(Told(0, all, options), Is.Empty);
        Assert.That(Told(20, all, options), Is.EqualTo(new[] { "Began intake:failing: many sources are in trouble at once" }));
        Assert.That(Told(1, some, options), Is.EqualTo(new[] { "Began source:s/1: s/1 is failing", "Began source:s/2: s/2 is failing" }));
        Assert.That(Told(20, some, options), Is.EqualTo(new[] { "Ended intake:failing: many sources are in trouble at once" }));
    }

    [Test]
    public void A_share_that_moves_about_its_limit_is_one_trouble()
    {
        var options = new AlertingOptions { Sources = false, ConfirmMinutes = 0, RecoverMinutes = 0, FailingShare = 0.5, SilentMinutes = 0, FreeMegabytes = 0 };
        Assert.That(Told(0, Mixed(5), options), Has.Count.EqualTo(1));
        Assert.That(Told(60, Mixed(4), options), Is.Empty, "not below four fifths of the limit");
        Assert.That(Told(60, Mixed(5), options), Is.Empty);
        Look(0);
        Assert.That(Told(60, Mixed(3), options), Has.Count.EqualTo(1));
    }

    [TestCase(119, false)]
    [TestCase(121, true)]
    public void Silence_is_counted_from_the_newest_entry_and_not_from_before_the_start(int minutes, bool told)
    {
        var options = new AlertingOptions { ConfirmMinutes = 0, FreeMegabytes = 0, FailingShare = 0 };
        var source = Source("s/1", SourceHealth.Healthy, Start.AddDays(-1), news: Start.AddDays(-1));
        var facts = Facts([source]);
        Assert.That(AlertConditions.Of(facts, options, new HashSet<string>(), Start.AddMinutes(minutes)).Select(c => c.Key), told ? Is.EqualTo(new[] { AlertConditions.Silent }) : Is.Empty);
    }

    [Test]
    public void Given_up_deliveries_and_little_room_are_told()
    {
        var options = new AlertingOptions { ConfirmMinutes = 0, SilentMinutes = 0 };
        var facts = Facts([]) with { DeadLetters = new Dictionary<string, int> { ["portal"] = 3 }, FreeBytes = 100 * 1024 * 1024 };
        Assert.That(AlertConditions.Of(facts, options, new HashSet<string>(), Start).Select(c => (c.Key, c.Detail)), Is.EqualTo(new[] { (AlertConditions.DeadLetters, "portal: 3"), (AlertConditions.Room, "100 MB are left") }));
    }

    [Test]
    public void Throttled_quiet_and_new_sources_are_in_no_trouble()
    {
        var options = new AlertingOptions { SilentMinutes = 0, FreeMegabytes = 0 };
        foreach (var health in new[] { SourceHealth.Healthy, SourceHealth.Unknown, SourceHealth.Throttled, SourceHealth.WindowLost })
            Assert.That(AlertConditions.Of(Facts([Source("s/1", health, Start)]), options, new HashSet<string>(), Start), Is.Empty, $"{health}");
    }

    private List<string> Look(double minutes, params AlertCondition[] wrong)
    {
        _now += TimeSpan.FromMinutes(minutes);
        return Words(_book.Look(wrong, Recovery, _now));
    }

    private List<string> Told(double minutes, IReadOnlyList<SourceState> sources, AlertingOptions options)
    {
        _now += TimeSpan.FromMinutes(minutes);
        return Words(_book.Look(AlertConditions.Of(Facts(sources), options, _book.Told, _now), TimeSpan.FromMinutes(options.RecoverMinutes), _now));
    }

    private static List<string> Words(IReadOnlyList<AlertNotice> notices) => [.. notices.Select(n => $"{n.Kind} {n.Key}: {n.Title}")];

    private static AlertCondition Wrong() => new("a", "it fails", "500", TimeSpan.FromMinutes(5));

    private static AlertFacts Facts(IReadOnlyList<SourceState> sources) => new(sources, Start, new Dictionary<string, int>(), long.MaxValue);

    private static List<SourceState> Mixed(int failing) => [.. Enumerable.Range(1, 10).Select(i => Source($"s/{i}", i <= failing ? SourceHealth.Failing : SourceHealth.Healthy, Start))];

    private static SourceState Source(string id, SourceHealth health, DateTimeOffset since, DateTimeOffset? news = null) => new()
    {
        Source = new SourceId(id),
        NextAt = Start,
        NextBecause = "every 15 min",
        Health = health,
        Memory = SourceMemory.None with { HealthSince = since, NewsAt = news },
    };
}
