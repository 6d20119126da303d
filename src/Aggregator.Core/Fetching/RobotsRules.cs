namespace Aggregator.Fetching;

/// <summary>Whether robots.txt lets a path be fetched, and by which line.</summary>
/// <param name="Rule">Null where no line speaks of the path: then it is allowed.</param>
public readonly record struct RobotsVerdict(bool Allowed, RobotsRule? Rule);

/// <summary>What a robots.txt says to one agent.</summary>
public sealed record RobotsRules
{
    /// <summary>No restrictions: there is no robots.txt, or it says nothing to the agent.</summary>
    public static RobotsRules None { get; } = new();

    public IReadOnlyList<RobotsRule> Rules { get; init; } = [];

    /// <summary>Asked for between two requests; not part of RFC 9309, but widely used and kept here.</summary>
    public TimeSpan? CrawlDelay { get; init; }

    public IReadOnlyList<string> Sitemaps { get; init; } = [];

    /// <param name="address">An absolute address or a path with its query, as written.</param>
    public RobotsVerdict Judge(string address)
    {
        var request = RobotsRequest.Of(address);
        if (request.Decoded == "/robots.txt")
            return new(true, null); // RFC 9309 §2.2.2: implicitly allowed
        RobotsRule? best = null;
        var longest = 0;
        foreach (var rule in Rules)
        {
            var length = rule.Matches(request) ? rule.Length : rule.Allow ? AsDirectory(rule, request) : 0;
            if (length > longest || (length == longest && best is { Allow: false } && rule.Allow && length > 0))
                (best, longest) = (rule, length); // equal lengths: allow wins
        }

        return new(best?.Allow ?? true, best);
    }

    // "Allow: /index.html" opens the directory too, as Google's parser has it: webmasters mean the page, whose address is the directory's.
    private static int AsDirectory(RobotsRule rule, in RobotsRequest request)
    {
        var slash = rule.Path.LastIndexOf('/');
        if (slash < 0 || !rule.Path.AsSpan(slash + 1).StartsWith("index.htm"))
            return 0;
        var directory = new RobotsRule(allow: true, rule.Path[..(slash + 1)] + "$");
        return directory.Matches(request) ? directory.Length : 0;
    }
}
