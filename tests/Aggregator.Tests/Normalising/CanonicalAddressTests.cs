namespace Aggregator.Normalising;

/// <summary>One report, one address.</summary>
public sealed class CanonicalAddressTests
{
    [TestCase("https://www.example.co.uk/news/a-story-1?utm_source=rss&utm_medium=feed")]
    [TestCase("http://example.co.uk/news/a-story-1/")]
    [TestCase("https://m.example.co.uk/news/a-story-1#comments")]
    [TestCase("https://amp.example.co.uk/news/a-story-1")]
    [TestCase("https://www.example.co.uk/news/a-story-1/amp")]
    [TestCase("https://www.example.co.uk/amp/news/a-story-1")]
    [TestCase("https://WWW.EXAMPLE.co.uk/news/a-story-1?at_medium=RSS&at_campaign=KARANGA")]
    [TestCase("https://www.example.co.uk/news/a-story-1?ns_mchannel=rss&ito=1490")]
    public void Variants_of_an_address_are_one(string variant) =>
        Assert.That(CanonicalAddress.Key(new Uri(variant)), Is.EqualTo("example.co.uk/news/a-story-1"));

    [TestCase("https://example.com/story?id=1", "https://example.com/story?id=2")]
    [TestCase("https://example.com/a", "https://example.com/b")]
    [TestCase("http://127.0.0.1:5001/a", "http://127.0.0.1:5002/a")]
    [TestCase("https://example.com/camp", "https://example.com/c")]
    public void Different_reports_stay_different(string one, string other) =>
        Assert.That(CanonicalAddress.Key(new Uri(one)), Is.Not.EqualTo(CanonicalAddress.Key(new Uri(other))));

    [Test]
    public void Readers_are_sent_to_an_address_without_tracking() =>
        Assert.That(CanonicalAddress.Of(new Uri("https://www.example.co.uk/a?id=7&utm_source=rss#top")).AbsoluteUri, Is.EqualTo("https://www.example.co.uk/a?id=7"));

    [TestCase("https://www.bbc.co.uk/a", "https://feeds.bbc.co.uk/b", true)]
    [TestCase("https://a.co.uk/", "https://b.co.uk/", false)]
    [TestCase("http://127.0.0.1:1/", "http://127.0.0.1:2/", false)]
    [TestCase("https://one.github.io/", "https://two.github.io/", false)]
    public void A_site_is_a_registrable_domain(string one, string other, bool same) =>
        Assert.That(Site.IsSame(new Uri(one), new Uri(other)), Is.EqualTo(same));
}
