using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Aggregator.Normalising;

/// <summary>Counting and folding words.</summary>
public sealed class WordsTests
{
    [TestCase("", 0)]
    [TestCase(" \n\t ", 0)]
    [TestCase("one", 1)]
    [TestCase(" one  two\u00a0three\n", 3)]
    public void Words_are_runs_of_anything_but_white_space(string text, int count) => Assert.That(Words.Count(text), Is.EqualTo(count));

    [TestCase("“It’s over” – Mayor", "it s over mayor")]
    [TestCase("It's over: mayor!", "it s over mayor")]
    [TestCase("  Élan, 1.5 ", "élan 1 5")]
    [TestCase("…", "")]
    public void Folding_keeps_letters_and_digits(string text, string folded) => Assert.That(Words.Fold(text), Is.EqualTo(folded));

    [Test]
    public void Folding_twice_is_folding_once() => Prop.ForAll(Texts, text => Words.Fold(Words.Fold(text)) == Words.Fold(text)).QuickCheckThrowOnFailure();

    [Test]
    public void Text_appended_on_a_new_line_folds_as_it_does_by_itself() => Prop.ForAll(Texts, text =>
    {
        var folded = new StringBuilder("head\n");
        Words.AppendFolded(folded, text);
        return folded.ToString().TrimEnd('\n') == $"head\n{Words.Fold(text)}".TrimEnd('\n');
    }).QuickCheckThrowOnFailure();

    [TestCase(null, "")]
    [TestCase("  two \r\n words ", "two words")]
    [TestCase("in\u200bvis\u00adi\ufeffble", "invisible")]
    [TestCase("turn\u202ened\u2066 round", "turnned round")]
    [TestCase("bell\u0007", "bell")]
    public void A_line_is_what_can_be_read(string? text, string line) => Assert.That(Words.Line(text), Is.EqualTo(line));

    [Test]
    public void A_line_ends_at_its_limit_and_never_within_a_character()
    {
        Assert.That(Words.Line("abcdef", 3), Is.EqualTo("abc"));
        Assert.That(Words.Line("ab🏴", 3), Is.EqualTo("ab"));
    }

    private static Arbitrary<string> Texts => Gen.Elements('a', 'B', ' ', '\n', '’', '"', '1', '.', 'é', '—').ListOf().Select(string.Concat).ToArbitrary();
}
