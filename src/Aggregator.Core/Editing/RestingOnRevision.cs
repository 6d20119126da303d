namespace Aggregator.Editing;

/// <summary>Which revision an article's evidence names.</summary>
public static class RestingOnRevision
{
    /// <summary>The same article, all of its evidence in the given revision: what was edited anew rests on the words edited.</summary>
    public static Article Resting(this Article article, int revision) => article with
    {
        KeyPoints = [.. article.KeyPoints.Select(k => k with { Evidence = k.Evidence with { Revision = revision } })],
        WhyItMattersEvidence = article.WhyItMattersEvidence is { } why ? why with { Revision = revision } : null,
        WhatItMeansEvidence = article.WhatItMeansEvidence is { } what ? what with { Revision = revision } : null,
        Tags = [.. article.Tags.Select(t => t with { Evidence = t.Evidence with { Revision = revision } })],
    };
}
