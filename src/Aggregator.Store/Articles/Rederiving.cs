using Aggregator.Editing;
using Aggregator.Normalising;

namespace Aggregator.Storing;

/// <summary>Makes an article's next state from one that was derived again from what is kept. Deriving twice is deriving once. Pure.</summary>
public static class Rederiving
{
    /// <summary>From a page: its words where they differ, and all that is read out of them. Who told it first, when it was seen and what the publisher reserved stay.</summary>
    public static Article FromPage(ReplayCase kept, Draft draft, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(kept);
        ArgumentNullException.ThrowIfNull(draft);
        var stored = kept.Article;
        // An editor's words stand while the outlet's own are those that they were put over.
        var told = stored.Amendment?.Kept(draft.Article) ?? draft.Article;
        var isRevised = draft.ContentHash != kept.ContentHash;
        var revision = isRevised ? stored.Revision + 1 : stored.Revision;
        var corrections = Corrections.Together(stored.Corrections, told.Corrections, revision);
        var (published, from) = Revising.Date(stored, told, kept.FirstSeenAt);
        return told.Resting(revision) with
        {
            Id = stored.Id,
            Outlet = stored.Outlet,
            Source = stored.Source,
            PublishedAt = published,
            PublishedFrom = from,
            Attribution = AttributionOf(stored, told, isRevised),
            Sources = Tellings.SourcesOf(stored, told),
            Sections = Tellings.SectionsOf(stored, told),
            // What came in headers is not kept: never looser than it was.
            Signals = stored.Signals.And(told.Signals),
            Image = told.Image ?? stored.Image,
            Corrections = corrections,
            IsLive = stored.IsLive || told.IsLive,
            Breaking = stored.Breaking,
            ReleasedFrom = stored.ReleasedFrom,
            Change = isRevised ? Differences.Between(stored, told).Count(isCorrected: corrections.Count > stored.Corrections.Count) : stored.Change,
            Revision = revision,
            UpdatedAt = isRevised ? now : stored.UpdatedAt,
        };
    }

    /// <summary>From the words that are stored, where there is no page: they stay as they are, what is read out of them is read anew.</summary>
    public static Article FromWords(Article stored, Article edited)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(edited);
        var read = edited.Resting(stored.Revision);
        return stored with
        {
            KeyPoints = read.KeyPoints,
            WhyItMatters = read.WhyItMatters,
            WhyItMattersEvidence = read.WhyItMattersEvidence,
            WhatItMeans = read.WhatItMeans,
            WhatItMeansEvidence = read.WhatItMeansEvidence,
            Tags = read.Tags,
            Topics = read.Topics,
            Region = read.Region,
            Category = read.Category,
            Language = read.Language,
            ReadingMinutes = read.ReadingMinutes,
            // A credit that was found by comparing is not found in the text itself.
            Attribution = stored.Attribution.AgenciesByReuse && read.Attribution.Agencies.Count == 0 ? stored.Attribution : stored.Attribution with { Agencies = read.Attribution.Agencies, AgenciesByReuse = false },
            Corrections = Corrections.Together(stored.Corrections, read.Corrections, stored.Revision),
        };
    }

    /// <summary>Whether two states would be kept as different documents.</summary>
    public static bool IsOther(Article one, Article other) => ArticleTable.IsOther(one, other);

    private static Attribution AttributionOf(Article stored, Article told, bool isRevised) => told.Attribution with
    {
        PublishedAt = Revising.KeepsDate(stored, told) ? stored.Attribution.PublishedAt ?? told.Attribution.PublishedAt : told.Attribution.PublishedAt,
        RetrievedAt = isRevised ? told.Attribution.RetrievedAt : stored.Attribution.RetrievedAt,
        Licence = told.Attribution.Licence ?? stored.Attribution.Licence,
    };
}
