using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Normalising;
using Aggregator.Sources;

namespace Aggregator.Rights;

/// <summary>
/// An article as surfaces may show it. Only <see cref="Of"/> makes one and nothing changes it afterwards,
/// so a surface that takes this type cannot show more than the rights allow.
/// </summary>
public sealed class Surfaceable
{
    private readonly Article _article;

    private Surfaceable(Article article, RightsPolicy policy, EffectiveRights rights)
    {
        _article = article;
        Rights = rights;
        Attribution = article.Attribution with
        {
            Licence = article.Attribution.Licence ?? policy.Licence,
            Credit = CreditLine.Of(article.Attribution, policy),
        };
        Image = rights.Image ? article.Image : null;
    }

    /// <summary>What decided about everything below.</summary>
    public EffectiveRights Rights { get; }

    public ArticleId Id => _article.Id;

    public OutletId Outlet => _article.Outlet;

    public string Headline => _article.Headline;

    public string? Standfirst { get; private init; }

    public IReadOnlyList<KeyPoint> KeyPoints { get; private init; } = [];

    public IReadOnlyList<Block> Body { get; private init; } = [];

    public string? WhyItMatters { get; private init; }

    public Evidence? WhyItMattersEvidence => WhyItMatters is null ? null : _article.WhyItMattersEvidence;

    public string? WhatItMeans { get; private init; }

    public Evidence? WhatItMeansEvidence => WhatItMeans is null ? null : _article.WhatItMeansEvidence;

    /// <summary>The first paragraph shown as it reads with its outlet named; the text in <see cref="Body"/> stays verbatim. Null where none is shown.</summary>
    public AttributedParagraph? FirstParagraph { get; private init; }
    /// <summary>What the outlet corrected since it first published, newest last; without its words where the rights leave no room for them.</summary>
    public IReadOnlyList<Correction> Corrections { get; private init; } = [];

    public Attribution Attribution { get; }

    public string Category => _article.Category;

    public IReadOnlyList<string> Topics => _article.Topics;

    public string? Region => _article.Region;

    /// <summary>Names only: they are no words of the report's that a reader could read instead of it.</summary>
    public IReadOnlyList<Tag> Tags => _article.Tags;

    public string Language => _article.Language;

    /// <summary>Of the whole report at its outlet.</summary>
    public int ReadingMinutes => _article.ReadingMinutes;

    public bool Breaking => _article.Breaking;

    public Uri? Image { get; private init; }

    /// <summary>What has to stand beside the image wherever it is shown; null where nothing has to. A surface without room for it shows no image.</summary>
    public string? ImageCredit => Image is not null && Rights.ImageWithCredit ? Attribution.Credit ?? Attribution.Outlet : null;

    /// <summary>Whether search, sitemaps and feeds for others may list it.</summary>
    public bool IsIndexable => Rights.Indexable && State == ArticleState.Published;

    public DateTimeOffset PublishedAt => _article.PublishedAt;

    public DateTimeOffset UpdatedAt => _article.UpdatedAt;

    public int Revision => _article.Revision;

    /// <summary>What made this revision; null for the first.</summary>
    public RevisionChange? Change => _article.Change;

    /// <summary>A page that its outlet keeps writing on.</summary>
    public bool IsLive => _article.IsLive;

    /// <summary>What the outlet files it under, in its own words.</summary>
    public IReadOnlyList<string> Sections => _article.Sections;

    /// <summary>Every source of the outlet that told it, the first teller first.</summary>
    public IReadOnlyList<SourceId> Sources => _article.Sources;

    public ArticleState State => _article.State;

    public string? WithdrawnBecause => _article.WithdrawnBecause;

    /// <summary>Whether the report says more at its outlet than stands here.</summary>
    public bool IsExcerpt { get; private init; }

    /// <summary>What may be shown of an article. A withdrawn one keeps its headline and attribution, whatever its rights.</summary>
    public static Surfaceable Of(Article article, RightsPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(policy);
        var rights = EffectiveRights.Of(policy, article.Signals, Licences.Of(article.Attribution.Licence));
        return (article.State, rights.Extent) switch
        {
            (ArticleState.Published, RightsExtent.Full) => Full(article, policy, rights),
            (ArticleState.Published, RightsExtent.Excerpt) => Excerpt(article, policy, rights),
            _ => new Surfaceable(article, policy, rights) { IsExcerpt = true, Image = null },
        };
    }

    private static Surfaceable Full(Article article, RightsPolicy policy, EffectiveRights rights) => new(article, policy, rights)
    {
        Standfirst = article.Standfirst,
        KeyPoints = rights.Derived ? article.KeyPoints : [],
        Body = article.Body,
        WhyItMatters = rights.Derived ? article.WhyItMatters : null,
        WhatItMeans = rights.Derived ? article.WhatItMeans : null,
        Corrections = article.Corrections,
        FirstParagraph = AttributedParagraph.Of(article, article.Standfirst, article.Body),
    };

    // The order is the order of worth: a correction before all, since a reader who misses it is misled.
    private static Surfaceable Excerpt(Article article, RightsPolicy policy, EffectiveRights rights)
    {
        var budget = new ExcerptBudget(rights.Words, rights.Characters);
        var corrections = article.Corrections.Count == 0 ? [] : article.Corrections.Select(c => c with { Text = budget.Whole(c.Text) ?? "" }).ToList();
        var standfirst = budget.Share(article.Standfirst);
        List<KeyPoint> points = rights.Derived ? [.. article.KeyPoints.TakeWhile(p => budget.Whole(p.Text) is not null)] : [];
        var why = rights.Derived ? budget.Whole(article.WhyItMatters) : null;
        var means = rights.Derived ? budget.Whole(article.WhatItMeans) : null;
        var body = budget.IsWorthMore ? Opening(article.Body, budget) : [];
        return new Surfaceable(article, policy, rights)
        {
            Corrections = corrections,
            Standfirst = standfirst,
            KeyPoints = points,
            WhyItMatters = why,
            WhatItMeans = means,
            Body = body,
            FirstParagraph = AttributedParagraph.Of(article, standfirst, body),
            IsExcerpt = body.Count < article.Body.Count || body.Zip(article.Body).Any(b => b.First != b.Second),
        };
    }

    private static List<Block> Opening(IReadOnlyList<Block> body, ExcerptBudget budget)
    {
        List<Block> kept = [];
        foreach (var block in body)
        {
            if (budget.Share(block.Text) is not { } text)
                break;
            kept.Add(text == block.Text ? block : block with { Text = text });
        }

        // A heading with nothing under it is no excerpt.
        while (kept.Count > 0 && kept[^1].Kind == BlockKind.Heading)
            kept.RemoveAt(kept.Count - 1);
        return kept;
    }
}
