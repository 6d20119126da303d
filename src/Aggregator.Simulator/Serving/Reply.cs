namespace Aggregator.Simulator.Serving;

/// <summary>An answer before HTTP's own manners (validators, compression, HEAD) are applied.</summary>
internal sealed record Reply
{
    public int Status { get; init; } = 200;

    public string ContentType { get; init; } = "text/html; charset=utf-8";

    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>What names this state of the document; null where the answer is not to be cached.</summary>
    public string? Version { get; init; }

    public DateTimeOffset? ChangedAt { get; init; }

    public int? MaxAgeSeconds { get; init; }

    public int? RetryAfterSeconds { get; init; }

    public Uri? Location { get; init; }

    /// <summary>The connection is cut after so many bytes.</summary>
    public int? CutAfterBytes { get; init; }
}
