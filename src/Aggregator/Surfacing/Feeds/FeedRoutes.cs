namespace Aggregator.Surfacing.Feeds;

/// <summary>Where feeds, sitemaps, the list of outlets and robots.txt are found.</summary>
internal static class FeedRoutes
{
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static void MapFeeds(this IEndpointRouteBuilder routes)
    {
        foreach (var format in FeedFormat.All)
        {
            var file = "feed." + format.Extension;
            Map(routes, "/" + file, (HttpRequest request, PublishedFeeds feeds) => feeds.EverythingAsync(request, format));
            Map(routes, "/section/{category}/" + file, (HttpRequest request, PublishedFeeds feeds, string category) => feeds.SectionAsync(request, format, category));
            Map(routes, "/outlet/{id}/" + file, (HttpRequest request, PublishedFeeds feeds, string id) => feeds.OutletAsync(request, format, id));
            Map(routes, "/search/" + file, (HttpRequest request, PublishedFeeds feeds) => feeds.SearchAsync(request, format));
        }

        Map(routes, "/" + Sitemaps.Index, (HttpRequest request, Sitemaps maps) => maps.IndexAsync(request));
        Map(routes, "/" + Sitemaps.News, (HttpRequest request, Sitemaps maps) => maps.NewsAsync(request));
        Map(routes, "/" + Sitemaps.Pages, (HttpRequest request, Sitemaps maps) => maps.PagesAsync(request));
        Map(routes, "/sitemaps/{name}.xml", (HttpRequest request, Sitemaps maps, string name) => maps.DayAsync(request, name));
        Map(routes, "/" + OutletList.Path, (HttpRequest request, OutletList outlets) => outlets.AnswerAsync(request));
        Map(routes, "/robots.txt", (HttpRequest request, PublicAddress address) => OwnRobots.Of(address.Of(request)));
        routes.MapFeedProblems();
    }

    private static void Map(IEndpointRouteBuilder routes, string pattern, Delegate handler) => routes.MapMethods(pattern, Reads, handler).WithMetadata(ForPrograms.Mark, new Repeatable(IsGated: false)).ExcludeFromDescription();
}
