using Aggregator.Admin.Parts;
using Aggregator.Extracting.Drifting;
using Aggregator.Sources;
using Aggregator.Storing;
using Aggregator.Surfacing;

namespace Aggregator.Admin.OneSource;

/// <summary>One source: how it stands, what its polls were like, how it is set.</summary>
internal static class SourcePages
{
    private const int PollsShown = 50;
    private const int MostPolls = 500;

    public static async Task<ReadyResult> ShowAsync(string outlet, string slug, int? polls, HttpContext http, ISourceBoard board, IArticleQueries queries, CancellationToken cancellation)
    {
        var id = new SourceId($"{outlet}/{slug}");
        var context = await AdminAnswer.ContextAsync(http);
        if (await board.FindSourceAsync(id, cancellation) is not { } status)
            return await AdminAnswer.NotFoundAsync(context, $"There is no source “{id}”.");
        var shown = Math.Clamp(polls ?? PollsShown, 1, MostPolls);
        var records = await queries.PollsAsync(id, shown + 1, cancellation);
        var recent = await board.RecentAsync([id], Sparks.Since(context.Now), cancellation);
        return await AdminAnswer.PageAsync<SourcePage>(context, new SourceModel(context, status, [.. records.Take(shown)], recent.GetValueOrDefault(id) ?? SourceRecent.None)
        {
            HasMore = records.Count > shown && shown < MostPolls,
            Drift = http.RequestServices.GetService<IPageStore>() is { } pages ? await pages.DriftAsync(id, cancellation) : SourceDrift.None,
        });
    }
}

/// <summary>One source and its newest polls.</summary>
public sealed record SourceModel(AdminContext Context, SourceStatus Status, IReadOnlyList<PollRecord> Polls, SourceRecent Recent)
{
    /// <summary>Whether there are older polls.</summary>
    public bool HasMore { get; init; }

    /// <summary>What is known of its pages.</summary>
    public SourceDrift Drift { get; init; } = SourceDrift.None;

    public Source Source => Status.Source;

    public DateTimeOffset Now => Context.Now;
}
