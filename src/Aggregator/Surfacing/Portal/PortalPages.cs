using Aggregator.Surfacing.Stream;

namespace Aggregator.Surfacing.Portal;

/// <summary>The portal's pages: front, section, outlet, search and article.</summary>
internal static class PortalPages
{
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPortal(this IEndpointRouteBuilder routes)
    {
        Map(routes, "/", (HttpRequest request, Editions editions, string? cursor) => editions.FrontAsync(request, cursor));
        Map(routes, "/section/{category}", (HttpRequest request, Editions editions, string category, string? cursor) => editions.SectionAsync(request, category, cursor));
        Map(routes, "/outlet/{id}", (HttpRequest request, Editions editions, string id, string? cursor) => editions.OutletAsync(request, id, cursor));
        Map(routes, "/search", (HttpRequest request, Editions editions, string? q, string? cursor) => editions.SearchAsync(request, q, cursor));
        Map(routes, "/article/{id}", (HttpRequest request, Editions editions, string id) => editions.ArticleAsync(request, id));
        Map(routes, LiveTicker.Address, StreamApi.Stream);
    }

    private static void Map(IEndpointRouteBuilder routes, string pattern, Delegate handler) =>
        routes.MapMethods(pattern, Reads, handler).WithMetadata(new Repeatable(IsGated: false)).ExcludeFromDescription();
}
