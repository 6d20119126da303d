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
    // After a standfirst or a key point, fewer words than this of a paragraph tell a reader nothing.
    private const int FewestWords = 8;

    private readonly Article _article;

    private Surfaceable(Article article, RightsPolicy rights)
    {
        _article = article;
        Attribution = article.Attribution with
        {
            Licence = article.Attribution.Licence ?? rights.Licence,
            Credit = article.Attribution.Credit ?? rights.Credit,
        };
    }

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

    public DateTimeOffset PublishedAt => _article.PublishedAt;

    public DateTimeOffset UpdatedAt => _article.UpdatedAt;

    public int Revision => _article.Revision;

    public ArticleState State => _article.State;

    public string? WithdrawnBecause => _article.WithdrawnBecause;

    /// <summary>Whether the report says more at its outlet than stands here.</summary>
    public bool IsExcerpt { get; private init; }

    /// <summary>What may be shown of an article. A withdrawn one keeps its headline and attribution, whatever its rights.</summary>
    public static Surfaceable Of(Article article, RightsPolicy rights)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(rights);
        return (article.State, rights.Extent) switch
        {
            (ArticleState.Published, RightsExtent.Full) => Full(article, rights),
            (ArticleState.Published, RightsExtent.Excerpt) => Excerpt(article, rights),
            _ => new Surfaceable(article, rights) { IsExcerpt = true },
        };
    }

    private static Surfaceable Full(Article article, RightsPolicy rights) => new(article, rights)
    {
        Standfirst = article.Standfirst,
        KeyPoints = article.KeyPoints,
        Body = article.Body,
        WhyItMatters = article.WhyItMatters,
        WhatItMeans = article.WhatItMeans,
        Image = rights.Image ? article.Image : null,
        FirstParagraph = AttributedParagraph.Of(article, article.Standfirst, article.Body),
    };

    private static Surfaceable Excerpt(Article article, RightsPolicy rights)
    {
        var left = Math.Max(0, rights.ExcerptWords);
        var standfirst = Share(article.Standfirst, ref left);
        var points = Points(article.KeyPoints, ref left);
        // Whole or not at all, like key points: half a reason is worse than none.
        var why = Whole(article.WhyItMatters, ref left);
        var means = Whole(article.WhatItMeans, ref left);
        var nothingYet = left == rights.ExcerptWords;
        var body = left < FewestWords && !nothingYet ? [] : Opening(article.Body, ref left);
        return new Surfaceable(article, rights)
        {
            Standfirst = standfirst,
            KeyPoints = points,
            WhyItMatters = why,
            WhatItMeans = means,
            Body = body,
            FirstParagraph = AttributedParagraph.Of(article, standfirst, body),
            Image = rights.Image ? article.Image : null,
            IsExcerpt = body.Count < article.Body.Count || body.Zip(article.Body).Any(b => b.First != b.Second),
        };
    }

    private static List<KeyPoint> Points(IReadOnlyList<KeyPoint> points, ref int left)
    {
        List<KeyPoint> kept = [];
        foreach (var point in points)
        {
            if (Whole(point.Text, ref left) is null)
            {
                break;
            }

            kept.Add(point);
        }

        return kept;
    }

    private static List<Block> Opening(IReadOnlyList<Block> body, ref int left)
    {
        List<Block> kept = [];
        foreach (var block in body)
        {
            if (Share(block.Text, ref left) is not { } text)
            {
                break;
            }

            kept.Add(text == block.Text ? block : block with { Text = text });
        }

        // A heading with nothing under it is no excerpt.
        while (kept.Count > 0 && kept[^1].Kind == BlockKind.Heading)
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return kept;
    }

    private static string? Whole(string? text, ref int left)
    {
        var words = text is null ? 0 : ExcerptWords.Count(text);
        if (words == 0 || words > left)
        {
            return null;
        }

        left -= words;
        return text;
    }

    private static string? Share(string? text, ref int left)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (Whole(text, ref left) is { } whole)
        {
            return whole;
        }

        var cut = left == 0 ? null : ExcerptWords.Cut(text, left);
        // What comes after a cut would no longer follow from it.
        left = 0;
        return cut;
    }
}
