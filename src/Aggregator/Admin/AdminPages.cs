using Aggregator.Admin.Access;
using Aggregator.Sources;
using Aggregator.Storing;
using Aggregator.Surfacing;
using Aggregator.Surfacing.Portal;

namespace Aggregator.Admin;

/// <summary>A thin, read-only view of the sources: what each is doing, and what needs a person.</summary>
internal static class AdminPages
{
    private const int PollsShown = 100;
    private static readonly string[] Reads = [HttpMethods.Get, HttpMethods.Head];

    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup("/admin").RequireRole(Role.Viewer).ExcludeFromDescription();
        admin.MapMethods("/", Reads, All);
        // A source's id holds a slash.
        admin.MapMethods("/source/{**id}", Reads, One);
    }

    private static async Task<ReadyResult> All(IArticleQueries queries, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var sources = (await queries.SourcesAsync(cancellation)).OrderBy(s => Attention.Of(s)).ThenByDescending(s => s.State.Failures).ThenBy(s => s.Source.Id.Value, StringComparer.Ordinal);
        return await PageAsync<SourcesPage>(new SourcesModel([.. sources], now), now);
    }

    private static async Task<ReadyResult> One(string id, IArticleQueries queries, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var source = (await queries.SourcesAsync(cancellation)).FirstOrDefault(s => s.Source.Id == new SourceId(id));
        return source is null
            ? new(await FaultPages.NotFoundAsync($"There is no source “{id}”.", now))
            : await PageAsync<SourcePage>(new SourceModel(source, await queries.PollsAsync(source.Source.Id, PollsShown, cancellation), now), now);
    }

    private static async Task<ReadyResult> PageAsync<TPage>(object model, DateTimeOffset now) where TPage : Microsoft.AspNetCore.Components.IComponent =>
        new(await PageRenderer.AnswerAsync<TPage>(model, [], now));
}

/// <summary>Every source, what needs attention first.</summary>
public sealed record SourcesModel(IReadOnlyList<SourceStatus> Sources, DateTimeOffset Now);

/// <summary>One source and its newest polls.</summary>
public sealed record SourceModel(SourceStatus Source, IReadOnlyList<PollRecord> Polls, DateTimeOffset Now);
