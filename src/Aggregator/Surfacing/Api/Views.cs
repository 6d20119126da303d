namespace Aggregator.Surfacing.Api;

/// <summary>Part of a list; <c>nextCursor</c> is null at its end.</summary>
internal sealed record ListView<T>(IReadOnlyList<T> Items, string? NextCursor, ContentView Content, DateTimeOffset AsOf);

/// <summary>One outlet's report in the portal's shape, as far as its rights allow.</summary>
internal sealed record ArticleView(
    string SchemaVersion,
    string Mode,
    string Id,
    string Headline,
    string? Standfirst,
    string? StandfirstAttributed,
    IReadOnlyList<KeyPointView> KeyPoints,
    IReadOnlyList<BlockView> Body,
    string? WhyItMatters,
    EvidenceView? WhyItMattersEvidence,
    string? WhatItMeans,
    EvidenceView? WhatItMeansEvidence,
    AttributionView Attribution,
    string Category,
    IReadOnlyList<TopicView> Topics,
    string? Region,
    IReadOnlyList<TagView> Tags,
    string Language,
    int ReadingMinutes,
    bool Breaking,
    Uri? Image,
    DateTimeOffset PublishedAt,
    DateTimeOffset UpdatedAt,
    int Revision,
    string State)
{
    /// <summary>What may be surfaced of it, and what made that stricter than the outlet's policy.</summary>
    public required ArticleRightsView Rights { get; init; }

    /// <summary>What the outlet corrected since it first published.</summary>
    public required IReadOnlyList<CorrectionView> Corrections { get; init; }

    /// <summary>What the outlet files it under, in its own words.</summary>
    public required IReadOnlyList<string> Sections { get; init; }

    /// <summary>Every source of the outlet that told it.</summary>
    public required IReadOnlyList<string> Sources { get; init; }

    /// <summary>A page that its outlet keeps writing on.</summary>
    public bool Live { get; init; }

    /// <summary>What has to stand beside the image wherever it is shown.</summary>
    public string? ImageCredit { get; init; }
}

/// <summary>Rights of one article: <c>words</c> and <c>characters</c> besides the headline, null for no limit.</summary>
internal sealed record ArticleRightsView(string Extent, int? Words, int? Characters, bool Image, bool Derived, bool Rewriting, bool Indexable, IReadOnlyList<string> Because);

/// <summary>A correction notice: <c>amendment</c>, <c>clarification</c>, <c>correction</c> or <c>ruling</c>; its words are null where the rights leave no room for them.</summary>
internal sealed record CorrectionView(string Kind, string? Text, DateOnly? MadeOn, int Revision);

/// <summary>A bullet, verbatim from the report.</summary>
internal sealed record KeyPointView(string Text, EvidenceView Evidence);

/// <summary>The words of the report that something rests on: block of the whole report's body from 0, first UTF-16 unit in it, length.</summary>
internal sealed record EvidenceView(int Revision, int Paragraph, int Start, int Length);

/// <summary>
/// One block of the text: <c>paragraph</c>, <c>heading</c>, <c>listItem</c> or <c>quotation</c>. <c>text</c> is verbatim; <c>attributedText</c>, of the first
/// paragraph only, is how to print it with its outlet named.
/// </summary>
internal sealed record BlockView(string Kind, string Text, string? AttributedText);

/// <summary>An IPTC Media Topic of the top level: <c>medtop:15000000</c>, "sport".</summary>
internal sealed record TopicView(string Id, string Name);

/// <summary>A <c>person</c>, an <c>organisation</c> or a <c>place</c> that the report names: how often, and where first.</summary>
internal sealed record TagView(string Name, string Kind, int Count, EvidenceView Evidence);

/// <summary>Whose report it is. To be shown wherever the article is shown.</summary>
internal sealed record AttributionView(
    string Outlet,
    string OutletId,
    IReadOnlyList<string> Authors,
    Uri Url,
    DateTimeOffset? PublishedAt,
    DateTimeOffset RetrievedAt,
    string? Licence,
    string? Credit)
{
    /// <summary>SPDX identifier of a licence that is known.</summary>
    public string? LicenceId { get; init; }

    /// <summary>The agencies whose copy it is or rests on.</summary>
    public required IReadOnlyList<string> Agencies { get; init; }
}

/// <summary>A headline for a ticker: <c>url</c> is the report at its outlet, <c>portalUrl</c> the portal's page about it.</summary>
internal sealed record HeadlineView(
    string Id,
    string Headline,
    string Outlet,
    Uri Url,
    string PortalUrl,
    string Category,
    bool Breaking,
    DateTimeOffset PublishedAt);

/// <summary>An outlet and how many of its articles there are.</summary>
internal sealed record OutletView(string Id, string Name, Uri HomePage, string Kind, string Country, string Language, string? Family, int Articles, RightsView Rights);

/// <summary>What may be surfaced of an outlet's reports; <c>excerptWords</c> is null unless the extent is <c>excerpt</c>.</summary>
internal sealed record RightsView(string Extent, int? ExcerptWords, bool Image, string? Licence, string? Credit)
{
    public bool ImageWithCredit { get; init; }

    public bool Rewriting { get; init; }

    public Uri? Terms { get; init; }
}
