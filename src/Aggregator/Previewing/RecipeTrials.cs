using Aggregator.Extracting;
using Aggregator.Extracting.Trying;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Previewing;

/// <summary>Tries a changed recipe on a source's archived pages, each read as it was when it was fetched.</summary>
internal static class RecipeTrials
{
    /// <param name="outlet">Whose dates are read.</param>
    /// <param name="source">With the recipe that holds.</param>
    /// <param name="pages">The archive.</param>
    /// <param name="change">The recipe that would hold in its place.</param>
    /// <param name="limit">Pages, newest first.</param>
    public static async Task<TrialReport> RunAsync(Outlet outlet, Source source, IPageStore pages, Func<Recipe, Recipe> change, int limit, CancellationToken cancellation)
    {
        var trial = new RecipeTrial(new PageExtractor(), change);
        await foreach (var kept in pages.PagesAsync(source.Id, DateTimeOffset.MinValue, limit, cancellation))
            trial.Take(Of(kept, outlet, source), kept.Page.RetrievedAt);
        return trial.Report();
    }

    /// <summary>An archived page with the recipe that held for it.</summary>
    public static Page Of(ArchivedPage kept, Outlet outlet, Source source) =>
        new() { Body = kept.Page.Body, Address = kept.Page.Address, ContentType = kept.Page.ContentType, TimeZone = outlet.TimeZone, Recipe = source.RecipeAt(kept.Page.RetrievedAt) };
}
