namespace Aggregator.Fetching;

/// <summary>What robots.txt says of uses: agents for AI, Content-Usage and Content-Signal.</summary>
public sealed class RobotsSignalsTests
{
    [TestCase("User-agent: GPTBot\nDisallow: /", "GPTBot")]
    [TestCase("User-agent: gptbot/1.2\nDisallow: /", "GPTBot")]
    [TestCase("User-agent: GPTBot\nDisallow: /sport", "")]
    [TestCase("User-agent: GPTBot\nAllow: /news\nDisallow: /", "")]
    [TestCase("User-agent: GPTBot\nDisallow:", "")]
    [TestCase("User-agent: *\nDisallow: /", "")]
    [TestCase("User-agent: Bingbot\nDisallow: /", "")]
    [TestCase("User-agent: CCBot\nUser-agent: Google-Extended\nUser-agent: Bingbot\nDisallow: /", "CCBot Google-Extended")]
    [TestCase("User-agent: GPTBot\nDisallow: /a\nUser-agent: gptbot\nDisallow: /news", "GPTBot")]
    [TestCase("User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /\n\nUser-agent: CCBot\nAllow: /news", "GPTBot")]
    public void Agents_that_are_named_and_shut_out_are_kept(string robots, string agents) =>
        Assert.That(RobotsTxt.Parse(robots).SignalsFor("Aggregator").Of("/news/1").AiAgentsRefused, Is.EqualTo(agents.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [TestCase("User-agent: *\nContent-Usage: train-ai=n", "ai-train")]
    [TestCase("User-agent: *\nContent-Usage: /news train-ai=n\nContent-Usage: train-ai=y", "ai-train")]
    [TestCase("User-agent: *\nContent-Usage: /news/ train-ai=y\nContent-Usage: train-ai=n", "")]
    [TestCase("User-agent: *\nContent-Usage: /sport train-ai=n", "")]
    [TestCase("User-agent: *\nContent-Signal: search=yes,ai-train=no\nAllow: /", "ai-train")]
    [TestCase("Content-Signal: ai-train=no\n\nUser-agent: *\nAllow: /", "ai-train")]
    [TestCase("User-agent: GPTBot\nContent-Signal: ai-train=no\n\nUser-agent: *\nAllow: /", "")]
    [TestCase("User-agent: Aggregator\nContent-Usage: ai-input=n\n\nUser-agent: *\nContent-Usage: train-ai=n", "ai-input")]
    [TestCase("User-agent: *\nContent-Usage: /news", "")]
    public void The_group_that_holds_for_us_says_which_uses_are_refused(string robots, string uses) =>
        Assert.That(RobotsTxt.Parse(robots).SignalsFor("Aggregator").Of("/news/1").UsesRefused, Is.EqualTo(uses.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Test]
    public void A_usage_line_is_a_rule_of_its_group_and_ends_the_list_of_agents() =>
        Assert.That(RobotsTxt.Parse("User-agent: *\nContent-Signal: ai-train=no\n\nUser-agent: GPTBot\nDisallow: /").For("Aggregator").Judge("/news").Allowed, Is.True);

    [Test]
    public void Agents_that_share_a_group_share_its_rules()
    {
        var agents = RobotsTxt.Parse(string.Concat(AiAgents.Tokens.Select(t => $"User-agent: {t}\n")) + "Disallow: /").SignalsFor("Aggregator").Agents;
        Assert.That(agents, Has.Count.EqualTo(AiAgents.Tokens.Count));
        Assert.That(agents.Select(a => a.Rules).Distinct(ReferenceEqualityComparer.Instance).Count(), Is.EqualTo(1));
    }

    [Test]
    public void A_file_of_nothing_but_agents_is_read_in_bounded_time()
    {
        var text = string.Concat(Enumerable.Repeat("User-agent: GPTBot\nUser-agent: CCBot\nDisallow: /a\n", 8_000));
        Assert.That(RobotsTxt.Parse(text).SignalsFor("Aggregator").Of("/b").AiAgentsRefused, Is.Empty);
    }
}
