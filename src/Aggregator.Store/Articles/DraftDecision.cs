using Aggregator.Editing;

namespace Aggregator.Storing;

/// <summary>What becomes of a draft whose article is known already.</summary>
internal enum DraftDecision
{
    /// <summary>The same words.</summary>
    Unchanged,

    /// <summary>Other words, but a poorer account than the one we hold: kept out, its keys are learnt.</summary>
    HeldBack,

    /// <summary>The report changed.</summary>
    Revise,
}

/// <summary>Decides between the words that we hold and those of a draft. Pure.</summary>
internal static class DraftDecisions
{
    public static DraftDecision Of(KnownArticle known, string contentHash, int bodyWords, Teller teller)
    {
        var withdrawn = known.State == ArticleState.Withdrawn;
        if (known.ContentHash == contentHash && !withdrawn)
            return DraftDecision.Unchanged;
        // A withdrawn report comes back with its text, not with a headline that some feed still lists.
        if (withdrawn)
            return bodyWords == 0 && known.BodyWords > 0 ? DraftDecision.HeldBack : DraftDecision.Revise;
        return IsBelieved(known, bodyWords, teller) ? DraftDecision.Revise : DraftDecision.HeldBack;
    }

    // The page is believed before a feed, and whoever told the report before others: their cuts are corrections, those of others are teasers.
    private static bool IsBelieved(KnownArticle known, int bodyWords, Teller teller)
    {
        if (known.BodyWords == 0)
            return bodyWords > 0 || teller.FromVisit || !known.FromPage;
        if (bodyWords == 0)
            return false;
        if (teller.FromVisit)
            return teller.Article == known.Number || !IsPoorer(bodyWords, known.BodyWords);
        if (known.FromPage)
            return IsPoorer(known.BodyWords, bodyWords);
        return teller.Source == known.ToldBy || !IsPoorer(bodyWords, known.BodyWords);
    }

    private static bool IsPoorer(int words, int than) => words * 2 < than;
}
