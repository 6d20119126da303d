using Aggregator.Editing;

namespace Aggregator.Rights;

/// <summary>The difference of two revisions as surfaces may show it: of what may be shown of each, and in all no more words than may be shown of one.</summary>
public sealed class SurfaceableDifference
{
    private SurfaceableDifference(int from, int to, RevisionChange change, Difference difference, bool isExcerpt) =>
        (From, To, Change, Shown, IsExcerpt) = (from, to, change, difference, isExcerpt);

    public int From { get; }

    public int To { get; }

    /// <summary>Counted over the whole texts, whatever may be shown of them.</summary>
    public RevisionChange Change { get; }

    /// <summary>Sentences that may not be shown have neither text.</summary>
    public Difference Shown { get; }

    /// <summary>Whether more changed than stands here.</summary>
    public bool IsExcerpt { get; }

    /// <param name="before">The older revision.</param>
    /// <param name="after">The newer one.</param>
    /// <param name="present">The article as it stands: what its publisher reserves now holds for its past too.</param>
    /// <param name="policy">The policy in force now.</param>
    public static SurfaceableDifference Of(Article before, Article after, Article present, RightsPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(present);
        var (one, other) = (Surfaced(before, present, policy), Surfaced(after, present, policy));
        var change = Differences.Between(before, after).Count(isCorrected: after.Corrections.Count > before.Corrections.Count);
        var difference = Differences.Between(new RevisionText(one.Headline, one.Standfirst, one.Body), new RevisionText(other.Headline, other.Standfirst, other.Body));
        var isFull = one.Rights.Extent == RightsExtent.Full && other.Rights.Extent == RightsExtent.Full;
        return new SurfaceableDifference(before.Revision, after.Revision, change, isFull ? difference : Within(difference, Budget(one.Rights, other.Rights)), !isFull);
    }

    private static Surfaceable Surfaced(Article revision, Article present, RightsPolicy policy) =>
        Surfaceable.Of(revision with { Signals = revision.Signals.And(present.Signals), State = present.State }, policy);

    private static ExcerptBudget Budget(EffectiveRights one, EffectiveRights other) =>
        new(Math.Min(one.Words, other.Words), one.Characters is null ? other.Characters : Math.Min(one.Characters.Value, other.Characters ?? int.MaxValue));

    private static Difference Within(Difference difference, ExcerptBudget budget) => difference with
    {
        Standfirst = Paid(difference.Standfirst, budget),
        Paragraphs = [.. difference.Paragraphs.Select(p => p with { Sentences = [.. p.Sentences.Select(s => Paid(s, budget))] })],
    };

    // What stayed the same is no news: it costs nothing and is not repeated.
    private static SentenceEdit Paid(SentenceEdit edit, ExcerptBudget budget) =>
        edit.Kind == EditKind.Same ? edit with { Before = null, After = null } : edit with { Before = budget.Whole(edit.Before), After = budget.Whole(edit.After) };
}
