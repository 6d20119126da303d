namespace Aggregator.Editing;

/// <summary>Where sentences end in British news.</summary>
public sealed class SentencesTests
{
    [TestCase("One. Two? Three!", "One.|Two?|Three!")]
    [TestCase("Mr. Smith of St. Albans spoke to Dr. Jones. She agreed.", "Mr. Smith of St. Albans spoke to Dr. Jones.|She agreed.")]
    [TestCase("He lives at No. 10. It is small.", "He lives at No. 10.|It is small.")]
    [TestCase("The answer is no. She left.", "The answer is no.|She left.")]
    [TestCase("It cost £1.2bn in 2024. The mayor objected.", "It cost £1.2bn in 2024.|The mayor objected.")]
    [TestCase("“It is over.” The crowd left.", "“It is over.”|The crowd left.")]
    [TestCase("J. K. Brown won. Others lost.", "J. K. Brown won.|Others lost.")]
    [TestCase("The shop opens at 9 a.m. on Sunday. It shuts at 5 p.m. Then all go home.", "The shop opens at 9 a.m. on Sunday.|It shuts at 5 p.m.|Then all go home.")]
    [TestCase("See www.example.co.uk for more. Ends", "See www.example.co.uk for more.|Ends")]
    [TestCase("  no stop at all  ", "no stop at all")]
    [TestCase("", "")]
    public void Sentences_are_found(string text, string expected) =>
        Assert.That(string.Join('|', Sentences.Of(text).Select(s => text.Substring(s.Start, s.Length))), Is.EqualTo(expected));
}
