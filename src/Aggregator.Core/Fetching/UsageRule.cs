using Aggregator.Rights;

namespace Aggregator.Fetching;

/// <summary>One Content-Usage or Content-Signal line of robots.txt: preferences for the paths that it names, all where it names none.</summary>
public sealed record UsageRule
{
    private readonly RobotsRule _path;

    public UsageRule(string line)
    {
        var value = line.Trim();
        var space = value.StartsWith('/') ? value.AsSpan().IndexOfAny(' ', '\t') : -1;
        _path = new RobotsRule(allow: false, space < 0 ? "/" : value[..space]);
        Says = value.StartsWith('/') && space < 0 ? RightsSignals.None : UsagePreferences.Read(space < 0 ? value : value[space..]);
    }

    public RightsSignals Says { get; }

    /// <summary>Of the rules for a path the longest counts; several of the same length count together.</summary>
    internal static RightsSignals For(IReadOnlyList<UsageRule> rules, in RobotsRequest request)
    {
        var (longest, says) = (0, RightsSignals.None);
        foreach (var rule in rules)
        {
            if (rule._path.Length < longest || !rule._path.Matches(request))
                continue;
            says = rule._path.Length > longest ? rule.Says : says.And(rule.Says);
            longest = rule._path.Length;
        }

        return says;
    }
}
