using Aggregator.Sources;
using Aggregator.Storing;
using Aggregator.Surfacing;
using Aggregator.Surfacing.Portal;

namespace Aggregator.Admin.OneSource;

/// <summary>The line that says how far a poll is, asked for again and again by the page that it stands on.</summary>
internal static class ProgressPages
{
    public static async Task<IResult> ShowAsync(string outlet, string slug, long at, ISourceBoard board, TimeProvider clock, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (at is <= 0 or >= 253_402_300_799_999 || await board.FindSourceAsync(new SourceId($"{outlet}/{slug}"), cancellation) is not { } status)
            return TypedResults.NotFound();
        var model = new ProgressModel(new AskedPoll(status.Source.Id.Value, at), PollProgress.Of(status, DateTimeOffset.FromUnixTimeMilliseconds(at), now));
        return new ReadyResult((await PageRenderer.AnswerAsync<ProgressLine>(model, [], now)) with { CacheControl = "no-store" });
    }
}

/// <summary>How far a poll is.</summary>
public sealed record ProgressModel(AskedPoll Asked, PollProgress Progress);
