namespace Aggregator.Normalising;

/// <summary>What belongs to one publisher's site.</summary>
public sealed class SiteTests
{
    [TestCase("news.example.co.uk", "example.co.uk")]
    [TestCase("example.co.uk", "example.co.uk")]
    [TestCase("www.gov.uk", "www.gov.uk")]
    [TestCase("a.b.example.com", "example.com")]
    [TestCase("a.b.example.com.", "example.com")]
    [TestCase("one.github.io", "one.github.io")]
    [TestCase("localhost", "localhost")]
    public void A_host_has_a_registrable_domain(string host, string domain) => Assert.That(Site.Registrable(host), Is.EqualTo(domain));

    [TestCase("https://EXAMPLE.com/a", "https://www.example.com/b", true)]
    [TestCase("https://example.com/a", "https://example.com.evil.com/b", false)]
    [TestCase("https://example.com/a", "https://notexample.com/b", false)]
    [TestCase("http://[::1]:1/", "http://[::1]:1/x", true)]
    [TestCase("http://[::1]:1/", "http://[::1]:2/", false)]
    [TestCase("http://10.0.0.1/", "http://11.0.0.1/", false)]
    [TestCase("http://localhost:1/", "http://localhost:2/", false)]
    public void Two_addresses_are_of_one_site_or_not(string one, string other, bool same)
    {
        Assert.That(Site.IsSame(new(one), new(other)), Is.EqualTo(same));
        Assert.That(Site.IsSame(new(other), new(one)), Is.EqualTo(same));
    }
}
