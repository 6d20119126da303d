using Aggregator.Storing;

namespace Aggregator.Rights;

/// <summary>Which reports a rule holds.</summary>
public sealed class HoldRulesTests
{
    private static readonly HoldRules Rules = new(
    [
        new HoldRule { Name = "contempt", Reason = "active", All = ["charged"], Any = ["previous conviction", "known to police"], None = ["was acquitted"] },
        new HoldRule { Name = "minors", Reason = "young", Any = ["aged 1", "youth court"], Outlets = [new("courier")] },
    ]);

    [TestCase("A man was charged. He had a PREVIOUS  conviction, it is said.", "contempt")]
    [TestCase("A man was charged on Monday.", null)]
    [TestCase("The fee is charged. He was known to police; he was acquitted.", null)]
    [TestCase("She was overcharged and known to police.", null)]
    [TestCase("A boy, aged 1, was in the youth court.", null)]
    [TestCase("He was “known to police”, and was charged", "contempt")]
    public void A_rule_holds_what_has_all_of_its_words_one_of_the_others_and_none_of_the_third(string text, string? rule) => Assert.That(Find("herald", text)?.Rule, Is.EqualTo(rule));

    [TestCase("A boy, aged 1, was there.", "minors")]
    [TestCase("A boy aged 17 was there.", null)]
    [TestCase("It came to the Youth-Court.", "minors")]
    public void A_rule_may_be_for_some_outlets_and_compares_whole_words(string text, string? rule) => Assert.That(Find("courier", text)?.Rule, Is.EqualTo(rule));

    [Test]
    public void What_it_found_is_told() => Assert.That(Find("herald", "Charged, known to police.")!.Found, Is.EqualTo(new[] { "charged", "known to police" }));

    private static Hold? Find(string outlet, string text) => Rules.Find(Desk.Draft($"{outlet}/news", "a", "A headline", text).Article);
}
