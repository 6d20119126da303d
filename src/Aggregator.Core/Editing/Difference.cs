using Aggregator.Extracting;

namespace Aggregator.Editing;

/// <summary>What became of a paragraph or sentence.</summary>
public enum EditKind
{
    Same,
    Inserted,
    Deleted,
    Changed,
}

/// <summary>A sentence in both revisions. <paramref name="Before"/> is null for an inserted one, <paramref name="After"/> for a deleted one.</summary>
public sealed record SentenceEdit(EditKind Kind, string? Before, string? After);

/// <summary>A paragraph in both revisions, with its sentences in reading order; their places are blocks of the bodies (0-based).</summary>
public sealed record ParagraphEdit(EditKind Kind, BlockKind Block, int? Before, int? After, IReadOnlyList<SentenceEdit> Sentences);

/// <summary>What readers read of one revision.</summary>
public sealed record RevisionText(string Headline, string? Standfirst, IReadOnlyList<Block> Body)
{
    public static RevisionText Of(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new(article.Headline, article.Standfirst, article.Body);
    }
}

/// <summary>The difference of two revisions of one report: headline, standfirst and the paragraphs that are not the same.</summary>
public sealed record Difference(SentenceEdit Headline, SentenceEdit Standfirst, IReadOnlyList<ParagraphEdit> Paragraphs)
{
    /// <summary>No word changed.</summary>
    public required bool IsTypographic { get; init; }

    /// <summary>The counts, and how much they matter.</summary>
    public RevisionChange Count(bool isCorrected) => new(
        isCorrected ? RevisionWeight.Correction : IsTypographic ? RevisionWeight.Typographic : RevisionWeight.Substantive,
        Headline.Kind != EditKind.Same,
        Standfirst.Kind != EditKind.Same,
        Sentences(EditKind.Inserted),
        Sentences(EditKind.Deleted),
        Sentences(EditKind.Changed));

    private int Sentences(EditKind kind) => Paragraphs.Sum(p => p.Sentences.Count(s => s.Kind == kind));
}
