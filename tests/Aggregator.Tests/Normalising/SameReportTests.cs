using Aggregator.Extracting;

namespace Aggregator.Normalising;

/// <summary>What decides whether two tellings in doubt are one report.</summary>
public sealed class SameReportTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [TestCase("Morning briefing", 0)]
    [TestCase("Council votes to close the inner harbour", 0)]
    public void An_equal_headline_does_not_outweigh_a_text_that_contradicts_it(string headline, int hours) =>
        Assert.That(SameReport.Versions(Of(headline, Words("a", 40)), Of(headline, Words("b", 40), hours)).IsSame, Is.False);

    [TestCase("Morning briefing", 2, true)]
    [TestCase("Morning briefing", 24, false)]
    [TestCase("Council votes to close the inner harbour", 24, true)]
    public void Without_a_text_a_recurring_headline_holds_for_one_issue(string headline, int hours, bool same) =>
        Assert.That(SameReport.Versions(Of(headline, ""), Of(headline, "", hours)).IsSame, Is.EqualTo(same));

    [Test]
    public void A_rewritten_report_is_a_version_of_it() =>
        Assert.That(SameReport.Versions(Of("Harbour to close", Words("a", 60)), Of("Court asked to keep harbour", Words("a", 25) + " " + Words("c", 25), 72)).IsSame);

    [Test]
    public void Reports_that_share_what_stands_at_their_end_are_two() =>
        Assert.That(SameReport.Versions(Of("Police appeal after theft", Words("a", 30) + " " + Words("z", 60)), Of("Police appeal after assault", Words("b", 30) + " " + Words("z", 60))).IsSame, Is.False);

    [TestCase(1, true)]
    [TestCase(47, true)]
    [TestCase(49, false)]
    public void A_near_copy_counts_while_it_is_near_in_time(int hours, bool same) =>
        Assert.That(SameReport.NearCopies(Of("Council votes to close harbour", Words("a", 60)), Of("Council votes to close harbour", Words("a", 59) + " other", hours)).IsSame, Is.EqualTo(same));

    [Test]
    public void A_copy_under_another_headline_is_not_enough() =>
        Assert.That(SameReport.NearCopies(Of("Council votes to close harbour", Words("a", 60)), Of("Snow cuts off islands", Words("a", 60))).IsSame, Is.False);

    [Test]
    public void Every_verdict_gives_its_reason_and_is_the_same_both_ways()
    {
        Wording[] all = [Of("Morning briefing", ""), Of("Council votes to close harbour", Words("a", 60)), Of("Council votes to close harbour", Words("a", 30) + Words("b", 30), 30), Of("Snow", Words("b", 60), 1)];
        foreach (var one in all)
        {
            foreach (var other in all)
            {
                Assert.That((SameReport.Versions(one, other), SameReport.NearCopies(one, other)), Is.EqualTo((SameReport.Versions(other, one), SameReport.NearCopies(other, one))));
                Assert.That(SameReport.Versions(one, other).Because, Is.Not.Empty);
            }
        }
    }

    private static Wording Of(string headline, string text, int hours = 0) => new(headline, null, text.Length == 0 ? [] : [new Block(BlockKind.Paragraph, text)], Noon.AddHours(hours));

    private static string Words(string subject, int count) => string.Join(' ', Enumerable.Range(0, count).Select(i => $"{subject}word{i}"));
}
