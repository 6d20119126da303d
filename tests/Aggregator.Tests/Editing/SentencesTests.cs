using FsCheck;
using FsCheck.Fluent;

namespace Aggregator.Editing;

/// <summary>Where sentences end in British news.</summary>
public sealed class SentencesTests
{
    private static readonly string[] Tokens =
        ["The", "mayor", "said.", "No.", "10", "“Never!”", "\"Why?\"", "£1.2bn", "p.m.", "St.", "a", "…", "\"", "(", ").", "J.", "Mr.", "U.S.", "\n\n", "\n", "  ", ".", "!!!", "home.The", "é", "🏴"];

    [TestCase("One. Two? Three!", "One.|Two?|Three!")]
    [TestCase("Mr. Smith of St. Albans spoke to Dr. Jones. She agreed.", "Mr. Smith of St. Albans spoke to Dr. Jones.|She agreed.")]
    [TestCase("He lives at No. 10. It is small.", "He lives at No. 10.|It is small.")]
    [TestCase("The answer is no. She left.", "The answer is no.|She left.")]
    [TestCase("It cost £1.2bn in 2024. The mayor objected.", "It cost £1.2bn in 2024.|The mayor objected.")]
    [TestCase("J. K. Brown won. Others lost.", "J. K. Brown won.|Others lost.")]
    [TestCase("The shop opens at 9 a.m. on Sunday. It shuts at 5 p.m. Then all go home.", "The shop opens at 9 a.m. on Sunday.|It shuts at 5 p.m.|Then all go home.")]
    [TestCase("See www.example.co.uk for more. Ends", "See www.example.co.uk for more.|Ends")]
    [TestCase("  no stop at all  ", "no stop at all")]
    [TestCase("", "")]
    public void Sentences_are_found(string text, string expected) => Check(text, expected);

    [TestCase("Lt. Gen. Sir Rupert Hill and Cllr. Ann Day met. Both spoke.", "Lt. Gen. Sir Rupert Hill and Cllr. Ann Day met.|Both spoke.")]
    [TestCase("The Rt. Hon. Jo Field M.P. voted. Others did not.", "The Rt. Hon. Jo Field M.P. voted.|Others did not.")]
    [TestCase("Det. Con. Lee Marsh gave evidence.", "Det. Con. Lee Marsh gave evidence.")]
    [TestCase("It was a con. The victims were old.", "It was a con.|The victims were old.")]
    public void A_title_is_followed_by_its_name(string text, string expected) => Check(text, expected);

    [TestCase("Shares in Brown Ltd. fell. Those of Green plc. rose.", "Shares in Brown Ltd. fell.|Those of Green plc. rose.")]
    [TestCase("She works for Brown & Co. He does not.", "She works for Brown & Co.|He does not.")]
    [TestCase("He lives in Mill Rd. Police came.", "He lives in Mill Rd.|Police came.")]
    [TestCase("She flew to the U.S. It was late.", "She flew to the U.S.|It was late.")]
    [TestCase("The U.S. Senate sat.", "The U.S. Senate sat.")]
    [TestCase("He was Martin King Jr. The crowd knew.", "He was Martin King Jr.|The crowd knew.")]
    public void What_ends_a_name_ends_a_sentence_only_where_another_plainly_begins(string text, string expected) => Check(text, expected);

    [TestCase("See pp. 4–5 and fig. 2. The rest is noise.", "See pp. 4–5 and fig. 2.|The rest is noise.")]
    [TestCase("It opened on Jan. 5. It shut on 3 Feb. Nobody noticed.", "It opened on Jan. 5.|It shut on 3 Feb.|Nobody noticed.")]
    [TestCase("It costs approx. £20. That is cheap.", "It costs approx. £20.|That is cheap.")]
    [TestCase("Smith v. Jones is cited, e.g. In re Brown.", "Smith v. Jones is cited, e.g. In re Brown.")]
    public void What_counts_is_followed_by_its_figure(string text, string expected) => Check(text, expected);

    [TestCase("Doors open at 7 p.m. Tuesday. Bring a coat.", "Doors open at 7 p.m. Tuesday.|Bring a coat.")]
    [TestCase("It began at 9 a.m. GMT. All slept.", "It began at 9 a.m. GMT.|All slept.")]
    [TestCase("It began at 9 a.m. Ministers slept.", "It began at 9 a.m.|Ministers slept.")]
    public void A_time_may_end_a_sentence(string text, string expected) => Check(text, expected);

    [TestCase("He took vitamin D. Doctors approved.", "He took vitamin D.|Doctors approved.")]
    [TestCase("There is no plan B. The minister said so.", "There is no plan B.|The minister said so.")]
    [TestCase("A. A. Milne and George W. Brown met.", "A. A. Milne and George W. Brown met.")]
    public void A_letter_is_an_initial_unless_it_names_a_kind(string text, string expected) => Check(text, expected);

    [TestCase("“It is over.” The crowd left.", "“It is over.”|The crowd left.")]
    [TestCase("\"Where is he?\" Mrs Jones asked. Nobody knew.", "\"Where is he?\" Mrs Jones asked.|Nobody knew.")]
    [TestCase("“Run!” Det. Sgt. Ann Lee shouted.", "“Run!” Det. Sgt. Ann Lee shouted.")]
    [TestCase("“We won!” The fans sang.", "“We won!”|The fans sang.")]
    [TestCase("They want \"more\". Others said: 'Less.' All went.", "They want \"more\".|Others said: 'Less.'|All went.")]
    [TestCase("She resigned. (She had been ill.) He stayed.", "She resigned.|(She had been ill.)|He stayed.")]
    public void Quotations_and_brackets_end_with_the_sentence_they_hold(string text, string expected) => Check(text, expected);

    [TestCase("Two people died.The cause is unknown.", "Two people died.|The cause is unknown.")]
    [TestCase("He said: “No.”The crowd left.", "He said: “No.”|The crowd left.")]
    [TestCase("He said \"no.\"The crowd left.", "He said \"no.\"|The crowd left.")]
    [TestCase("It ended.\"We lost,\" he said.", "It ended.|\"We lost,\" he said.")]
    [TestCase("Read Example.Com/News or St.Ives now.", "Read Example.Com/News or St.Ives now.")]
    public void A_space_may_be_missing(string text, string expected) => Check(text, expected);

    [TestCase("A heading\n\nA paragraph. Its end", "A heading|A paragraph.|Its end")]
    [TestCase("A line\nthat goes on.", "A line\nthat goes on.")]
    public void A_blank_line_ends_a_sentence(string text, string expected) => Check(text, expected);

    [TestCase("\"I... I cannot,\" he said. She wept.", "\"I... I cannot,\" he said.|She wept.")]
    [TestCase("It was hot... very hot. Wait… There is more.", "It was hot... very hot.|Wait…|There is more.")]
    public void Dots_that_trail_off_end_a_sentence_where_another_begins(string text, string expected) => Check(text, expected);

    [TestCase("It fell. iPhone sales rose.", "It fell.|iPhone sales rose.")]
    [TestCase("Yahoo! News and Which? magazine agreed. We did not.", "Yahoo! News and Which? magazine agreed.|We did not.")]
    [TestCase("1. Scotland came first. 2. Wales came second.", "1. Scotland came first.|2. Wales came second.")]
    public void Odd_names_and_numbered_lines(string text, string expected) => Check(text, expected);

    [Test]
    public void Sentences_lose_nothing_but_white_space() => Prop.ForAll(
        Gen.Elements(Tokens).ListOf().Select(words => string.Join(' ', words)).ToArbitrary(),
        text =>
        {
            var spans = Sentences.Of(text);
            var ordered = spans.Zip(spans.Skip(1)).All(p => p.First.Start + p.First.Length <= p.Second.Start);
            var told = string.Concat(spans.Select(s => text.Substring(s.Start, s.Length)));
            return ordered && spans.All(s => s.Length > 0) && Bare(told) == Bare(text);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Recorded_sentences_are_found_at_nearly_every_end()
    {
        Assert.That(RecordedSentences.F1("sentseg_bbc.jsonl"), Is.GreaterThan(0.997));
        Assert.That(RecordedSentences.F1("sentseg_tricky.jsonl"), Is.GreaterThan(0.95));
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static void Check(string text, string expected) =>
        Assert.That(string.Join('|', Sentences.Of(text).Select(s => text.Substring(s.Start, s.Length))), Is.EqualTo(expected));
}
