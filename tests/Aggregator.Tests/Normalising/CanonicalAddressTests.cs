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
    [TestCase("https://touch.example.co.uk/news/a-story-1")]
    [TestCase("https://www.m.example.co.uk/news/a-story-1")]
    [TestCase("https://amp.www.example.co.uk/news/a-story-1")]
    [TestCase("https://www.example.co.uk/news/a-story-1?amp")]
    [TestCase("https://www.example.co.uk/news/a-story-1?amp=1&amp_js_v=0.1&usqp=mq331AQ")]
    [TestCase("https://www.example.co.uk/news/a-story-1?view=amp")]
    [TestCase("https://www.example.co.uk/news/a-story-1?outputType=amp")]
    [TestCase("https://www.example.co.uk/news/a-story-1/index.html")]
    [TestCase("https://www.example.co.uk/news/a-story-1/amp/?ref=rss")]
    [TestCase("https://www.example.co.uk/news/a-story-1;jsessionid=8F3A")]
    [TestCase("https://www-example-co-uk.cdn.ampproject.org/c/s/www.example.co.uk/news/a-story-1")]
    [TestCase("https://www-example-co-uk.cdn.ampproject.org/v/s/amp.example.co.uk/news/a-story-1.amp?amp_js_v=a6&usqp=mq331AQKKAF4#referrer=https://www.google.com")]
    [TestCase("http://cdn.ampproject.org/c/www.example.co.uk/news/a-story-1")]
    [TestCase("https://www-example-co-uk.bing-amp.com/c/s/www.example.co.uk/news/a-story-1/amp")]
    [TestCase("https://www.google.com/amp/s/www.example.co.uk/amp/news/a-story-1")]
    [TestCase("https://www.google.co.uk/amp/example.co.uk/news/a-story-1")]
    public void Variants_of_an_address_are_one(string variant) =>
        Assert.That(CanonicalAddress.Key(new Uri(variant)), Is.EqualTo("example.co.uk/news/a-story-1"));

    [TestCase("https://example.com/news/amp/uk-1", "https://example.com/news/uk-1")]
    [TestCase("https://example.com/a?x=1&y=2", "https://example.com/a?y=2&x=1")]
    [TestCase("https://example.com/a.amp.html", "https://mobile.example.com/a")]
    [TestCase("https://example.com:443/a", "http://example.com:80/a")]
    [TestCase("https://example.com/caf%c3%a9", "https://example.com/caf%C3%A9")]
    [TestCase("https://example.com/story?ref=rss&id=4", "https://example.com/story?id=4")]
    [TestCase("https://example.com/mayor-blocks-police-contract?ref=20412345", "https://example.com/mayor-blocks-police-contract")]
    [TestCase("https://example.com/news/uk-12345678?ref=20412345", "https://example.com/news/uk-12345678")]
    public void Two_ways_to_write_an_address_are_one(string one, string other) =>
        Assert.That(CanonicalAddress.Key(new Uri(one)), Is.EqualTo(CanonicalAddress.Key(new Uri(other))));

    [TestCase("https://example.com/story?id=1", "https://example.com/story?id=2")]
    [TestCase("https://example.com/story?cid=1", "https://example.com/story?cid=2")]
    [TestCase("https://m.com/a", "https://a.com/a")]
    [TestCase("https://example.com/story?ref=20412345", "https://example.com/story?ref=20412346")]
    [TestCase("https://example.com/news/report.php?source=4711", "https://example.com/news/report.php?source=4712")]
    [TestCase("https://m.co.uk/a", "https://amp.co.uk/a")]
    [TestCase("https://www.google.com/news/s/example.com/a", "https://example.com/a")]
    [TestCase("https://www.ampproject.org/c/s/", "https://example.com/")]
    [TestCase("https://example.com/view?view=list", "https://example.com/view?view=map")]
    [TestCase("https://example.com/amp", "https://example.com/")]
    [TestCase("https://example.com/a", "https://example.com/b")]
    [TestCase("http://127.0.0.1:5001/a", "http://127.0.0.1:5002/a")]
    [TestCase("https://example.com/camp", "https://example.com/c")]
    public void Different_reports_stay_different(string one, string other) =>
        Assert.That(CanonicalAddress.Key(new Uri(one)), Is.Not.EqualTo(CanonicalAddress.Key(new Uri(other))));

    [Test]
    public void Readers_are_sent_to_an_address_without_tracking() =>
        Assert.That(CanonicalAddress.Of(new Uri("https://www.example.co.uk/a?id=7&utm_source=rss#top")).AbsoluteUri, Is.EqualTo("https://www.example.co.uk/a?id=7"));

    [TestCase("https://www-example-co-uk.cdn.ampproject.org/c/s/www.example.co.uk/a?id=7&utm_source=rss", "https://www.example.co.uk/a?id=7")]
    [TestCase("https://www.google.com/amp/s/www.example.co.uk/a#top", "https://www.example.co.uk/a")]
    [TestCase("https://www.google.com/amp/s/localhost/a", "https://www.google.com/amp/s/localhost/a")]
    public void Readers_are_sent_to_the_outlet_and_not_to_a_cache(string told, string sent) => Assert.That(CanonicalAddress.Of(new Uri(told)).AbsoluteUri, Is.EqualTo(sent));

    [TestCase("https://example.com/news/uk-12345678", "12345678")]
    [TestCase("https://example.com/news/a-long-title-98765432.html?ref=rss", "98765432")]
    [TestCase("https://example.com/news/24012345.title-of-it/", "24012345")]
    [TestCase("https://example.com/uk/title-b2345678.html", "2345678")]
    [TestCase("https://example.com/story.php?title=x&id=1234567", "1234567")]
    [TestCase("https://example.com/2026/11/24/title-of-it", null)]
    [TestCase("https://example.com/20261124/title-of-it", null)]
    [TestCase("https://example.com/news/articles/cq5x2wz9k1do", null)]
    [TestCase("https://example.com/x-3f2a123456bc", null)]
    [TestCase("https://example.com/top-100-of-2026", null)]
    public void A_report_is_known_by_the_long_number_in_its_address(string address, string? number) => Assert.That(AddressNumber.Of(new Uri(address)), Is.EqualTo(number));

    [Test]
    public void Readers_are_never_sent_with_a_user_and_password() =>
        Assert.That(CanonicalAddress.Of(new Uri("https://user:pass@example.com/a")).AbsoluteUri, Is.EqualTo("https://example.com/a"));

    [Test]
    public void The_address_for_readers_has_the_key_that_the_original_has() => Prop.ForAll(
        Gen.Elements("?", "&", "id=1", "utm_source=x", "#a", "/b", "%20", "amp", "=", "ref=123456", "-", "12345678", "/index.html", "view=amp", "/amp/", "%c3").ListOf().Select(parts => new Uri("https://www.example.com/a" + string.Concat(parts))).ToArbitrary(),
        address => CanonicalAddress.Key(CanonicalAddress.Of(address)) == CanonicalAddress.Key(address)).QuickCheckThrowOnFailure();

    [TestCase("https://www.bbc.co.uk/a", "https://feeds.bbc.co.uk/b", true)]
    [TestCase("https://a.co.uk/", "https://b.co.uk/", false)]
    [TestCase("http://127.0.0.1:1/", "http://127.0.0.1:2/", false)]
    [TestCase("https://one.github.io/", "https://two.github.io/", false)]
    public void A_site_is_a_registrable_domain(string one, string other, bool same) =>
        Assert.That(Site.IsSame(new Uri(one), new Uri(other)), Is.EqualTo(same));
}
