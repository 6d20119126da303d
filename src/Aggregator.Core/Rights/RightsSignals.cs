namespace Aggregator.Rights;

/// <summary>
/// What a publisher's machine-readable signals say of one report, wherever they stood: robots.txt, HTTP headers, the page, the site's TDM file.
/// Nulls and false mean that nothing was said.
/// </summary>
public sealed record RightsSignals
{
    public static RightsSignals None { get; } = new();

    /// <summary>AI agents that robots.txt names and keeps from this address, in its order (<c>GPTBot</c>).</summary>
    public IReadOnlyList<string> AiAgentsRefused { get; init; } = [];

    /// <summary>Text and data mining rights are reserved (TDMRep <c>tdm-reservation</c>).</summary>
    public bool? TdmReserved { get; init; }

    /// <summary>Where the terms for text and data mining stand (TDMRep <c>tdm-policy</c>).</summary>
    public Uri? TdmPolicy { get; init; }

    /// <summary><c>noai</c> in a robots meta element or <c>X-Robots-Tag</c>, or <c>ai-input=no</c> in a Content-Signal.</summary>
    public bool NoAi { get; init; }

    /// <summary>Uses that Content-Usage or Content-Signal refuse: <c>ai-train</c>, <c>ai-input</c>, <c>search</c>.</summary>
    public IReadOnlyList<string> UsesRefused { get; init; } = [];

    /// <summary><c>noimageai</c>, or <c>max-image-preview:none</c>: its pictures are not to be shown or used.</summary>
    public bool NoImage { get; init; }

    /// <summary>Longest snippet in characters (<c>max-snippet</c>); 0 for <c>nosnippet</c>; null for no limit.</summary>
    public int? MaxSnippet { get; init; }

    /// <summary><c>noarchive</c>: no copy is to be offered.</summary>
    public bool NoArchive { get; init; }

    /// <summary><c>noindex</c>: not to be found through others.</summary>
    public bool NoIndex { get; init; }

    /// <summary>schema.org <c>isAccessibleForFree</c>.</summary>
    public bool? IsAccessibleForFree { get; init; }

    /// <summary>
    /// What a feed's signals say of the reports in it: what is reserved for the whole site. A <c>noindex</c> or <c>max-snippet</c> in a feed's headers is about the feed
    /// as a search result (WordPress plug-ins send it with every feed), not about its reports.
    /// </summary>
    public RightsSignals OfSite() => AiAgentsRefused.Count == 0 && UsesRefused.Count == 0 && TdmReserved is null && TdmPolicy is null && !NoAi
        ? None
        : new() { AiAgentsRefused = AiAgentsRefused, UsesRefused = UsesRefused, TdmReserved = TdmReserved, TdmPolicy = TdmPolicy, NoAi = NoAi };

    /// <summary>Both at once: the stricter of each.</summary>
    public RightsSignals And(RightsSignals other) => ReferenceEquals(other, None) ? this : ReferenceEquals(this, None) ? other : new()
    {
        AiAgentsRefused = AiAgentsRefused.Union(other.AiAgentsRefused, StringComparer.OrdinalIgnoreCase).ToList(),
        TdmReserved = Either(TdmReserved, other.TdmReserved, strict: true),
        TdmPolicy = TdmPolicy ?? other.TdmPolicy,
        NoAi = NoAi || other.NoAi,
        UsesRefused = UsesRefused.Union(other.UsesRefused, StringComparer.OrdinalIgnoreCase).ToList(),
        NoImage = NoImage || other.NoImage,
        MaxSnippet = (MaxSnippet, other.MaxSnippet) is ({ } one, { } two) ? Math.Min(one, two) : MaxSnippet ?? other.MaxSnippet,
        NoArchive = NoArchive || other.NoArchive,
        NoIndex = NoIndex || other.NoIndex,
        IsAccessibleForFree = Either(IsAccessibleForFree, other.IsAccessibleForFree, strict: false),
    };

    private static bool? Either(bool? one, bool? two, bool strict) => one == strict || two == strict ? strict : one ?? two;
}
