using Aggregator.Rights;

namespace Aggregator.Reading;

/// <summary>A picture, sound or film that an entry points to.</summary>
public sealed record Media(Uri Address, string? Type = null, long? Bytes = null)
{
    public bool IsImage => Type is null || Type.StartsWith("image", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What a source says of one report.</summary>
public sealed record Entry
{
    /// <summary>The source's own identifier (guid, atom:id), untouched.</summary>
    public string? Guid { get; init; }

    /// <summary>The page for a reader, absolute, http or https.</summary>
    public Uri? Link { get; init; }

    /// <summary>Plain text; entities decoded as often as the feed encoded them and no more.</summary>
    public string? Title { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? UpdatedAt { get; init; }

    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Mail addresses given with the authors: for the desk to ask, never shown.</summary>
    public IReadOnlyList<string> Contacts { get; init => field = value ?? []; } = []; // absent from what was stored before there were any

    /// <summary>The teaser as HTML, as sent: hostile until cleaned.</summary>
    public string? Summary { get; init; }

    /// <summary>The report's own text as HTML, as sent: hostile until cleaned.</summary>
    public string? Content { get; init; }

    public IReadOnlyList<string> Categories { get; init; } = [];

    public IReadOnlyList<Media> Media { get; init; } = [];

    public Uri? Image { get; init; }

    /// <summary>The outlet that it was taken from (RSS <c>source</c>).</summary>
    public string? OriginalSource { get; init; }

    public string? Rights { get; init; }

    public string? Language { get; init; }

    /// <summary>What the site reserves for all that it publishes, as the document that it stood in came.</summary>
    public RightsSignals Signals { get; init => field = value ?? RightsSignals.None; } = RightsSignals.None;
}
