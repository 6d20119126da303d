namespace Aggregator.Fetching;

/// <summary>How unpacking ended.</summary>
internal enum InflateEnd
{
    Complete,
    TooLarge,

    /// <summary>It ended before its own end mark, or its check sum is wrong.</summary>
    Damaged,

    /// <summary>It is not of the format at all.</summary>
    NotPacked,
}
