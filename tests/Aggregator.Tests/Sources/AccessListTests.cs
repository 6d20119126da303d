using Microsoft.Extensions.Configuration;

namespace Aggregator.Sources;

/// <summary>What a source's section Request may say.</summary>
public sealed class AccessListTests
{
    [Test]
    public void An_ordinary_source_has_none() => Assert.That(Read([]).Access, Is.SameAs(SourceAccess.None));

    [Test]
    public void Everything_that_can_be_said_is_read()
    {
        var errors = new List<string>();
        var access = Read(errors, ("Headers:X-Api-Key", "k1"), ("Headers:Cookie", "s=1"), ("Basic:User", "me"), ("Basic:Password", "pä:ss"), ("Proxy", "http://u:p%40@proxy.example:3128"), ("Ports:0", "8181"), ("ObeyRobots", "false")).Access;

        Assert.That(errors, Is.Empty);
        Assert.That(access.Headers.Select(h => $"{h.Name}={h.Value.Reveal()}"), Is.EquivalentTo(new[] { "X-Api-Key=k1", "Cookie=s=1" }));
        Assert.That(access.Authorization!.Reveal(), Is.EqualTo("Basic bWU6cMOkOnNz"));
        Assert.That(access.Proxy!.Address, Is.EqualTo(new Uri("http://proxy.example:3128/")));
        Assert.That((access.Proxy.User, access.Proxy.Password!.Reveal()), Is.EqualTo(("u", "p@")));
        Assert.That(access.Ports, Is.EqualTo(new[] { 8181 }));
        Assert.That(access.ObeyRobots, Is.False);
        Assert.That(access.Home, Is.EqualTo(new Uri("https://gazette.example/rss")));
    }

    [TestCase("Headers:Host", "hush.example")]
    [TestCase("Headers:content-length", "hush")]
    [TestCase("Headers:Connection", "hush")]
    [TestCase("Headers:Proxy-Authorization", "hush")]
    [TestCase("Headers:If-None-Match", "hush")]
    [TestCase("Headers:Authorization", "hush")]
    [TestCase("Headers:User-Agent", "hush")]
    [TestCase("Headers:X Key", "hush")]
    [TestCase("Headers:X-Key", "hush\r\nHost: inside")]
    [TestCase("Headers:X-Key", "hushä")]
    [TestCase("Basic:User", "hush")]
    [TestCase("Basic:Password", "hush")]
    [TestCase("Bearer", "Bearer hush")]
    [TestCase("Bearer", "hush\nX: y")]
    [TestCase("Proxy", "ftp://me:hush@proxy.example")]
    [TestCase("Proxy", "http://me:hush@proxy.example/path")]
    [TestCase("Ports:0", "70000")]
    [TestCase("ObeyRobots", "perhaps")]
    [TestCase("Password", "hush")]
    public void A_mistake_is_named_by_its_path_and_never_repeats_a_secret(string key, string value)
    {
        var errors = new List<string>();
        Read(errors, (key, value));

        Assert.That(errors, Is.Not.Empty);
        Assert.That(errors, Has.All.StartsWith("Sources:Outlets:gazette:Sources:news:Request").And.None.Contain("hush"));
    }

    [Test]
    public void One_credential_is_enough()
    {
        var errors = new List<string>();
        Read(errors, ("Basic:User", "me"), ("Basic:Password", "hush"), ("Bearer", "hush2"));

        Assert.That(errors.Single(), Does.Contain("Request:Bearer").And.Not.Contain("hush"));
    }

    [Test]
    public void A_listing_cannot_leave_robots_txt_aside()
    {
        var errors = new List<string>();
        Read(errors, ("../Kind", "Listing"), ("ObeyRobots", "false"));

        Assert.That(errors.Single(), Does.Contain("always obey"));
    }

    [Test]
    public void A_credential_does_not_belong_in_the_address()
    {
        var errors = new List<string>();
        Read(errors, ("../Address", "https://me:hush@gazette.example/rss"));

        Assert.That(errors.Single(), Does.Contain("Request:Basic").And.Not.Contain("hush"));
    }

    private static Source Read(List<string> errors, params (string Key, string Value)[] settings)
    {
        const string outlet = "Sources:Outlets:gazette";
        var values = new Dictionary<string, string?> { [$"{outlet}:Name"] = "Gazette", [$"{outlet}:HomePage"] = "https://gazette.example/", [$"{outlet}:Sources:news:Address"] = "https://gazette.example/rss" };
        foreach (var (key, value) in settings)
            values[key.StartsWith("../", StringComparison.Ordinal) ? $"{outlet}:Sources:news:{key[3..]}" : $"{outlet}:Sources:news:Request:{key}"] = value;
        return SourceList.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build(), errors).Single().Sources.Single();
    }
}
