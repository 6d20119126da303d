using Aggregator.Sources;

namespace Aggregator.Reading;

/// <summary>A fetched document with all that reading it needs.</summary>
public sealed record SourceDocument
{
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Where it came from; the base for relative links. Null when read from a file without one.</summary>
    public Uri? Address { get; init; }

    public Uri? ContentLocation { get; init; }

    /// <summary>The Content-Type header.</summary>
    public string? ContentType { get; init; }

    /// <summary>IANA name: read into dates without a zone.</summary>
    public string TimeZone { get; init; } = "Europe/London";

    /// <summary>ISO 3166-1 alpha-2: decides ambiguous zone names (IST).</summary>
    public string Country { get; init; } = "GB";

    public Recipe Recipe { get; init; } = Recipe.None;
}

/// <summary>Turns one kind of source into entries. Pure; never throws for what an outlet sends.</summary>
public interface ISourceReader
{
    SourceKind Kind { get; }

    ReadOutcome Read(SourceDocument document);
}
