namespace Aggregator.Fetching;

/// <summary>What a line of robots.txt is about.</summary>
internal enum RobotsField
{
    Other,
    UserAgent,
    Allow,
    Disallow,
    CrawlDelay,
    Sitemap,
    Usage,
}

/// <summary>One line of robots.txt: field and value, without comment.</summary>
internal readonly record struct RobotsLine(RobotsField Field, string Value)
{
    // Browsers take addresses of 2083 characters; eight times that, escaped many times over, is no rule that anybody wrote.
    private const int MostCharacters = 2083 * 8;

    // White space and control characters, NUL among them, which broken editors leave behind.
    private const string Blanks = " \t\u00A0\0\v\f\u001A";

    public static RobotsLine Read(ReadOnlySpan<char> line)
    {
        if (line.Length > MostCharacters)
            line = line[..MostCharacters];
        var comment = line.IndexOf('#');
        line = (comment < 0 ? line : line[..comment]).Trim(Blanks);
        var split = line.IndexOf(':');
        if (split < 0)
        {
            // "Disallow /path": the colon is forgotten often enough; more than two words are prose.
            split = line.IndexOfAny(' ', '\t');
            if (split < 0 || line[split..].Trim().ContainsAny(' ', '\t'))
                return default;
        }

        var field = FieldOf(line[..split].Trim(Blanks));
        return field == RobotsField.Other ? default : new(field, line[(split + 1)..].Trim(Blanks).ToString());
    }

    // With the misspellings that Google's parser accepts: what is meant is plain, and restrictions ought to hold.
    private static RobotsField FieldOf(ReadOnlySpan<char> name)
    {
        Span<char> lower = stackalloc char[16];
        if (name.Length > lower.Length)
            return RobotsField.Other;
        return lower[..Math.Max(0, name.ToLowerInvariant(lower))] switch
        {
            "user-agent" or "useragent" or "user agent" => RobotsField.UserAgent,
            "allow" => RobotsField.Allow,
            "disallow" or "dissallow" or "dissalow" or "disalow" or "diasllow" or "disallaw" => RobotsField.Disallow,
            "crawl-delay" or "crawldelay" or "crawl delay" => RobotsField.CrawlDelay,
            "sitemap" or "site-map" => RobotsField.Sitemap,
            "content-usage" or "content-signal" or "content-signals" => RobotsField.Usage,
            _ => RobotsField.Other,
        };
    }
}
