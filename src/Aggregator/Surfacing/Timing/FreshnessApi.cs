using Aggregator.Admin.Access;
using Aggregator.Sources;
using Aggregator.Storing;
using Aggregator.Surfacing.Api;

namespace Aggregator.Surfacing.Timing;

/// <summary><c>/admin/api/freshness</c>: how long reports take from their publication to the store and to readers, source by source.</summary>
internal static class FreshnessApi
{
    public static void AddTiming(this IServiceCollection services)
    {
        services.AddSingleton<ArrivalTimes>();
        services.AddHostedService(s => s.GetRequiredService<ArrivalTimes>());
    }

    public static void MapFreshness(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/admin/api/freshness", List).RequireRole(Role.Viewer, TokenScopes.Read).ExcludeFromDescription();

    private static IResult List(HttpRequest request, ArrivalTimes times, IChangeFeed feed, TimeProvider clock)
    {
        var asked = request.Query["source"];
        if (asked.Count > 1)
        {
            return new ReadyResult(Problems.BadParameter("source", string.Join(", ", asked.ToArray()), "given once"));
        }

        var all = times.All();
        if (asked is [{ } id])
        {
            if (feed.Polled().All(p => p.Source.Id.Value != id))
            {
                return new ReadyResult(Problems.BadParameter("source", id, "the id of a source that is polled, as /admin/api/freshness or the list of sources gives it"));
            }

            all = [.. all.Where(s => s.Source == new SourceId(id))];
        }

        return TypedResults.Json(new FreshnessView([.. all.Select(View)], (int)ArrivalTimes.Window.TotalHours, clock.GetUtcNow()), ListBytes.Json.FreshnessView);
    }

    private static SourceFreshnessView View((SourceId Source, Punctuality Of) one) =>
        new(one.Source.Value, one.Of.Reports, one.Of.NewestAt, View(one.Of.Stored), one.Of.Visible is { } visible ? View(visible) : null);

    private static QuantilesView View(Quantiles of) => new(Math.Round(of.P50.TotalSeconds, 3), Math.Round(of.P95.TotalSeconds, 3));
}

/// <summary>The sources from which something came within so many hours, at most the last 64 reports of each.</summary>
internal sealed record FreshnessView(IReadOnlyList<SourceFreshnessView> Items, int WindowHours, DateTimeOffset AsOf);

/// <summary>Of a source: from publication to the store, and to readers (null where this process did not see any of it).</summary>
internal sealed record SourceFreshnessView(string Source, int Reports, DateTimeOffset NewestAt, QuantilesView Stored, QuantilesView? Visible);

/// <summary>Seconds.</summary>
internal sealed record QuantilesView(double P50, double P95);
