using System.Globalization;
using Aggregator.Rights;

namespace Aggregator.Fetching;

/// <summary>
/// Reads robots directives about the use of one document, from <c>X-Robots-Tag</c> headers and robots meta elements: those of search engines
/// (<c>noindex</c>, <c>nosnippet</c>, <c>max-snippet</c>, <c>max-image-preview</c>, <c>noarchive</c>) and those about AI (<c>noai</c>, <c>noimageai</c>).
/// </summary>
public static class RobotsDirectives
{
    /// <param name="lines">One value for each header line.</param>
    /// <param name="agent">Our product token: what is said to another agent does not concern us.</param>
    public static RightsSignals OfHeader(IEnumerable<string> lines, string agent) => lines.Aggregate(RightsSignals.None, (all, line) => all.And(Read(line, agent)));

    /// <param name="content">The content attribute of a meta element named "robots" or after us.</param>
    public static RightsSignals OfMeta(string content) => Read(content, null);

    // "googlebot: noindex, nofollow": an agent's name holds for the rest of its line, or until the next name.
    private static RightsSignals Read(string line, string? agent)
    {
        var (found, concernsUs) = (RightsSignals.None, true);
        foreach (var range in line.AsSpan().Split(','))
        {
            var part = line.AsSpan()[range].Trim();
            if (agent is not null && Scope(part) is > 0 and var end)
            {
                concernsUs = part[..end].Trim() is var name && (name.SequenceEqual("*") || name.Equals("robots", StringComparison.OrdinalIgnoreCase) || name.Equals(agent, StringComparison.OrdinalIgnoreCase));
                part = part[(end + 1)..].Trim();
            }

            if (concernsUs)
                found = found.And(Directive(part));
        }

        return found;
    }

    private static int Scope(ReadOnlySpan<char> part)
    {
        var colon = part.IndexOf(':');
        if (colon <= 0)
            return 0;
        var name = part[..colon].Trim();
        // A date's clock has colons too: "unavailable_after: 25 Jun 2030 15:00:00 GMT", or after a comma only the rest of it.
        return name.StartsWith("max-", StringComparison.OrdinalIgnoreCase) || name.Equals("unavailable_after", StringComparison.OrdinalIgnoreCase) || name.ContainsAny(' ', '\t') || char.IsAsciiDigit(name[0]) ? 0 : colon;
    }

    private static RightsSignals Directive(ReadOnlySpan<char> part)
    {
        Span<char> lower = stackalloc char[40];
        if (part.Length > lower.Length)
            return RightsSignals.None;
        lower = lower[..part.ToLowerInvariant(lower)];
        switch (lower)
        {
            case "noindex" or "none":
                return new() { NoIndex = true };
            case "noarchive" or "nocache":
                return new() { NoArchive = true };
            case "nosnippet":
                return new() { MaxSnippet = 0 };
            case "noai":
                return new() { NoAi = true };
            case "noimageai" or "noimageindex":
                return new() { NoImage = true };
        }

        return Valued(lower);
    }

    private static RightsSignals Valued(ReadOnlySpan<char> directive)
    {
        var split = directive.IndexOfAny(':', '=');
        if (split < 0)
            return RightsSignals.None;
        var name = directive[..split].TrimEnd();
        var value = directive[(split + 1)..].Trim();
        if (name.SequenceEqual("max-image-preview") && value.SequenceEqual("none"))
            return new() { NoImage = true };
        // -1 is "no limit".
        return name.SequenceEqual("max-snippet") && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? new() { MaxSnippet = most } : RightsSignals.None;
    }
}
