using Aggregator.Editing;
using Aggregator.Normalising;
using Aggregator.Rights;

namespace Aggregator.Storing;

/// <summary>Stores what people decide about articles.</summary>
internal static class EditorialWrite
{
    public static Decided Hold(Batch batch, ArticleId id, Hold hold, Actor actor)
    {
        if (ArticleTable.FindNumber(batch.Session, id) is not { } number)
            return Decided.NotThere;
        var stored = ArticleTable.Read(batch.Session, number);
        if (stored.Hold is not null)
            return Decided.StandsSo;
        ArticleDesk.Hold(batch, number, stored, hold);
        Note(batch, hold.Since, actor, "article.hold", id, before: Word(stored.State), after: hold.Told is null ? "held" : $"held; readers are told: {hold.Told}", hold.Reason);
        return Decided.Done;
    }

    public static Decided Release(Batch batch, ArticleId id, Actor actor, string? note, DateTimeOffset now)
    {
        if (ArticleTable.FindNumber(batch.Session, id) is not { } number)
            return Decided.NotThere;
        var stored = ArticleTable.Read(batch.Session, number);
        if (stored.Hold is not { } hold)
            return Decided.StandsSo;
        var isWithdrawn = stored.WithdrawnBecause is not null;
        var released = stored with
        {
            State = isWithdrawn ? ArticleState.Withdrawn : ArticleState.Published,
            Hold = null,
            ReleasedFrom = hold.Rule is { } rule && !stored.ReleasedFrom.Contains(rule) ? [.. stored.ReleasedFrom, rule] : stored.ReleasedFrom,
            UpdatedAt = now,
        };
        var sequence = batch.TakeSequence();
        ArticleTable.KeepState(batch.Session, number, released, sequence);
        if (!isWithdrawn)
            ArticleDesk.Show(batch, number, released, sequence, hold.WasShown ? OutboxEvent.Revised : OutboxEvent.Published);
        Note(batch, now, actor, "article.release", id, before: hold.Rule is null ? "held by hand" : $"held by the rule {hold.Rule}", after: Word(released.State), note);
        return Decided.Done;
    }

    public static Decided Amend(Batch batch, ArticleId id, int revision, Amendment amendment, Actor actor)
    {
        if (ArticleTable.FindNumber(batch.Session, id) is not { } number)
            return Decided.NotThere;
        var stored = ArticleTable.Read(batch.Session, number);
        if (stored.Revision != revision)
            return Decided.Overtaken;
        var next = Revising.Amended(stored, amendment);
        ArticleDesk.Amend(batch, number, next);
        Note(batch, amendment.At, actor, "article.amend", id, before: Told(stored), after: Told(next), amendment.Note);
        return Decided.Done;
    }

    private static string Told(Article article) => article.Standfirst is null ? article.Headline : $"{article.Headline}\n{article.Standfirst}";

    private static string Word(ArticleState state) => state.ToString().ToLowerInvariant();

    private static void Note(Batch batch, DateTimeOffset at, Actor actor, string action, ArticleId id, string before, string after, string? note) =>
        AuditTable.Append(batch.Session, new AuditEntry(0, at, actor, action, $"article:{id.Value}", before, after, note));
}
