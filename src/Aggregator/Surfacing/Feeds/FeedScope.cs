using Aggregator.Sources;
using Aggregator.Storing;
using Aggregator.Surfacing.Portal;

namespace Aggregator.Surfacing.Feeds;

/// <summary>What a feed is of: everything, a section, an outlet or a search, with the page that shows the same.</summary>
internal sealed record FeedScope
{
    public const int LongestSearch = 200;

    private FeedScope(string title, string page, string stem, string query, ArticleQuery articles) =>
        (Title, Page, Stem, Query, Articles) = (title, page, stem, query, articles);

    public static FeedScope Everything { get; } = new(Site.Title, "", "feed", "", new ArticleQuery());

    public string Title { get; }

    /// <summary>The page's address below the portal's, without a slash in front.</summary>
    public string Page { get; }

    public ArticleQuery Articles { get; }

    /// <summary>What others find things by may hold nothing that is not to be found through others.</summary>
    public bool IsSearch => Articles.Text is not null;

    /// <summary>Whether hubs hear of its changes. Nobody knows which searches are read, so theirs have to be asked for.</summary>
    public bool IsTold => !IsSearch;

    private string Stem { get; }

    private string Query { get; }

    public static FeedScope Section(string category) => OfPage($"{Sections.NameOf(category)} · {Site.Name}", Links.Section(category), new ArticleQuery { Category = category });

    public static FeedScope Outlet(OutletId id, string name) => OfPage($"{name} · {Site.Name}", Links.Outlet(id.Value), new ArticleQuery { Outlet = id });

    /// <summary>Null for what cannot be searched for: no word at all, or too many.</summary>
    public static FeedScope? Search(string words)
    {
        if (words.Length > LongestSearch || SearchTerm.Parse(words).Count == 0)
        {
            return null;
        }

        var query = "?q=" + Uri.EscapeDataString(FeedText.Clean(words));
        return new($"“{words}” · {Site.Name}", "search" + query, "search/feed", query, new ArticleQuery { Text = words });
    }

    /// <summary>The feed's address below the portal's, without a slash in front.</summary>
    public string Address(FeedFormat format) => $"{Stem}.{format.Extension}{Query}";

    private static FeedScope OfPage(string title, string path, ArticleQuery articles) => new(title, path[1..], path[1..] + "/feed", "", articles);
}
