using Aggregator.Storing;

namespace Aggregator.Surfacing.Api;

/// <summary><c>/api/v1/sections</c>: how the portal is divided.</summary>
internal static class SectionsApi
{
    public static void MapSections(this IEndpointRouteBuilder routes) =>
        routes.MapApi("/sections", List)
            .WithSummary("Sections, in the portal's order")
            .WithDescription("All of them, also those without an article.")
            .Describes<ListView<SectionView>>([]);

    private static async Task<ReadyResult> List(Newsroom newsroom, ReadyAnswers ready, Freshness freshness)
    {
        var content = freshness.Of();
        return new(await ready.FindAsync(new Asked(content), async now =>
        {
            List<SectionView> sections = [];
            foreach (var id in Sections.Known)
            {
                var newest = await newsroom.ListAsync(new ArticleQuery { Category = id, Limit = 1 });
                sections.Add(new(id, Sections.NameOf(id), newest.Items.Select(a => (DateTimeOffset?)a.PublishedAt).FirstOrDefault()));
            }

            return ListBytes.Of(sections, null, content, now, DateTimeOffset.MaxValue, ListBytes.Json.ListViewSectionView);
        }));
    }

    private sealed record Asked(ContentState Content);
}
