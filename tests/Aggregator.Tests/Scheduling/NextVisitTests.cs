using Aggregator.Fetching;
using Aggregator.Storing;

namespace Aggregator.Scheduling;

/// <summary>When a page is fetched again: a decision table.</summary>
public sealed class NextVisitTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan[] Rechecks = [TimeSpan.FromMinutes(30), TimeSpan.FromHours(6)];
    private static readonly VisitPatience Patience = new(Rechecks, TimeSpan.FromHours(1), TimeSpan.FromHours(6));

    private static readonly PageVisit Fresh = new() { Source = new("times/top"), Key = 1, Entry = new(), FirstSeenAt = Now, DueAt = Now };
    private static readonly PageVisit Written = Fresh with { Article = new("a1") };

    [TestCase(0, 30)]
    [TestCase(29, 30)]
    [TestCase(30, 360)]
    [TestCase(360, null)]
    public void A_page_that_was_read_is_looked_at_again_as_configured(int age, int? next) =>
        Assert.That(NextVisit.AfterSuccess(Now, Now.AddMinutes(age), Rechecks), Is.EqualTo(next is { } n ? Now.AddMinutes(n) : (DateTimeOffset?)null));

    [TestCase(120, 2)]
    [TestCase(0, 1.0 / 60, TestName = "No_wait_is_at_least_a_second")]
    [TestCase(864_000, 360, TestName = "Nobody_can_put_a_page_off_for_more_than_six_hours_at_a_time")]
    public void A_throttled_page_waits_as_long_as_it_asked(int seconds, double minutes) =>
        Assert.That(After(Fresh, new FetchOutcome.Throttled(429, TimeSpan.FromSeconds(seconds))), Is.EqualTo(new VisitTrouble.Retry(Now.AddMinutes(minutes))));

    [TestCase(0, 1)]
    [TestCase(1, 5)]
    [TestCase(2, 25)]
    [TestCase(4, 360)]
    public void Throttled_without_a_time_backs_off(int failures, int minutes) =>
        Assert.That(After(Fresh with { Failures = failures }, new FetchOutcome.Throttled(503, null)), Is.EqualTo(new VisitTrouble.Retry(Now.AddMinutes(minutes))));

    [Test]
    public void An_entry_does_not_wait_for_ever_for_a_throttled_page()
    {
        Assert.That(After(Fresh with { Failures = 5 }, new FetchOutcome.Throttled(429, TimeSpan.FromSeconds(1))), Is.TypeOf<VisitTrouble.UseEntry>());
        Assert.That(After(Written with { Failures = 5 }, new FetchOutcome.Throttled(429, null)), Is.EqualTo(new VisitTrouble.Keep(Now.AddMinutes(30))));
    }

    [TestCase(0, 1)]
    [TestCase(1, 5)]
    public void Network_trouble_is_tried_again(int failures, int minutes) =>
        Assert.That(After(Fresh with { Failures = failures }, Failed(FetchFailure.Timeout)), Is.EqualTo(new VisitTrouble.Retry(Now.AddMinutes(minutes))));

    [Test]
    public void After_three_tries_the_entry_has_to_do_and_the_page_is_tried_later() =>
        Assert.That(After(Fresh with { Failures = 2 }, Failed(FetchFailure.ServerError)), Is.EqualTo(new VisitTrouble.UseEntry(Now.AddMinutes(25))));

    [Test]
    public void An_article_outlives_its_pages_trouble()
    {
        Assert.That(After(Written with { Failures = 4 }, Failed(FetchFailure.Dns)), Is.TypeOf<VisitTrouble.Retry>());
        Assert.That(After(Written with { Failures = 5 }, Failed(FetchFailure.Dns)), Is.EqualTo(new VisitTrouble.Keep(Now.AddMinutes(30))));
    }

    [TestCase(FetchFailure.Robots)]
    [TestCase(FetchFailure.Forbidden)]
    [TestCase(FetchFailure.Challenged)]
    [TestCase(FetchFailure.AddressRefused)]
    [TestCase(FetchFailure.TooLarge)]
    [TestCase(FetchFailure.ClientError)]
    [TestCase(FetchFailure.Redirect)]
    public void Where_trying_again_will_not_help_the_entry_has_to_do(FetchFailure failure)
    {
        Assert.That(After(Fresh, Failed(failure)), Is.EqualTo(new VisitTrouble.UseEntry(null)));
        Assert.That(After(Written, Failed(failure)), Is.EqualTo(new VisitTrouble.Keep(Now.AddMinutes(30))));
    }

    [Test]
    public void A_page_that_never_was_there_is_tried_three_times()
    {
        Assert.That(After(Fresh with { Failures = 1 }, Failed(FetchFailure.NotFound)), Is.EqualTo(new VisitTrouble.Retry(Now.AddMinutes(5))));
        Assert.That(After(Fresh with { Failures = 2 }, Failed(FetchFailure.NotFound)), Is.EqualTo(new VisitTrouble.Reject("page-not-found")));
        Assert.That(After(Fresh, Failed(FetchFailure.Gone)), Is.EqualTo(new VisitTrouble.Reject("page-gone")));
    }

    [Test]
    public void An_article_is_withdrawn_only_after_four_404s_over_six_hours()
    {
        var (visit, now, waits) = (Written, Now, new List<double>());
        while (NextVisit.AfterTrouble(visit, Failed(FetchFailure.NotFound), now, Patience) is VisitTrouble.Missing missing)
        {
            waits.Add((missing.At - now).TotalMinutes);
            (visit, now) = (visit with { Absence = missing.Absence }, missing.At);
        }

        Assert.That(waits, Is.EqualTo(new double[] { 10, 60, 290 }));
        Assert.That(NextVisit.AfterTrouble(visit, Failed(FetchFailure.NotFound), now, Patience), Is.EqualTo(new VisitTrouble.Withdraw("the page was not found 4 times in 6 h (404)", new Absence(4, Now, Gone: false))));
    }

    [Test]
    public void Many_404s_at_once_withdraw_nothing()
    {
        var visit = Written with { Absence = new Absence(20, Now.AddMinutes(-30), Gone: false) };
        Assert.That(After(visit, Failed(FetchFailure.NotFound)), Is.EqualTo(new VisitTrouble.Missing(Now.AddHours(5.5), new Absence(21, Now.AddMinutes(-30), Gone: false))));
    }

    [Test]
    public void A_410_is_heard_twice_an_hour_apart()
    {
        Assert.That(After(Written, Failed(FetchFailure.Gone)), Is.EqualTo(new VisitTrouble.Missing(Now.AddHours(1), new Absence(1, Now, Gone: true))));
        Assert.That(After(Written with { Absence = new Absence(1, Now.AddMinutes(-20), Gone: true) }, Failed(FetchFailure.Gone)), Is.TypeOf<VisitTrouble.Missing>());
        Assert.That(After(Written with { Absence = new Absence(1, Now.AddHours(-1), Gone: false) }, Failed(FetchFailure.Gone)), Is.TypeOf<VisitTrouble.Missing>(), "the one before was a 404");
        Assert.That(After(Written with { Absence = new Absence(1, Now.AddHours(-1), Gone: true) }, Failed(FetchFailure.Gone)), Is.TypeOf<VisitTrouble.Withdraw>());
    }

    [Test]
    public void A_withdrawal_that_is_held_back_is_asked_for_again_and_not_for_ever()
    {
        Assert.That(NextVisit.Held(new Absence(4, Now.AddDays(-2), Gone: false), Now), Is.EqualTo(new VisitTrouble.Missing(Now.AddHours(6), new Absence(4, Now.AddDays(-2), Gone: false, Held: true))));
        Assert.That(NextVisit.Held(new Absence(60, Now.AddDays(-14), Gone: false), Now), Is.EqualTo(new VisitTrouble.Keep(null)));
    }

    [Test]
    public void Every_failure_has_an_answer_however_often_it_came([Values] FetchFailure failure, [Values(0, 1, 2, 5, int.MaxValue - 1)] int failures)
    {
        Assert.That(() => After(Fresh with { Failures = failures }, Failed(failure)), Throws.Nothing);
        Assert.That(() => After(Written with { Failures = failures }, Failed(failure)), Throws.Nothing);
    }

    private static FetchOutcome.Failed Failed(FetchFailure failure) => new(failure, "because");

    private static VisitTrouble After(PageVisit visit, FetchOutcome outcome) => NextVisit.AfterTrouble(visit, outcome, Now, Patience);
}
