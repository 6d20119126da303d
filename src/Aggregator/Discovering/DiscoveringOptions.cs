using System.ComponentModel.DataAnnotations;

namespace Aggregator.Discovering;

/// <summary>How far a search for sources goes, and a preview. Section <c>Discovering</c> of appsettings.json.</summary>
public sealed class DiscoveringOptions
{
    public const string Section = "Discovering";

    /// <summary>Requests that one search may make, robots.txt counted in. Default 12.</summary>
    [Range(2, 50)] public int MaxRequests { get; set; } = 12;

    /// <summary>Seconds after which a search or a preview ends with what it has. Default 60.</summary>
    [Range(5, 600)] public int TimeoutSeconds { get; set; } = 60;

    /// <summary>Entries that a preview follows to their pages. Default 5.</summary>
    [Range(1, 20)] public int PreviewEntries { get; set; } = 5;
}
