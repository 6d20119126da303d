using System.Net;

namespace Aggregator.Fetching;

/// <summary>Which addresses are refused, however they are written.</summary>
public sealed class AddressRulesTests
{
    [TestCase("http://127.0.0.1/")]
    [TestCase("http://127.1/")]
    [TestCase("http://2130706433/")]
    [TestCase("http://0x7f.0.0.1/")]
    [TestCase("http://0177.0.0.1/")]
    [TestCase("http://１２７.0.0.1/")]
    [TestCase("http://127。0。0。1/")]
    [TestCase("http://99999999999/")]
    [TestCase("http://1.2.3.4.5/")]
    [TestCase("http://[::]/")]
    [TestCase("http://[::ffff:10.0.0.1]/")]
    [TestCase("http://[::ffff:8.8.8.8.1]/")]
    [TestCase("http://[::ffff:192.168.0.1]/")]
    [TestCase("http://[64:ff9b::a00:1]/")]
    [TestCase("http://[64:ff9b:1::1]/")]
    [TestCase("http://[2002:0a00:0001::]/")]
    [TestCase("http://[2001:0:4136:e378::1]/")]
    [TestCase("http://[2001:2::1]/")]
    [TestCase("http://[2001:db8::1]/")]
    [TestCase("http://[fe80::1%25eth0]/")]
    [TestCase("http://[fd00:ec2::254]/")]
    [TestCase("http://[ff02::1]/")]
    [TestCase("http://[4000::1]/")]
    [TestCase("http://[2a00:1450::200:5efe:10.0.0.1]/")]
    [TestCase("http://168.63.129.16/")]
    [TestCase("http://255.255.255.255/")]
    [TestCase("http://localhost/")]
    [TestCase("http://LOCALHOST./")]
    [TestCase("http://app.localhost/")]
    [TestCase("http://metadata.google.internal/")]
    [TestCase("http://printer.local/")]
    [TestCase("http://intranet/")]
    [TestCase("http://kubernetes.default.svc/")]
    [TestCase("http://0/")]
    [TestCase("http://[127.0.0.1]/")]
    [TestCase("http://127.0.0\u00AD.1/")]
    [TestCase("http://news.example#@127.0.0.1/")]
    [TestCase("http://127.0.0.1;news.example/")]
    [TestCase("http://[2606:4700::1]x/")]
    [TestCase("http://user@news.example/")]
    [TestCase("http://news.example:22/")]
    [TestCase("http://news.example:0/")]
    [TestCase("http://news.example:99999/")]
    [TestCase("http://news.exa mple/")]
    [TestCase("http:///path")]
    [TestCase("http://")]
    [TestCase("")]
    [TestCase("ftp://news.example/")]
    [TestCase("news.example/feed")]
    public void Is_refused_with_a_reason(string address)
    {
        var verdict = AddressRules.Default.Judge(address);

        Assert.That(verdict.Allowed, Is.False);
        Assert.That(verdict.Reason, Is.Not.Empty);
    }

    [TestCase("http://news.example/feed?x=@127.0.0.1")]
    [TestCase("https://news.example:443/")]
    [TestCase("https://news.example/@editor?to=a@b.example")]
    [TestCase("http://192.0.3.1/")]
    [TestCase("http://223.255.255.255/")]
    [TestCase("https://www.münchen.example/")]
    [TestCase("http://8.8.8.8/")]
    [TestCase("http://[2a00:1450:4009::200e]/")]
    [TestCase("http://[::ffff:8.8.8.8]/")]
    [TestCase("http://[64:ff9b::8.8.8.8]/")]
    [TestCase("http://1e100.example/")]
    [TestCase("http://news_feeds.example/")]
    [TestCase("http://news.example./")]
    public void Is_allowed(string address) => Assert.That(AddressRules.Default.Judge(address).Allowed, Is.True, AddressRules.Default.Judge(address).Reason);

    [TestCase("http://0x7f.1/")]
    [TestCase("http://127。0。0。1/")]
    [TestCase("http://user:pw@news.example/")]
    [TestCase("gopher://news.example/")]
    [TestCase("http://news.example:6379/")]
    [TestCase("http://[::1]/")]
    public void A_parsed_address_is_judged_alike(string address) => Assert.That(AddressRules.Default.Judge(new Uri(address)).Allowed, Is.False);

    [Test]
    public void An_opened_network_is_open_on_any_port_and_nothing_else_is()
    {
        var rules = new AddressRules([IPNetwork.Parse("10.1.0.0/16"), IPNetwork.Parse("fd00:1::/32")], [80, 443]);

        Assert.That(rules.Judge(IPAddress.Parse("10.1.2.3"), 5000).Allowed, Is.True);
        Assert.That(rules.Judge(IPAddress.Parse("::ffff:10.1.2.3"), 5000).Allowed, Is.True);
        Assert.That(rules.Judge(IPAddress.Parse("fd00:1::5"), 80).Allowed, Is.True);
        Assert.That(rules.Judge(IPAddress.Parse("10.2.0.1"), 80).Allowed, Is.False);
        Assert.That(rules.Judge(IPAddress.Parse("8.8.8.8"), 5000).Allowed, Is.False);
        Assert.That(rules.Judge("http://intranet:5000/").Allowed, Is.True, "the address it resolves to decides");
    }
}
