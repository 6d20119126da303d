using Aggregator.Extracting;
using Aggregator.Extracting.Advising;
using Aggregator.Extracting.Drifting;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>Notices when a source's pages change: keeps count, tells of breaks once, and looks for what could stand in for a selector that died.</summary>
internal sealed partial class PageWatch(IPageStore store, ILogger<PageWatch> logger)
{
    private const int PagesTriedOn = 8;

    /// <summary>What is known of the source's pages with this one counted; null where it teaches nothing.</summary>
    public async ValueTask<SourceDrift?> SeeAsync(PageVisit visit, Page page, ExtractOutcome outcome, bool isReport, DateTimeOffset now, CancellationToken cancellation)
    {
        // One page is one witness, however often it is looked at again.
        if (visit.Visits > 0 || visit.Failures > 0 || visit.Article is not null)
            return null;
        var before = await store.DriftAsync(visit.Source, cancellation);
        var after = Drift.After(before, outcome is ExtractOutcome.Extracted { Reading: var reading } ? PageSighting.Of(reading, isReport) : PageSighting.Unread, now);
        after = await AdvisedAsync(visit.Source, after, page, cancellation);
        foreach (var begun in Drift.Begun(before, after))
            Log.Broke(logger, visit.Source, DriftWords.Of(begun));
        foreach (var ended in Drift.Ended(before, after))
            Log.Recovered(logger, visit.Source, ended.Kind, ended.Field);
        return after;
    }

    // Looked for when the break is certain, and again as more pages of the new make come in.
    private async ValueTask<SourceDrift> AdvisedAsync(SourceId source, SourceDrift drift, Page page, CancellationToken cancellation)
    {
        foreach (var dead in drift.Fields.Where(f => f.Dead.IsBroken && (f.Suggestion is null || f.Dead.PagesSince is 4 or 8 or 16)).ToList())
        {
            var pages = new List<Page> { page with { Recipe = Recipe.None } };
            await foreach (var kept in store.PagesAsync(source, dead.Dead.Since!.Value, PagesTriedOn - 1, cancellation))
                pages.Add(page with { Body = kept.Page.Body, Address = kept.Page.Address, ContentType = kept.Page.ContentType, Recipe = Recipe.None });
            drift = Drift.With(drift, dead.Field, RecipeAdvice.For(dead.Field, pages) ?? dead.Suggestion);
        }

        return drift;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The pages of {Source} changed: {Break}")]
        public static partial void Broke(ILogger logger, SourceId source, string @break);

        [LoggerMessage(LogLevel.Information, "The pages of {Source} are as they used to be again: {Kind} {Field}")]
        public static partial void Recovered(ILogger logger, SourceId source, DriftKind kind, PageField? field);
    }
}
