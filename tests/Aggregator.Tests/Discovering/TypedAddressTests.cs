namespace Aggregator.Discovering;

/// <summary>What people type and paste, made into addresses that can be asked.</summary>
public sealed class TypedAddressTests
{
    [TestCase("https://www.gazette.example/news", "https://www.gazette.example/news")]
    [TestCase("  https://www.gazette.example/news \n", "https://www.gazette.example/news")]
    [TestCase("\u200Bhttps://gazette.example/\u00A0", "https://gazette.example/")]
    [TestCase("<https://gazette.example/feed>", "https://gazette.example/feed")]
    [TestCase("“https://gazette.example/feed”,", "https://gazette.example/feed")]
    [TestCase("The Gazette: https://gazette.example/ and more", "https://gazette.example/")]
    [TestCase("https://gazette.example/a/very/\n  long.xml", "https://gazette.example/a/very/")]
    [TestCase("feed:https://gazette.example/rss", "https://gazette.example/rss")]
    [TestCase("feed://gazette.example/rss", "https://gazette.example/rss")]
    [TestCase("view-source:https://gazette.example/", "https://gazette.example/")]
    [TestCase("https://gazette.example/news#latest", "https://gazette.example/news")]
    [TestCase("HTTPS://GAZETTE.EXAMPLE/News", "https://gazette.example/News")]
    [TestCase("https://zeitung-münchen.example/", "https://zeitung-münchen.example/")]
    public void An_address_with_a_scheme_is_asked_as_it_is(string typed, string asked)
    {
        var address = TypedAddress.Read(typed);
        Assert.That((address.Wrong, address.Tries.Select(a => a.ToString())), Is.EqualTo(((string?)null, new[] { new Uri(asked).ToString() })).UsingPropertiesComparer());
    }

    [TestCase("gazette.example", "gazette.example/")]
    [TestCase("//gazette.example/news", "gazette.example/news")]
    [TestCase("www.gazette.example/news?page=2", "www.gazette.example/news?page=2")]
    [TestCase("gazette.example:8080/news", "gazette.example:8080/news")]
    [TestCase("gazette.example:8080", "gazette.example:8080/")]
    [TestCase("127.0.0.1:5080", "127.0.0.1:5080/")]
    public void A_bare_host_is_asked_by_https_and_then_by_http(string typed, string rest)
    {
        var address = TypedAddress.Read(typed);
        Assert.That(address.Tries.Select(a => a.AbsoluteUri), Is.EqualTo(new[] { "https://" + rest, "http://" + rest }));
    }

    [TestCase("", "type or paste")]
    [TestCase(null, "type or paste")]
    [TestCase("\u200B \t", "type or paste")]
    [TestCase("ftp://gazette.example/", "only http and https")]
    [TestCase("javascript:alert(1)", "only http and https")]
    [TestCase("file:///etc/passwd", "only http and https")]
    [TestCase("data:text/html,x", "only http and https")]
    [TestCase("news@gazette.example", "mail address")]
    [TestCase("mailto:news@gazette.example", "mail address")]
    [TestCase("https://user:secret@gazette.example/", "user name")]
    [TestCase("https://gazette.example\\@inside/", "user name")]
    [TestCase("https://%67azette.example/", "escaped")]
    [TestCase("https://", "no address")]
    [TestCase("https:///news", "no address")]
    [TestCase("http://[::1", "no address")]
    public void What_cannot_be_asked_is_refused_with_a_reason(string? typed, string wrong)
    {
        var address = TypedAddress.Read(typed);
        Assert.That(address.Wrong, Does.Contain(wrong));
        Assert.That(address.Tries, Is.Empty);
    }

    [Test]
    public void Whatever_is_typed_leads_to_a_web_address_without_credentials_or_to_a_reason()
    {
        var dice = new Random(20_261_124);
        string[] parts = ["http", "https", "feed", "javascript", "://", ":", "//", "/", "\\", "@", "%00", "%2e", "#", "?", "[", "]", "::1", "127.0.0.1", "0x7f000001", "gazette", ".", "example", " ", "\n", "\u202E", "\u00AD", "\uD83D", "é", "\0", "'", "\"", "<", ">", "..", ":99999", ":80", "a", "1", "…", "。"];
        for (var i = 0; i < 20_000; i++)
        {
            var typed = string.Concat(Enumerable.Range(0, dice.Next(1, 12)).Select(_ => parts[dice.Next(parts.Length)]));
            var address = TypedAddress.Read(typed);
            Assert.That(address.Wrong is null, Is.EqualTo(address.Tries.Count > 0), typed);
            foreach (var at in address.Tries)
                Assert.That(at is { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "", Fragment: "" } && at.IdnHost.Length > 0, $"{typed} → {at}");
        }
    }

    [Test]
    public void What_is_far_too_long_is_refused_without_being_read_whole() =>
        Assert.That(TypedAddress.Read("https://gazette.example/" + new string('a', 5_000_000)).Wrong, Does.Contain("at most"));
}
