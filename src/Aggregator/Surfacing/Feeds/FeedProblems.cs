using Aggregator.Surfacing.Api;

namespace Aggregator.Surfacing.Feeds;

/// <summary>What is wrong with a request for a feed or a sitemap, as RFC 9457 problem details.</summary>
internal static class FeedProblems
{
    private const string Kind = "/problems/no-such-feed";

    public static Answer NoSuchSection(string category) => NoSuch("section", category, $"The sections are {string.Join(", ", Sections.Known)}.");

    public static Answer NoSuchOutlet(string id) => NoSuch("outlet", id, $"/{OutletList.Path} lists the outlets' feeds.");

    public static Answer NoSuchSitemap(string path) => NoSuch("sitemap", path, $"/{Sitemaps.Index} lists the sitemaps.");

    public static Answer BadCursor(string cursor) => Problems.BadParameter("cursor", cursor, "the one in the feed's link to its next part");

    public static Answer BadWords(string words) => Problems.BadParameter("q", words, $"at least one word, and at most {FeedScope.LongestSearch} characters long");

    public static Answer Twice(string parameter, string values) => Problems.BadParameter(parameter, values, "given once");

    public static void MapFeedProblems(this IEndpointRouteBuilder routes) =>
        ProblemKinds.Map(routes, Kind, "No such feed", "There are feeds of everything, of each section, of each outlet and of each search; the problem's detail says which of them was asked for and where those that exist are listed.");

    private static Answer NoSuch(string what, string name, string where) => Problems.Of(new()
    {
        Status = StatusCodes.Status404NotFound,
        Type = Kind,
        Title = $"No such {what}",
        Detail = $"There is no {what} \"{Problems.Shorten(name)}\". {where}",
    });
}
