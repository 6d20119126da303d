using Aggregator.Editing;
using Aggregator.Normalising;
using Aggregator.Rights;

namespace Aggregator.Storing;

/// <summary>Turns drafts into articles: new, revised or as they were; with keys, former revisions, index and outbox.</summary>
internal static class ArticleDesk
{
    private const long NeverShown = -1;

    /// <summary>What became of a draft, the number of its article, and whether other words than ours were held back.</summary>
    public readonly record struct Result(Saved Saved, long Article, bool IsHeldBack = false);

    public static Result Save(Batch batch, OutletLine outlet, Draft draft, Teller teller)
    {
        var session = batch.Session;
        var owners = IdentityTable.Owners(session, outlet.Number, draft.Keys);
        var recognised = Recognition.Of(draft, owners, number => ArticleTable.Read(session, number));
        if (recognised.Article is not { } number)
            return Add(batch, outlet, draft, teller, owners, recognised.Reused);
        IdentityTable.Learn(session, outlet.Number, number, draft.Keys, owners);
        var known = ArticleTable.FindKnown(session, number) ?? throw new InvalidOperationException($"An identity key names article number {number}, which is not there");
        switch (DraftDecisions.Of(known, draft.ContentHash, Words.Count(draft.Article.Body), teller))
        {
            case DraftDecision.Unchanged:
                if (batch.MayWait(number))
                    WaitingRevisionTable.Drop(session, number, teller);
                Refresh(batch, known, draft.Article, fromOwnPage: teller.FromVisit);
                return new Result(Saved.Unchanged, number);
            case DraftDecision.HeldBack:
                Refresh(batch, known, draft.Article, fromOwnPage: false);
                return new Result(Saved.Unchanged, number, IsHeldBack: true);
            default:
                return new Result(Revise(batch, known, draft, teller) ? Saved.Revised : Saved.Unchanged, number);
        }
    }

    /// <summary>Leaves a tombstone; false where it was withdrawn already.</summary>
    public static bool Withdraw(Batch batch, long number, string reason, DateTimeOffset at)
    {
        var stored = ArticleTable.Read(batch.Session, number);
        if (stored.State == ArticleState.Withdrawn || stored.WithdrawnBecause is not null)
            return false;
        LetGoOfWaiting(batch, number);
        if (stored.Hold is not null)
        {
            // Readers have been told already, or never had it; a person who lifts the hold has to know.
            ArticleTable.Keep(batch.Session, number, stored with { WithdrawnBecause = reason }, Changed(batch, stored));
            return true;
        }

        var tombstone = Revising.Withdrawn(stored, reason, at);
        var sequence = batch.TakeSequence();
        ArticleTable.KeepState(batch.Session, number, tombstone, sequence);
        OutboxTable.Add(batch.Session, sequence, OutboxEvent.Withdrawn, number, tombstone.Revision, at);
        batch.Index(new SearchChange(number, null, IsNew: false));
        batch.Count(stored.Source, -1);
        return true;
    }

    private static Result Add(Batch batch, OutletLine outlet, Draft draft, Teller teller, long?[] owners, IReadOnlyList<IdentityKey> reused)
    {
        var number = batch.TakeArticle();
        var sequence = batch.TakeSequence();
        var held = draft.Hold is { } hold ? draft with { Article = draft.Article with { State = ArticleState.Held, Hold = hold } } : draft;
        var article = Insert(batch.Session, number, outlet, held, teller, held.Hold is null ? sequence : NeverShown);
        IdentityTable.Learn(batch.Session, outlet.Number, number, draft.Keys, owners);
        foreach (var key in reused)
            IdentityTable.HandOver(batch.Session, outlet.Number, number, key);
        if (held.Hold is null)
        {
            OutboxTable.Add(batch.Session, sequence, OutboxEvent.Published, number, article.Revision, article.UpdatedAt);
            batch.Index(new SearchChange(number, Findable(article), IsNew: true));
            batch.Count(article.Source, 1);
        }

        return new Result(Saved.Stored, number);
    }

    /// <summary>Takes an article from every surface; who had it is told that it is withdrawn.</summary>
    public static void Hold(Batch batch, long number, Article stored, Hold hold)
    {
        var (session, sequence) = (batch.Session, batch.TakeSequence());
        var held = stored with { State = ArticleState.Held, Hold = hold with { WasShown = true }, UpdatedAt = hold.Since };
        ArticleTable.KeepState(session, number, held, sequence);
        if (stored.State != ArticleState.Published)
            return;
        OutboxTable.Add(session, sequence, OutboxEvent.Withdrawn, number, held.Revision, hold.Since);
        batch.Index(new SearchChange(number, null, IsNew: false));
        batch.Count(stored.Source, -1);
    }

    /// <summary>Tells of an article that is shown from now on.</summary>
    public static void Show(Batch batch, long number, Article article, long sequence, string kind)
    {
        OutboxTable.Add(batch.Session, sequence, kind, number, article.Revision, article.UpdatedAt);
        batch.Index(new SearchChange(number, Findable(article), IsNew: false));
        batch.Count(article.Source, 1);
    }

    /// <summary>Keeps a revision by hand, and tells of it unless the article is held or withdrawn.</summary>
    public static void Amend(Batch batch, long number, Article next)
    {
        if (next.State != ArticleState.Published)
        {
            ArticleTable.Amend(batch.Session, number, next, Changed(batch, next));
            return;
        }

        var sequence = batch.TakeSequence();
        ArticleTable.Amend(batch.Session, number, next, sequence);
        OutboxTable.Add(batch.Session, sequence, OutboxEvent.Corrected, number, next.Revision, next.UpdatedAt);
        batch.Index(new SearchChange(number, Findable(next), IsNew: false));
    }

    // What readers never had has no place in the order of changes.
    private static long Changed(Batch batch, Article article) => Withheld.IsHidden(article) ? NeverShown : batch.TakeSequence();

    // The same words, but perhaps another source, section or reservation: kept without a revision, and without an event.
    private static void Refresh(Batch batch, KnownArticle known, Article draft, bool fromOwnPage)
    {
        if (known.State == ArticleState.Withdrawn)
            return;
        var stored = ArticleTable.Read(batch.Session, known.Number);
        var told = Tellings.Together(stored, draft, fromOwnPage);
        if (!ArticleTable.IsOther(stored, told))
            return;
        // Readers' copies are out of date, though no word of it is.
        ArticleTable.Keep(batch.Session, known.Number, told, Changed(batch, told));
        if (told.Hold is null && told.Signals.NoIndex != stored.Signals.NoIndex)
            batch.Index(new SearchChange(known.Number, Findable(told), IsNew: false));
    }

    // noindex: not to be found through others.
    private static Article? Findable(Article article) => article.Signals.NoIndex ? null : article;

    /// <summary>A revision that waited is kept now, unless the article was withdrawn or has its words already.</summary>
    public static bool Release(Batch batch, WaitingRevision waiting, DateTimeOffset now)
    {
        WaitingRevisionTable.Drop(batch.Session, waiting.Article);
        batch.WaitNoMore(waiting.Article);
        var known = ArticleTable.FindKnown(batch.Session, waiting.Article) ?? throw new InvalidOperationException($"A revision waits for article number {waiting.Article}, which is not there");
        if (known.State == ArticleState.Withdrawn || known.ContentHash == waiting.ContentHash)
            return false;
        var stored = ArticleTable.Read(batch.Session, known.Number);
        Put(batch, known, stored, Revising.Next(stored, waiting.Draft, known.FirstSeenAt, waiting.Teller.FromVisit) with { UpdatedAt = now }, waiting.ContentHash, waiting.Teller);
        return true;
    }

    // False where it came too soon after the one before, and waits.
    private static bool Revise(Batch batch, KnownArticle known, Draft draft, Teller teller)
    {
        var stored = ArticleTable.Read(batch.Session, known.Number);
        var next = Revising.Next(stored, draft.Article, known.FirstSeenAt, teller.FromVisit);
        if (draft.Hold is { Rule: { } rule } hold && stored.Hold is null && !stored.ReleasedFrom.Contains(rule))
        {
            ArticleTable.Revise(batch.Session, known.Number, next with { State = stored.State }, draft.ContentHash, teller, batch.TakeSequence());
            Hold(batch, known.Number, next with { State = stored.State }, hold);
            LetGoOfWaiting(batch, known.Number);
            return true;
        }

        if (RevisionPace.WaitsUntil(known, stored, next, teller, batch.RevisionSpacing) is { } dueAt)
        {
            WaitingRevisionTable.Keep(batch.Session, new WaitingRevision(known.Number, teller, draft.ContentHash, draft.Article), dueAt);
            batch.Wait(known.Number);
            return false;
        }

        LetGoOfWaiting(batch, known.Number);
        Put(batch, known, stored, next, draft.ContentHash, teller);
        return true;
    }

    private static void LetGoOfWaiting(Batch batch, long number)
    {
        if (!batch.MayWait(number))
            return;
        WaitingRevisionTable.Drop(batch.Session, number);
        batch.WaitNoMore(number);
    }

    private static void Put(Batch batch, KnownArticle known, Article stored, Article next, string contentHash, Teller teller)
    {
        if (next.Hold is not null)
        {
            ArticleTable.Revise(batch.Session, known.Number, next, contentHash, teller, Changed(batch, next));
            return;
        }

        var sequence = batch.TakeSequence();
        ArticleTable.Revise(batch.Session, known.Number, next, contentHash, teller, sequence);
        var kind = next.Change?.Significance == RevisionWeight.Correction ? OutboxEvent.Corrected : OutboxEvent.Revised;
        OutboxTable.Add(batch.Session, sequence, kind, known.Number, next.Revision, next.UpdatedAt);
        batch.Index(new SearchChange(known.Number, Findable(next), IsNew: false));
        if (stored.State == ArticleState.Withdrawn)
            batch.Count(stored.Source, 1);
    }

    // The id comes from the strongest key; where another report has that one, from the next that is free.
    private static Article Insert(Session session, long number, OutletLine outlet, Draft draft, Teller teller, long sequence)
    {
        var article = draft.Article;
        if (ArticleTable.Add(session, number, outlet.Number, article, draft.ContentHash, teller, sequence))
            return article;
        foreach (var key in draft.Keys.Append(new IdentityKey(IdentityKind.Text, draft.ContentHash)))
        {
            article = article with { Id = Identity.Id(outlet.Outlet.Id, key) };
            if (ArticleTable.Add(session, number, outlet.Number, article, draft.ContentHash, teller, sequence))
                return article;
        }

        throw new InvalidOperationException($"No id is free for “{article.Headline}” of {outlet.Outlet.Id}");
    }
}
