using Aggregator.Sources;

namespace Aggregator.Discovering;

/// <summary>What is guessed of an outlet by its address.</summary>
public sealed class GuessTests
{
    [Test]
    public void Every_time_zone_that_may_be_proposed_is_there() =>
        Assert.That(Countries.AllZones.Where(z => !TimeZoneInfo.TryFindSystemTimeZoneById(z, out _)), Is.Empty);

    [TestCase("www.gazette.co.uk", null, "GB")]
    [TestCase("gazette.scot", "en", "GB")]
    [TestCase("www.times.ie", "en", "IE")]
    [TestCase("gazette.com", "en-US", "US")]
    [TestCase("gazette.com", "en", "GB")]
    [TestCase("gazette.tv", "cy", "GB")]
    [TestCase("zeitung.com", "de", "DE")]
    [TestCase("10.1.2.3", null, "GB")]
    public void The_country_follows_the_host_and_then_the_language(string host, string? language, string country) =>
        Assert.That(Countries.Of(host, language).Value, Is.EqualTo(country));

    [TestCase("The Anytown Gazette", "the-anytown-gazette")]
    [TestCase("L’Écho d'Anytown", "lecho-danytown")]
    [TestCase("Sport & Leisure / News", "sport-leisure-news")]
    [TestCase("日本", "")]
    public void Names_become_ids(string name, string id) => Assert.That(Slugs.Of(name), Is.EqualTo(id));

    [TestCase("https://a.example/news/politics/rss.xml", "news-politics")]
    [TestCase("https://a.example/feed/", "feed")]
    [TestCase("https://a.example/sport/index.html", "sport")]
    public void A_source_is_called_by_the_telling_words_of_its_address(string address, string slug) => Assert.That(Slugs.OfSource(new Uri(address), SourceKind.Feed), Is.EqualTo(slug));

    [Test]
    public void A_name_that_is_taken_gets_a_number() => Assert.That(Slugs.Free("feed", ["feed", "FEED-2"]), Is.EqualTo("feed-3"));
}
