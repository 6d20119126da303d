using System.Globalization;

namespace Aggregator.Fetching;

/// <summary>A run of user-agent lines with the rules after it.</summary>
internal sealed class RobotsGroup
{
    public List<string> Agents { get; } = [];

    public List<RobotsRule> Rules { get; } = [];

    /// <summary>"Disallow:" without a path restricts nothing, yet it ends the list of agents.</summary>
    public bool HasEmptyRule { get; private set; }

    public TimeSpan? CrawlDelay { get; private set; }

    /// <summary>Content-Usage and Content-Signal lines: rules of the group too (draft-ietf-aipref-attach).</summary>
    public List<UsageRule> Usage { get; } = [];

    /// <summary>Whether the list of agents is over.</summary>
    public bool HasRules => Rules.Count > 0 || HasEmptyRule || Usage.Count > 0;

    public bool IsForAll => Agents.Exists(a => a == "*" || (a.Length > 1 && a[0] == '*' && char.IsWhiteSpace(a[1])));

    public bool Names(string agent)
    {
        // RFC 9309 §2.2.1: letters, "_" and "-", compared without case. Agents outside of that alphabet ("360Spider") are compared whole.
        var standard = IsToken(agent);
        return agent.Length > 0 && Agents.Exists(line => string.Equals(standard ? Token(line) : Product(line), standard ? agent : Product(agent), StringComparison.OrdinalIgnoreCase));
    }

    public void Add(bool allow, string path)
    {
        HasEmptyRule |= path.Length == 0;
        if (path.Length > 0)
            Rules.Add(new RobotsRule(allow, path));
    }

    public void Delay(string seconds)
    {
        if (double.TryParse(seconds, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value >= 0)
            CrawlDelay = TimeSpan.FromSeconds(Math.Min(value, TimeSpan.FromDays(1).TotalSeconds));
    }

    private static bool IsToken(string text) => text.All(IsTokenCharacter);

    private static bool IsTokenCharacter(char c) => char.IsAsciiLetter(c) || c is '-' or '_';

    private static string Token(string line) => string.Concat(line.TakeWhile(IsTokenCharacter));

    private static string Product(string line) => line.Split('/', ' ', '\t')[0];
}
