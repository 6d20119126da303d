using Aggregator.Fetching;
using Aggregator.Storing;

namespace Aggregator.Scheduling;

/// <summary>When a page is fetched again: a decision table.</summary>
public sealed class NextVisitTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan[] Rechecks = [TimeSpan.FromMinutes(30), TimeSpan.FromHours(6)];

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
    public void A_page_that_is_not_there_at_first_is_tried_three_times()
    {
        Assert.That(After(Fresh with { Failures = 1 }, Failed(FetchFailure.NotFound)), Is.EqualTo(new VisitTrouble.Retry(Now.AddMinutes(5))));
        Assert.That(After(Fresh with { Failures = 2 }, Failed(FetchFailure.NotFound)), Is.EqualTo(new VisitTrouble.Reject("page-not-found")));
        Assert.That(After(Written with { Failures = 2 }, Failed(FetchFailure.NotFound)), Is.TypeOf<VisitTrouble.Withdraw>());
    }

    [Test]
    public void A_page_that_is_gone_is_gone()
    {
        Assert.That(After(Fresh, Failed(FetchFailure.Gone)), Is.EqualTo(new VisitTrouble.Reject("page-gone")));
        Assert.That(After(Written, Failed(FetchFailure.Gone)), Is.TypeOf<VisitTrouble.Withdraw>());
    }

    [Test]
    public void Every_failure_has_an_answer_however_often_it_came([Values] FetchFailure failure, [Values(0, 1, 2, 5, int.MaxValue - 1)] int failures)
    {
        Assert.That(() => After(Fresh with { Failures = failures }, Failed(failure)), Throws.Nothing);
        Assert.That(() => After(Written with { Failures = failures }, Failed(failure)), Throws.Nothing);
    }

    private static FetchOutcome.Failed Failed(FetchFailure failure) => new(failure, "because");

    private static VisitTrouble After(PageVisit visit, FetchOutcome outcome) => NextVisit.AfterTrouble(visit, outcome, Now, Rechecks);
}
