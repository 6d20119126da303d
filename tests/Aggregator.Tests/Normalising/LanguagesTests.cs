namespace Aggregator.Normalising;

/// <summary>Language tags as outlets write them.</summary>
public sealed class LanguagesTests
{
    [TestCase("en", "en")]
    [TestCase("EN-gb", "en-GB")]
    [TestCase("en_GB", "en-GB")]
    [TestCase(" en_GB.UTF-8 ", "en-GB")]
    [TestCase("en-UK", "en-GB")]
    [TestCase("eng-us", "en-US")]
    [TestCase("cy", "cy")]
    [TestCase("cym", "cy")]
    [TestCase("gla", "gd")]
    [TestCase("zh-Hant-TW", "zh-TW")]
    [TestCase("zh-Hant", "zh")]
    public void A_tag_is_put_right(string tag, string language) => Assert.That(Languages.First(tag), Is.EqualTo(language));

    [TestCase("English")]
    [TestCase("")]
    [TestCase("und")]
    [TestCase("-")]
    [TestCase("1")]
    [TestCase("en gb")]
    public void What_is_no_language_is_passed_over(string tag) => Assert.That(Languages.First(null, tag, "cy-GB"), Is.EqualTo("cy-GB"));

    [Test]
    public void Nothing_said_is_British_English() => Assert.That(Languages.First(null, "?"), Is.EqualTo("en-GB"));
}
