using Aggregator.Editing;

namespace Aggregator.Storing;

/// <summary>A change of the full-text index: an article's words, or null where it is not to be found any more.</summary>
internal sealed record SearchChange(long Article, Article? Words, bool IsNew);

/// <summary>The full-text index over headline, standfirst and body.</summary>
internal static class SearchIndex
{
    private static readonly Sql Insert = new("INSERT INTO article_text (rowid, headline, standfirst, body) VALUES ($1, $2, $3, $4)");
    private static readonly Sql Delete = new("DELETE FROM article_text WHERE rowid = $1");

    public static void Apply(Session session, IReadOnlyList<SearchChange> changes)
    {
        foreach (var change in changes)
        {
            if (!change.IsNew)
                session.Run(Delete, change.Article);
            if (change.Words is { } article)
                session.Run(Insert, change.Article, article.Headline, article.Standfirst ?? "", string.Join('\n', article.Body.Select(b => b.Text)));
        }
    }
}
