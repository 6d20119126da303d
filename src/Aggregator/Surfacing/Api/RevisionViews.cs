using Aggregator.Editing;
using Aggregator.Rights;

namespace Aggregator.Surfacing.Api;

/// <summary>An article's revisions, oldest first.</summary>
internal sealed record RevisionsView(string Id, IReadOnlyList<RevisionView> Items);

/// <summary>One revision: when we stored it, its headline, and what made it (null for the first).</summary>
internal sealed record RevisionView(int Revision, DateTimeOffset At, string Headline, ChangeView? Change, IReadOnlyList<CorrectionView> Corrections);

/// <summary>How much a revision matters (<c>typographic</c>, <c>substantive</c> or <c>correction</c>), and how many sentences it touched, counted over the whole report.</summary>
internal sealed record ChangeView(string Significance, bool Headline, bool Standfirst, int Inserted, int Deleted, int Changed);

/// <summary>Two revisions side by side, as far as the rights allow: in all no more words than may be shown of the article.</summary>
internal sealed record DiffView(string Id, int From, int To, ChangeView Change, EditView Headline, EditView Standfirst, IReadOnlyList<ParagraphEditView> Paragraphs, bool Excerpt);

/// <summary><c>same</c>, <c>inserted</c>, <c>deleted</c> or <c>changed</c>; texts are null where there is none or the rights leave no room.</summary>
internal sealed record EditView(string Edit, string? Before, string? After);

/// <summary>A paragraph that is not the same; <c>before</c> and <c>after</c> are its places in the bodies, from 0.</summary>
internal sealed record ParagraphEditView(string Edit, string Kind, int? Before, int? After, IReadOnlyList<EditView> Sentences);

/// <summary>Turns revisions and their differences into what the API writes.</summary>
internal static class RevisionViewOf
{
    public static RevisionsView Revisions(string id, IReadOnlyList<Surfaceable> revisions) => new(id, [.. revisions.Select(Revision)]);

    public static DiffView Diff(string id, SurfaceableDifference d) =>
        new(id, d.From, d.To, Change(d.Change)!, Edit(d.Shown.Headline), Edit(d.Shown.Standfirst), [.. d.Shown.Paragraphs.Select(Paragraph)], d.IsExcerpt);

    private static RevisionView Revision(Surfaceable r) =>
        new(r.Revision, r.UpdatedAt, r.Headline, Change(r.Change), [.. r.Corrections.Where(c => c.Revision == r.Revision).Select(ViewOf.Correction)]);

    private static ChangeView? Change(RevisionChange? c) => c is null ? null : new(ViewOf.Camel(c.Significance), c.Headline, c.Standfirst, c.Inserted, c.Deleted, c.Changed);

    private static EditView Edit(SentenceEdit e) => new(ViewOf.Camel(e.Kind), e.Before, e.After);

    private static ParagraphEditView Paragraph(ParagraphEdit p) => new(ViewOf.Camel(p.Kind), ViewOf.Camel(p.Block), p.Before, p.After, [.. p.Sentences.Select(Edit)]);
}
