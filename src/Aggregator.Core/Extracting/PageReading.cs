using Aggregator.Rights;

namespace Aggregator.Extracting;

/// <summary>What a page turned out to be.</summary>
public enum PageKind
{
    Article,
    LiveBlog,
    Video,
    Gallery,

    /// <summary>An article of which only the opening is there.</summary>
    Paywalled,

    /// <summary>A cookie or consent wall in front of the report.</summary>
    ConsentWall,

    /// <summary>A section front, a search result, an error page: no report in it.</summary>
    Other,
}

/// <summary>A value and the layer that gave it (<c>recipe</c>, <c>json-ld</c>, <c>microdata</c>, <c>open-graph</c>, <c>meta</c>, <c>scoring</c>, <c>feed</c>).</summary>
public sealed record Found<T>(T Value, string Layer);

/// <summary>What stands in one block of a body.</summary>
public enum BlockKind
{
    Paragraph,
    Heading,
    ListItem,
    Quotation,
}

/// <summary>One block of a report's text: plain text, white space folded.</summary>
public sealed record Block(BlockKind Kind, string Text);

/// <summary>What was found in a page, field by field, each with the layer that won.</summary>
public sealed record PageReading
{
    public required PageKind Kind { get; init; }

    public Found<string>? Headline { get; init; }

    public Found<string>? Standfirst { get; init; }

    public Found<IReadOnlyList<string>>? Authors { get; init; }

    public Found<DateTimeOffset>? PublishedAt { get; init; }

    public Found<DateTimeOffset>? UpdatedAt { get; init; }

    public Found<Uri>? Canonical { get; init; }

    public Found<Uri>? Image { get; init; }

    public Found<string>? Language { get; init; }

    public Found<string>? Section { get; init; }

    public Found<string>? Licence { get; init; }

    public Found<IReadOnlyList<Block>>? Body { get; init; }

    /// <summary>schema.org <c>isAccessibleForFree</c>.</summary>
    public bool? IsAccessibleForFree { get; init; }

    /// <summary>Where the report goes on, when it is told on several pages.</summary>
    public Uri? NextPage { get; init; }

    /// <summary>The view of the report that has all on one page.</summary>
    public Uri? WholePage { get; init; }

    /// <summary>What the recipe's selectors did; empty without a recipe.</summary>
    public IReadOnlyList<SelectorUse> Selectors { get; init; } = [];

    /// <summary>What the page itself says about its use.</summary>
    public RightsSignals Signals { get; init; } = RightsSignals.None;
}
