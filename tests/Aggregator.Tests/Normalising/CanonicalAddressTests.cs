using FsCheck;
using FsCheck.Fluent;

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

    [TestCase("https://example.com/news/amp/uk-1", "https://example.com/news/uk-1")]
    [TestCase("https://example.com/a?x=1&y=2", "https://example.com/a?y=2&x=1")]
    [TestCase("https://example.com/a.amp.html", "https://mobile.example.com/a")]
    [TestCase("https://example.com:443/a", "http://example.com:80/a")]
    public void Two_ways_to_write_an_address_are_one(string one, string other) =>
        Assert.That(CanonicalAddress.Key(new Uri(one)), Is.EqualTo(CanonicalAddress.Key(new Uri(other))));

    [TestCase("https://example.com/story?id=1", "https://example.com/story?id=2")]
    [TestCase("https://example.com/story?cid=1", "https://example.com/story?cid=2")]
    [TestCase("https://m.com/a", "https://a.com/a")]
    [TestCase("https://example.com/a", "https://example.com/b")]
    [TestCase("http://127.0.0.1:5001/a", "http://127.0.0.1:5002/a")]
    [TestCase("https://example.com/camp", "https://example.com/c")]
    public void Different_reports_stay_different(string one, string other) =>
        Assert.That(CanonicalAddress.Key(new Uri(one)), Is.Not.EqualTo(CanonicalAddress.Key(new Uri(other))));

    [Test]
    public void Readers_are_sent_to_an_address_without_tracking() =>
        Assert.That(CanonicalAddress.Of(new Uri("https://www.example.co.uk/a?id=7&utm_source=rss#top")).AbsoluteUri, Is.EqualTo("https://www.example.co.uk/a?id=7"));

    [Test]
    public void Readers_are_never_sent_with_a_user_and_password() =>
        Assert.That(CanonicalAddress.Of(new Uri("https://user:pass@example.com/a")).AbsoluteUri, Is.EqualTo("https://example.com/a"));

    [Test]
    public void The_address_for_readers_has_the_key_that_the_original_has() => Prop.ForAll(
        Gen.Elements("?", "&", "id=1", "utm_source=x", "#a", "/b", "%20", "amp", "=").ListOf().Select(parts => new Uri("https://www.example.com/a" + string.Concat(parts))).ToArbitrary(),
        address => CanonicalAddress.Key(CanonicalAddress.Of(address)) == CanonicalAddress.Key(address)).QuickCheckThrowOnFailure();

    [TestCase("https://www.bbc.co.uk/a", "https://feeds.bbc.co.uk/b", true)]
    [TestCase("https://a.co.uk/", "https://b.co.uk/", false)]
    [TestCase("http://127.0.0.1:1/", "http://127.0.0.1:2/", false)]
    [TestCase("https://one.github.io/", "https://two.github.io/", false)]
    public void A_site_is_a_registrable_domain(string one, string other, bool same) =>
        Assert.That(Site.IsSame(new Uri(one), new Uri(other)), Is.EqualTo(same));
}
