using System.Text;

namespace Aggregator.Fetching;

/// <summary>A robots.txt, read (RFC 9309); what it says to an agent is <see cref="For"/>.</summary>
public sealed class RobotsTxt
{
    /// <summary>RFC 9309 §2.5: at least this much is read; we read no more.</summary>
    public const int MaxBytes = 500 * 1024;

    private const int MostSitemaps = 200;

    private readonly List<RobotsGroup> _groups = [];
    private readonly List<string> _sitemaps = [];

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
        var groups = _groups.FindAll(g => g.Names(agent));
        if (groups.Count == 0)
            groups = _groups.FindAll(g => g.IsForAll);
        return groups.Count == 0 && _sitemaps.Count == 0 ? RobotsRules.None : new RobotsRules
        {
            Rules = [.. groups.SelectMany(g => g.Rules)],
            CrawlDelay = groups.Max(g => g.CrawlDelay),
            Sitemaps = _sitemaps,
        };
    }

    private void Take(RobotsLine line)
    {
        var group = _groups.Count > 0 ? _groups[^1] : null;
        switch (line.Field)
        {
            case RobotsField.UserAgent:
                // Rules end the list of agents; other records, blank lines among them, do not (RFC 9309 §2.2.1, §2.2.4).
                if (group is null || group.Rules.Count > 0 || group.HasEmptyRule)
                    _groups.Add(group = new RobotsGroup());
                group.Agents.Add(line.Value);
                break;
            case RobotsField.Allow or RobotsField.Disallow:
                group?.Add(line.Field == RobotsField.Allow, line.Value);
                break;
            case RobotsField.CrawlDelay:
                group?.Delay(line.Value);
                break;
            case RobotsField.Sitemap when line.Value.Length > 0 && _sitemaps.Count < MostSitemaps:
                _sitemaps.Add(line.Value);
                break;
        }
    }
}
