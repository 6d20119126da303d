using Aggregator.Extracting;
using Aggregator.Normalising;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Editing;

/// <summary>Names an article for good: lower-case base 32, made from the evidence that first identified it.</summary>
public readonly record struct ArticleId(string Value)
{
    public override string ToString() => Value;
}

/// <summary>Where an article stands.</summary>
public enum ArticleState
{
    Published,
    Withdrawn,

    /// <summary>Kept back until a person decides (<see cref="Rights.Hold"/>): readers get what <see cref="Withheld"/> leaves of it.</summary>
    Held,
}

/// <summary>Which words a sentence rests on: block of the body (0-based), first UTF-16 unit in its text, length. Revision is the article's at that time.</summary>
public sealed record Evidence(int Revision, int Paragraph, int Start, int Length);

/// <summary>One bullet: verbatim from the report, with the words it stands on.</summary>
public sealed record KeyPoint(string Text, Evidence Evidence);

/// <summary>What a tag names.</summary>
public enum TagKind
{
    Person,
    Organisation,
    Place,
}

/// <summary>Somebody or something that a report names: how often, and where first.</summary>
public sealed record Tag(string Name, TagKind Kind, int Count, Evidence Evidence);

/// <summary>One outlet's report in the portal's shape.</summary>
public sealed record Article
{
    public required ArticleId Id { get; init; }

    public required OutletId Outlet { get; init; }

    public required SourceId Source { get; init; }

    public required string Headline { get; init; }

    public string? Standfirst { get; init; }

    public IReadOnlyList<KeyPoint> KeyPoints { get; init; } = [];

    public IReadOnlyList<Block> Body { get; init; } = [];

    /// <summary>Verbatim, without its label. Null unless the report itself says so.</summary>
    public string? WhyItMatters { get; init; }

    public Evidence? WhyItMattersEvidence { get; init; }

    /// <summary>Verbatim, without its label. Null unless the report itself says so.</summary>
    public string? WhatItMeans { get; init; }

    public Evidence? WhatItMeansEvidence { get; init; }

    public required Attribution Attribution { get; init; }

    /// <summary>The portal's section: one of <see cref="Categories.All"/>.</summary>
    public required string Category { get; init; }

    /// <summary>What it is about: IPTC Media Topics of the top level (<c>medtop:15000000</c>), the main one first; empty where nothing tells.</summary>
    public IReadOnlyList<string> Topics { get; init => field = value ?? []; } = []; // absent from what was stored before there were any

    /// <summary>The English region that it is about (<see cref="Places"/>); null elsewhere and where nothing tells.</summary>
    public string? Region { get; init; }

    /// <summary>People, organisations and places, the most named first.</summary>
    public IReadOnlyList<Tag> Tags { get; init => field = value ?? []; } = [];

    /// <summary>BCP 47: the text's own language, whatever was declared.</summary>
    public required string Language { get; init; }

    public required int ReadingMinutes { get; init; }

    public bool Breaking { get; init; }

    public Uri? Image { get; init; }

    /// <summary>Every source of the outlet that told it, the first teller first.</summary>
    public IReadOnlyList<SourceId> Sources { get; init => field = value ?? []; } = [];

    /// <summary>What the outlet files it under, in its own words, over all tellings.</summary>
    public IReadOnlyList<string> Sections { get; init => field = value ?? []; } = [];

    /// <summary>What the publisher's machine-readable signals say of it.</summary>
    public RightsSignals Signals { get; init => field = value ?? RightsSignals.None; } = RightsSignals.None;

    /// <summary>Correction notices that stood in it at any time, in the order in which they were seen.</summary>
    public IReadOnlyList<Correction> Corrections { get; init => field = value ?? []; } = [];

    /// <summary>A page that its outlet keeps writing on: a live blog, or a report that changes for hours.</summary>
    public bool IsLive { get; init; }

    /// <summary>What made this revision; null for the first.</summary>
    public RevisionChange? Change { get; init; }

    /// <summary>Never later than when we first saw it: a date from the future is not believed.</summary>
    public required DateTimeOffset PublishedAt { get; init; }

    public required DateProvenance PublishedFrom { get; init; }

    /// <summary>When this revision or state was stored.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>From 1; grows when the report's words change, not when its date does.</summary>
    public int Revision { get; init; } = 1;

    public ArticleState State { get; init; } = ArticleState.Published;

    /// <summary>For a withdrawn article: why.</summary>
    public string? WithdrawnBecause { get; init; }

    /// <summary>Why it is held; null unless it is.</summary>
    public Hold? Hold { get; init; }

    /// <summary>Rules whose hold a person has lifted: they do not hold it again.</summary>
    public IReadOnlyList<string> ReleasedFrom { get; init => field = value ?? []; } = [];

    /// <summary>What an editor put in place of the outlet's words; null where they are the outlet's own.</summary>
    public Amendment? Amendment { get; init; }
}

/// <summary>An edited report on its way to the store, which decides whether it is new, a revision or nothing new.</summary>
/// <param name="Article">With the id it gets if it is new, and revision 1.</param>
/// <param name="Keys">How to recognise it, strongest first.</param>
/// <param name="ContentHash">Of what readers read (<see cref="ContentHash"/>); equal means unchanged.</param>
public sealed record Draft(Article Article, IReadOnlyList<IdentityKey> Keys, string ContentHash)
{
    /// <summary>A rule wants it read by a person first.</summary>
    public Hold? Hold { get; init; }
}
