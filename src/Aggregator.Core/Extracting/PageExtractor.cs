using Aggregator.Sources;

namespace Aggregator.Extracting;

/// <summary>The HTML behind an entry.</summary>
public sealed record Page
{
    public required ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>Where it came from, after redirects.</summary>
    public required Uri Address { get; init; }

    public string? ContentType { get; init; }

    public string TimeZone { get; init; } = "Europe/London";

    public Recipe Recipe { get; init; } = Recipe.None;
}

/// <summary>How extracting ended.</summary>
public abstract record ExtractOutcome
{
    private ExtractOutcome() { }

    public sealed record Extracted(PageReading Reading) : ExtractOutcome;

    /// <summary>Not HTML, or built to hurt; the reason is for an admin.</summary>
    public sealed record Refused(string Reason) : ExtractOutcome;
}

/// <summary>Finds the report in a page. Pure; never throws for what an outlet sends.</summary>
public interface IPageExtractor
{
    ExtractOutcome Extract(Page page);

    /// <summary>The blocks of a feed's own HTML (its summary or content), cleaned of everything but text.</summary>
    IReadOnlyList<Block> Blocks(string html, Uri? address);
}
