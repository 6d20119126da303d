using Aggregator.Admin.Access;
using Aggregator.Admin.Adding;
using Aggregator.Admin.Articles;
using Aggregator.Storing;
using Aggregator.Surfacing;

namespace Aggregator.Admin;

/// <summary><c>/admin/api</c>: outlets, sources and the audit log for programs, by the same rules as the console.</summary>
internal static class AdminApi
{
    public static void MapAdminApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/admin/api").RequireRole(Role.Viewer, TokenScopes.Sources).WithMetadata(ForPrograms.Mark).ExcludeFromDescription();
        api.MapSourceAdmin();
        api.MapOutletAdmin();
        api.MapExchange();
        api.MapAudit();
        api.MapAddingApi();
        routes.MapArticlesAdmin();
    }

    /// <summary>For what changes sources.</summary>
    public static TBuilder ForEditors<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.RequireRole(Role.Editor, TokenScopes.Sources);

    /// <summary>For what changes outlets, or everything at once.</summary>
    public static TBuilder ForAdmins<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder => builder.RequireRole(Role.Admin);

    /// <summary>Whether a request only asks what would come of it (<c>?dry-run=true</c>).</summary>
    public static bool IsTrial(HttpRequest request) => request.Query["dry-run"] is ["true"];

    /// <summary>Outlets and what may be surfaced of reports are for admins; the rest of a source is for editors.</summary>
    public static bool MayChangeRights(HttpContext context) => context.Caller().May(Role.Admin, TokenScopes.None);
}
