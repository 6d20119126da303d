using Aggregator.Admin.Access;
using Aggregator.Admin.Adding;
using Aggregator.Admin.Articles;
using Aggregator.Admin.Attending;
using Aggregator.Admin.Board;
using Aggregator.Admin.Effective;
using Aggregator.Admin.Hooks;
using Aggregator.Admin.OneSource;
using Aggregator.Admin.Outlets;
using Aggregator.Admin.Picking;
using Aggregator.Storing;

namespace Aggregator.Admin;

/// <summary>The console: pages for people, whose every action is a form that leads back to a page. They need an <c>ISourceBoard</c>.</summary>
internal static class AdminPages
{
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/admin").RequireRole(Role.Viewer).ExcludeFromDescription();
        pages.MapMethods("/", Reads, HealthPages.ShowAsync);
        pages.MapMethods("/sources", Reads, SourcesPages.TableAsync);
        // A source's id is two segments.
        pages.MapMethods("/source/{outlet}/{slug}", Reads, SourcePages.ShowAsync);
        pages.MapMethods("/source/{outlet}/{slug}/progress", Reads, ProgressPages.ShowAsync);
        pages.MapMethods("/articles", Reads, ArticlesPages.ListAsync);
        pages.MapMethods("/articles/{id}", Reads, ArticlesPages.ShowAsync);
        pages.MapMethods("/outlets", Reads, OutletsPages.ShowAsync);
        pages.MapMethods("/webhooks", Reads, HooksPages.ShowAsync);
        // What stands in it says much about the machine.
        pages.MapMethods("/settings", Reads, SettingsPages.ShowAsync).RequireRole(Role.Admin);
        var actions = routes.MapGroup("/admin").RequireRole(Role.Editor).ExcludeFromDescription();
        SourceActions.Map(actions);
        ArticleActions.Map(actions);
        HooksPages.MapActions(actions);
        actions.MapAdding();
        actions.MapPicking();
    }
}
