using System.Text;

namespace Aggregator.Fetching;

/// <summary>RFC 9309, rule by rule.</summary>
public sealed class RobotsTxtTests
{
    [TestCase("User-agent: *\nDisallow: /a", "/a/b", false)]
    [TestCase("User-agent: *\nDisallow: /a", "/b", true)]
    [TestCase("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [TestCase("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [TestCase("User-agent: *\nDisallow: /*.php$", "/x.php", false)]
    [TestCase("User-agent: *\nDisallow: /*.php$", "/x.php?a=1", true)]
    [TestCase("User-agent: *\nDisallow: /a*b*c", "/a1b2c3", false)]
    [TestCase("User-agent: *\nDisallow: /a*b*c$", "/abcbc", false)]
    [TestCase("User-agent: *\nDisallow:", "/a", true)]
    [TestCase("Disallow: /", "/a", true)]
    [TestCase("User-agent: *\nDisallow: /", "/robots.txt", true)]
    [TestCase("User-agent: *\nDisallow: /caf%c3%a9", "/café", false)]
    [TestCase("User-agent: *\nDisallow: /%7Ejoe", "/~joe", false)]
    [TestCase("User-agent: *\nDisallow: /a%2fb", "/a/b", true)]
    [TestCase("User-agent: *\nDisallow: /x%2Ax", "/x*x", false)]
    [TestCase("User-agent: *\nDisallow: /x%2Ax", "/xyx", true)]
    [TestCase("User-agent: *\nDisallow: /x$y", "/x$y", false)]
    [TestCase("User-agent: other\nUser-agent: Aggregator\nDisallow: /\n\nUser-agent: *\nAllow: /", "/a", false)]
    [TestCase("User-agent: Aggregator\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nuser-agent: aggregator/2.0\nDisallow: /b", "/c", true)]
    [TestCase("User-agent: Aggregator\nDisallow: /a\n\nUser-agent: *\nDisallow: /\n\nuser-agent: aggregator/2.0\nDisallow: /b", "/b", false)]
    [TestCase("User-agent: Aggregatorette\nDisallow: /", "/a", true)]
    [TestCase("User-agent: *\nSitemap: https://x.example/s.xml\nUser-agent: other\nDisallow: /", "/a", false)]
    [TestCase("User-agent: *\r\nDisallow: /a\rDisallow: /b", "/b", false)]
    [TestCase("\uFEFFUser-agent: *\nDisallow: /a", "/a", false)]
    [TestCase("User-agent: * # all\nDisallow: /a # not b", "/a", false)]
    [TestCase("user agent *\ndisallow /a", "/a", true)]
    [TestCase("user-agent *\ndissalow /a", "/a", false)]
    [TestCase("<html><body>User-agent: *</body></html>", "/a", true)]
    public void A_path_is_judged(string robots, string path, bool allowed) =>
        Assert.That(RobotsTxt.Parse(robots).For("Aggregator").Judge("https://x.example" + path).Allowed, Is.EqualTo(allowed));

    [Test]
    public void Crawl_delay_and_sitemaps_are_read()
    {
        var rules = RobotsTxt.Parse("Sitemap: https://x.example/1.xml\nUser-agent: *\nCrawl-delay: 2.5\nSitemap: /2.xml\nDisallow: /x").For("Aggregator");

        Assert.That(rules.CrawlDelay, Is.EqualTo(TimeSpan.FromSeconds(2.5)));
        Assert.That(rules.Sitemaps, Is.EqualTo(["https://x.example/1.xml", "/2.xml"]));
    }

    [TestCase("1000000000", 86400)]
    [TestCase("-1", null)]
    [TestCase("NaN", null)]
    [TestCase("soon", null)]
    public void A_crawl_delay_that_makes_no_sense_stops_nobody(string delay, double? seconds) =>
        Assert.That(RobotsTxt.Parse($"User-agent: *\nCrawl-delay: {delay}").For("Aggregator").CrawlDelay?.TotalSeconds, Is.EqualTo(seconds));

    [Test]
    public void What_stands_beyond_500_KiB_does_not_count_and_neither_does_the_line_cut_there()
    {
        var head = "User-agent: *\nDisallow: /first\n";
        var filler = "#" + new string('x', RobotsTxt.MaxBytes - head.Length - 20) + "\n";
        var text = Encoding.ASCII.GetBytes($"{head}{filler}Disallow: /{new string('y', 40)}\nDisallow: /last\n");

        var rules = RobotsTxt.Parse(text).For("Aggregator");

        Assert.That(rules.Rules.Select(r => r.Path), Is.EqualTo(["/first"]));
    }

    [Test]
    public void A_hostile_pattern_costs_no_time()
    {
        var rules = RobotsTxt.Parse($"User-agent: *\nDisallow: /{string.Concat(Enumerable.Repeat("a*", 5000))}b").For("Aggregator");

        Assert.That(rules.Judge("/" + new string('a', 20_000)).Allowed, Is.True);
    }

    [Test]
    public void The_reason_is_the_line_as_it_was_written() =>
        Assert.That(RobotsTxt.Parse("User-agent: *\nDisallow: /Private*").For("Aggregator").Judge("/Private/x").Rule?.ToString(), Is.EqualTo("Disallow: /Private*"));
}
