using Aggregator.Editing;

namespace Aggregator.Rights;

/// <summary>What readers get of an article that is on hold: no word of the report, and nothing at all where they never had it.</summary>
public static class Withheld
{
    /// <summary>Stands where the headline stood.</summary>
    public const string Headline = "A report that is not shown";

    /// <summary>The reason where the editors give readers none.</summary>
    public const string Reason = "withheld by the editors";

    /// <summary>For readers there is no such article.</summary>
    public static bool IsHidden(Article article) => article.Hold is { WasShown: false };

    /// <summary>The article itself, or the tombstone of one that is on hold: the outlet and its front page, and no word of the report.</summary>
    public static Article Shown(Article article) => article.Hold is not { } hold ? article : new Article
    {
        Id = article.Id,
        Outlet = article.Outlet,
        Source = article.Source,
        Headline = Headline,
        Attribution = new() { Outlet = article.Attribution.Outlet, Url = new Uri(article.Attribution.Url, "/"), RetrievedAt = article.Attribution.RetrievedAt, Credit = article.Attribution.Outlet },
        Category = article.Category,
        Language = article.Language,
        ReadingMinutes = 1,
        PublishedAt = article.PublishedAt,
        PublishedFrom = article.PublishedFrom,
        UpdatedAt = article.UpdatedAt,
        Revision = article.Revision,
        State = ArticleState.Withdrawn,
        WithdrawnBecause = hold.Told ?? Reason,
    };
}
