using Aggregator.Rights;

namespace Aggregator.Fetching;

/// <summary>What came back for one request, redirects not followed.</summary>
internal readonly record struct Answer()
{
    public int Status { get; init; }

    /// <summary>The complete body, unpacked; only of 200 and 203.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    public string? ContentType { get; init; }

    public string? ContentLocation { get; init; }

    public string? Location { get; init; }

    public Validators Validators { get; init; } = Validators.None;

    public TimeSpan? FreshFor { get; init; }

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whose bot challenge it is; null where it is none.</summary>
    public string? Challenge { get; init; }

    /// <summary>What the headers, and later robots.txt and the site's TDM file, say about the use of the body.</summary>
    public RightsSignals Signals { get; init; } = RightsSignals.None;

    /// <summary>Why there is no usable answer; null where there is one.</summary>
    public FetchOutcome.Failed? Failed { get; init; }
}
