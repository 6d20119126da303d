namespace Aggregator.Surfacing.Api;

/// <summary><c>/api/v1/outlets</c>: whose reports there are.</summary>
internal static class OutletsApi
{
    public static void MapOutlets(this IEndpointRouteBuilder routes) =>
        routes.MapApi("/outlets", List)
            .WithSummary("Outlets, by name")
            .WithDescription("All of them, with the number of their published articles and what may be surfaced of their reports.")
            .Describes<ListView<OutletView>>([]);

    private static async Task<ReadyResult> List(Newsroom newsroom, ReadyAnswers ready, Freshness freshness)
    {
        var content = freshness.Of();
        return new(await ready.FindAsync(new Asked(content), async now => ListBytes.Of(
            [.. (await newsroom.OutletsAsync()).Select(ViewOf.Outlet).OrderBy(o => o.Name, StringComparer.OrdinalIgnoreCase)],
            null,
            content,
            now,
            DateTimeOffset.MaxValue,
            ListBytes.Json.ListViewOutletView)));
    }

    private sealed record Asked(ContentState Content);
}
