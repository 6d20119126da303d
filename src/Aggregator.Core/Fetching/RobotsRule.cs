namespace Aggregator.Fetching;

/// <summary>One allow or disallow line.</summary>
public sealed record RobotsRule
{
    private readonly string _pattern;
    private readonly bool _toTheEnd;

    public RobotsRule(bool allow, string path)
    {
        Allow = allow;
        Path = path;
        // RFC 9309 §2.2.2 decodes "%62" to "b" before comparing, Google's parser does not. Where readers differ we take the stricter one:
        // what is disallowed is compared decoded, what is allowed with its letters and digits as written ("%7E" is "~" for both).
        var pattern = RobotsPath.Rule(path, decoded: !allow);
        Length = pattern.Length;
        _toTheEnd = pattern.EndsWith('$');
        _pattern = _toTheEnd ? pattern[..^1] : pattern;
    }

    public bool Allow { get; }

    /// <summary>As written.</summary>
    public string Path { get; }

    /// <summary>The longest rule that matches wins (RFC 9309 §2.2.2).</summary>
    public int Length { get; }

    public override string ToString() => $"{(Allow ? "Allow" : "Disallow")}: {Path}";

    internal bool Matches(in RobotsRequest request) => Matches(_pattern, _toTheEnd, Allow ? request.AsWritten : request.Decoded);

    // Greedy from the left: a piece between stars is best placed at its first occurrence, so there is no going back and the cost stays bounded.
    private static bool Matches(ReadOnlySpan<char> pattern, bool toTheEnd, ReadOnlySpan<char> path)
    {
        var star = pattern.IndexOf('*');
        if (star < 0)
            return toTheEnd ? path.SequenceEqual(pattern) : path.StartsWith(pattern);
        if (!path.StartsWith(pattern[..star]))
            return false;
        path = path[star..];
        pattern = pattern[(star + 1)..];
        for (star = pattern.IndexOf('*'); star >= 0; star = pattern.IndexOf('*'))
        {
            var found = path.IndexOf(pattern[..star]);
            if (found < 0)
                return false;
            path = path[(found + star)..];
            pattern = pattern[(star + 1)..];
        }

        return toTheEnd ? path.EndsWith(pattern) : path.IndexOf(pattern) >= 0;
    }
}
