using Aggregator.Extracting;

namespace Aggregator.Normalising;

/// <summary>Notices by which an outlet corrects itself, and sentences that only look like one.</summary>
public sealed class CorrectionsTests
{
    [TestCase("This article was amended on 24 November 2026 to correct the name of the harbour master.", CorrectionKind.Amendment, "2026-11-24")]
    [TestCase("• This article was amended on 3 March 2025. An earlier version said the vote was on Monday.", CorrectionKind.Amendment, "2025-03-03")]
    [TestCase("This article was amended on Tuesday 24 November 2026 because it misstated a sum.", CorrectionKind.Amendment, "2026-11-24")]
    [TestCase("This story has been corrected. It was the county council, not the city council.", CorrectionKind.Correction, null)]
    [TestCase("The headline of this article was amended on 1 May 2026 to reflect the court's finding.", CorrectionKind.Amendment, "2026-05-01")]
    [TestCase("The caption on this article was corrected on November 24, 2026.", CorrectionKind.Correction, "2026-11-24")]
    [TestCase("This piece was updated on 24 November 2026 to clarify that talks had begun.", CorrectionKind.Clarification, "2026-11-24")]
    [TestCase("Correction: The bridge is 90 metres long, not 900.", CorrectionKind.Correction, null)]
    [TestCase("Correction 24 November 2026: This article has been amended after we wrongly named the school.", CorrectionKind.Correction, "2026-11-24")]
    [TestCase("CORRECTION (24/11/2026): the price is £12.", CorrectionKind.Correction, "2026-11-24")]
    [TestCase("Corrections and clarifications: we said the ferry sails daily.", CorrectionKind.Correction, null)]
    [TestCase("Clarification – the charity is not part of the trust.", CorrectionKind.Clarification, null)]
    [TestCase("An earlier version of this article said the mayor had resigned.", CorrectionKind.Correction, null)]
    [TestCase("A previous version of this story misstated the date.", CorrectionKind.Correction, null)]
    [TestCase("This article originally stated that the pit closed in 1984.", CorrectionKind.Correction, null)]
    [TestCase("Editor's note: this article was corrected to remove a wrong figure.", CorrectionKind.Correction, null)]
    [TestCase("Update 24 November: This story has been updated to correct the number of homes.", CorrectionKind.Correction, null)]
    [TestCase("[This article has been clarified to say who owns the land.]", CorrectionKind.Clarification, null)]
    [TestCase("IPSO adjudication: Smith v The Herald", CorrectionKind.Ruling, null)]
    [TestCase("Following a complaint to the Independent Press Standards Organisation, this article has been amended.", CorrectionKind.Ruling, null)]
    [TestCase("IPSO has upheld a complaint against this newspaper under Clause 1 (Accuracy).", CorrectionKind.Ruling, null)]
    public void A_notice_is_recognised_with_its_kind_and_day(string text, CorrectionKind kind, string? day)
    {
        var correction = Corrections.In([new Block(BlockKind.Paragraph, "The council met."), new Block(BlockKind.Paragraph, text)]).Single();
        Assert.That((correction.Kind, correction.Text, correction.MadeOn?.ToString("O", null), correction.Paragraph), Is.EqualTo((kind, text, day, 1)));
    }

    [TestCase("This article was updated on 24 November 2026 to add a comment from the council.")]
    [TestCase("This article was first published on 24 November 2026.")]
    [TestCase("This story was originally published in 2019.")]
    [TestCase("Corrections officers said that the prison was full.")]
    [TestCase("The correction: markets fell by a tenth.")]
    [TestCase("The newspaper printed a correction on Monday after IPSO upheld a complaint.")]
    [TestCase("IPSO upheld a complaint against the Daily Gazette, which had named a child.")]
    [TestCase("Ministers amended the bill on 24 November 2026.")]
    [TestCase("She asked for clarification of the rules.")]
    [TestCase("The bill was amended on 24 November 2026 to remove the clause.")]
    [TestCase("An earlier version of the plan had two towers.")]
    [TestCase("“This article was corrected” is a line that editors dread, he wrote.")]
    public void What_a_report_says_of_others_is_no_notice(string text) => Assert.That(Corrections.KindOf(text), Is.Null);

    [Test]
    public void A_notice_that_vanishes_from_the_text_has_still_been_made()
    {
        var first = new Correction(CorrectionKind.Correction, "Correction: it was Tuesday.", null, 4);
        var both = Corrections.Together([first], [new Correction(CorrectionKind.Clarification, "Clarification: in the evening.", null, 4)], revision: 3);
        Assert.That(both.Select(c => (c.Text, c.Revision)), Is.EqualTo(new[] { ("Correction: it was Tuesday.", 1), ("Clarification: in the evening.", 3) }));
        Assert.That(Corrections.Together(both, [], 4), Is.SameAs(both));
        Assert.That(Corrections.Together(both, [first with { Text = "Correction – it was Tuesday" }], 4), Is.SameAs(both), "the same words in other type");
    }

    [TestCase("This article has been removed.", true)]
    [TestCase("This story has been withdrawn for legal reasons.", true)]
    [TestCase("Sorry, this page is no longer available.", true)]
    [TestCase("Withdrawn: council tax report", true)]
    [TestCase("The statue has been removed from the square.", false)]
    [TestCase("Withdrawn troops return home.", false)]
    public void A_page_that_says_that_its_report_is_gone_is_recognised(string text, bool gone) =>
        Assert.That(Removals.Of(Page("A headline", text)) is not null, Is.EqualTo(gone));

    [Test]
    public void A_report_that_tells_of_a_removal_is_a_report() =>
        Assert.That(Removals.Of(Page("This article has been removed, editors say", string.Join(' ', Enumerable.Repeat("word", 61)))), Is.Null);

    private static PageReading Page(string headline, string text) =>
        new() { Kind = PageKind.Article, Headline = new(headline, "meta"), Body = new([new Block(BlockKind.Paragraph, text)], "scoring") };
}
