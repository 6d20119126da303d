using System.Globalization;

namespace Aggregator.Benchmarks.Politeness;

/// <summary>One request as a simulated host saw it, and how it answered.</summary>
internal sealed record Visit
{
    public required DateTimeOffset At { get; init; }

    public required string Host { get; init; }

    public required string Path { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Requests at the host while this one was, itself counted.</summary>
    public required int InFlight { get; init; }

    public int Status { get; init; }

    /// <summary>Octets of the answer's body.</summary>
    public int Bytes { get; init; }

    public bool IsConditional => Headers.ContainsKey("If-None-Match") || Headers.ContainsKey("If-Modified-Since");

    public bool IsRobots => Path == "/robots.txt";

    public bool IsFeed => Path == "/feed" || Path.StartsWith("/feed-", StringComparison.Ordinal) || Path.StartsWith("/feed?", StringComparison.Ordinal);

    public bool IsPage => Path.EndsWith(".html", StringComparison.Ordinal);

    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>What a simulated host answers.</summary>
internal sealed record Reply(int Status, string Type = "text/plain", string Body = "")
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public static Reply Throttled(int status, int seconds) => new Reply(status).With("Retry-After", seconds.ToString(CultureInfo.InvariantCulture));

    public Reply With(string name, string value) => this with { Headers = [.. Headers, (name, value)] };
}
