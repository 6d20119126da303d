using Aggregator.Sources;

namespace Aggregator.Fetching;

/// <summary>Why something is fetched; limits and politeness differ by it.</summary>
public enum FetchPurpose
{
    Feed,
    Page,
    Robots,

    /// <summary>A picture: governed by robots.txt like a page.</summary>
    Image,

    /// <summary>What a site says of text and data mining, in its well-known file.</summary>
    TdmFile,
}

/// <summary>What a server said of the version that we hold (RFC 9110 §8.8); sent back to ask for changes only.</summary>
public sealed record Validators(string? ETag, string? LastModified)
{
    public static Validators None { get; } = new(null, null);

    public bool IsEmpty => ETag is null && LastModified is null;
}

/// <summary>One thing to fetch, with what we know of it.</summary>
public sealed record FetchRequest
{
    public required Uri Address { get; init; }

    public required OutletId Outlet { get; init; }

    public FetchPurpose Purpose { get; init; } = FetchPurpose.Feed;

    public Validators Validators { get; init; } = Validators.None;

    /// <summary>How the source wants to be asked that this is fetched for.</summary>
    public SourceAccess Access { get; init; } = SourceAccess.None;
}
