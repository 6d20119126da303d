using Aggregator.Rights;

namespace Aggregator.Fetching;

/// <summary>What a robots.txt says about the use of what it lets us fetch: the AI agents that it names, and its Content-Usage and Content-Signal lines.</summary>
public sealed record RobotsSignals
{
    public static RobotsSignals None { get; } = new();

    /// <summary>The AI agents that have groups of their own, in the file's order; agents that share a group share its rules.</summary>
    public IReadOnlyList<(string Agent, RobotsRules Rules)> Agents { get; init; } = [];

    /// <summary>What the group that holds for us says of uses.</summary>
    public IReadOnlyList<UsageRule> Usage { get; init; } = [];

    /// <param name="address">An absolute address or a path with its query.</param>
    public RightsSignals Of(string address)
    {
        if (Agents.Count == 0 && Usage.Count == 0)
            return RightsSignals.None;
        var usage = UsageRule.For(Usage, RobotsRequest.Of(address));
        var refused = Refused(address);
        return refused.Count == 0 ? usage : usage with { AiAgentsRefused = refused };
    }

    private List<string> Refused(string address)
    {
        var refused = new List<string>();
        RobotsRules? judged = null;
        var allowed = true;
        foreach (var (agent, rules) in Agents)
        {
            if (!ReferenceEquals(rules, judged))
                (judged, allowed) = (rules, rules.Judge(address).Allowed);
            if (!allowed)
                refused.Add(agent);
        }

        return refused;
    }
}
