namespace Aggregator.Editing;

/// <summary>How much a revision matters to a reader.</summary>
public enum RevisionWeight
{
    /// <summary>Quotes, dashes, capitals, spacing, paragraphs: no word and no figure changed.</summary>
    Typographic,

    /// <summary>Words changed.</summary>
    Substantive,

    /// <summary>The outlet says that something was wrong before.</summary>
    Correction,
}

/// <summary>What made a revision, counted against the one before.</summary>
/// <param name="Significance">How much it matters.</param>
/// <param name="Headline">Whether the headline changed.</param>
/// <param name="Standfirst">Whether the standfirst changed.</param>
/// <param name="Inserted">Sentences that were not there before.</param>
/// <param name="Deleted">Sentences that are gone.</param>
/// <param name="Changed">Sentences that say something similar in other words.</param>
public sealed record RevisionChange(RevisionWeight Significance, bool Headline, bool Standfirst, int Inserted, int Deleted, int Changed);
