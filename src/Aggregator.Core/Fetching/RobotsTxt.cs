using System.Text;

namespace Aggregator.Fetching;

/// <summary>A robots.txt, read (RFC 9309); what it says to an agent is <see cref="For"/>.</summary>
public sealed class RobotsTxt
{
    /// <summary>RFC 9309 §2.5: at least this much is read; we read no more.</summary>
    public const int MaxBytes = 500 * 1024;

    private const int MostSitemaps = 200;
    private const int MostUsage = 200;

    private readonly List<RobotsGroup> _groups = [];
    private readonly List<string> _sitemaps = [];
    private readonly List<UsageRule> _usage = []; // before any group: for all

    private RobotsTxt() { }

    /// <summary>Addresses of sitemaps, as written; they belong to no group (RFC 9309 §2.2.4).</summary>
    public IReadOnlyList<string> Sitemaps => _sitemaps;

    /// <summary>Reads UTF-8; what goes beyond 500 KiB is left out, with the line that the limit cuts.</summary>
    public static RobotsTxt Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaxBytes)
        {
            bytes = bytes[..MaxBytes];
            bytes = bytes[..(bytes.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)];
        }

        return Parse(Encoding.UTF8.GetString(bytes));
    }

    public static RobotsTxt Parse(string text)
    {
        var robots = new RobotsTxt();
        var rest = text.AsSpan().TrimStart('\uFEFF');
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOfAny('\r', '\n');
            robots.Take(RobotsLine.Read(end < 0 ? rest : rest[..end]));
            rest = end < 0 ? [] : rest[(end + 1)..];
        }

        return robots;
    }

    /// <summary>
    /// The groups that name the agent, merged; else those for <c>*</c> (RFC 9309 §2.2.1).
    /// </summary>
    /// <param name="agent">A product token, such as <c>Aggregator</c>.</param>
    public RobotsRules For(string agent)
    {
        var groups = GroupsFor(agent);
        return groups.Count == 0 && _sitemaps.Count == 0 ? RobotsRules.None : new RobotsRules
        {
            Rules = [.. groups.SelectMany(g => g.Rules)],
            CrawlDelay = groups.Max(g => g.CrawlDelay),
            Sitemaps = _sitemaps,
        };
    }

    /// <summary>What it says about the use of what it lets the agent fetch.</summary>
    public RobotsSignals SignalsFor(string agent)
    {
        var usage = GroupsFor(agent).SelectMany(g => g.Usage).Concat(_usage).ToList();
        var named = NamedAgents().ToList();
        return named.Count == 0 && usage.Count == 0 ? RobotsSignals.None : new RobotsSignals { Agents = named, Usage = usage };
    }

    private IEnumerable<(string Agent, RobotsRules Rules)> NamedAgents()
    {
        var groups = new OrderedDictionary<string, List<RobotsGroup>>(StringComparer.Ordinal);
        foreach (var group in _groups)
        {
            foreach (var token in group.Agents.Select(AiAgents.Find).OfType<string>())
            {
                if (!groups.TryGetValue(token, out var known))
                    groups.Add(token, known = []);
                if (!known.Contains(group))
                    known.Add(group);
            }
        }

        // Publishers list dozens of agents over one rule: those share it.
        var alone = new Dictionary<RobotsGroup, RobotsRules>();
        foreach (var (token, named) in groups)
        {
            if (named.Count > 1 || !alone.TryGetValue(named[0], out var rules))
                rules = new RobotsRules { Rules = [.. named.SelectMany(g => g.Rules)] };
            if (named.Count == 1)
                alone[named[0]] = rules;
            yield return (token, rules);
        }
    }

    private List<RobotsGroup> GroupsFor(string agent)
    {
        var groups = _groups.FindAll(g => g.Names(agent));
        return groups.Count > 0 ? groups : _groups.FindAll(g => g.IsForAll);
    }

    private void Take(RobotsLine line)
    {
        var group = _groups.Count > 0 ? _groups[^1] : null;
        switch (line.Field)
        {
            case RobotsField.UserAgent:
                // Rules end the list of agents; other records, blank lines among them, do not (RFC 9309 §2.2.1, §2.2.4).
                if (group is null || group.HasRules)
                    _groups.Add(group = new RobotsGroup());
                group.Agents.Add(line.Value);
                break;
            case RobotsField.Allow or RobotsField.Disallow:
                group?.Add(line.Field == RobotsField.Allow, line.Value);
                break;
            case RobotsField.CrawlDelay:
                group?.Delay(line.Value);
                break;
            case RobotsField.Usage:
                if (group is null ? _usage.Count < MostUsage : group.Usage.Count < MostUsage)
                    (group?.Usage ?? _usage).Add(new UsageRule(line.Value));
                break;
            case RobotsField.Sitemap when line.Value.Length > 0 && _sitemaps.Count < MostSitemaps:
                _sitemaps.Add(line.Value);
                break;
        }
    }
}
