using Aggregator.Fetching;
using Aggregator.Storing;

namespace Aggregator.Surfacing.Webhooks;

/// <summary>Decides what an answer means: for the delivery, and for the endpoint. Pure.</summary>
internal static class Standing
{
    private const int Gone = 410;

    /// <summary>The endpoint after an attempt.</summary>
    public static WebhookState After(WebhookState state, PostOutcome outcome, DateTimeOffset now, TimeSpan disableAfter, double random)
    {
        if (outcome.IsAccepted)
        {
            return state with { Failures = 0, FailingSince = null, PausedUntil = null };
        }

        var since = state.FailingSince ?? now;
        var failures = state.Failures + 1;
        var disabled = outcome.Status == Gone ? "it answered 410 Gone"
            : now - since >= disableAfter ? $"nothing but failures since {Rfc3339.ToSeconds(since)}; the last: {Said(outcome)}"
            : null;
        var pause = RetrySchedule.PauseAfter(failures, random);
        return state with { Failures = failures, FailingSince = since, PausedUntil = pause is { } wait ? now + wait : null, DisabledBecause = disabled };
    }

    /// <summary>The delivery after an attempt that failed.</summary>
    public static Delivery After(Delivery delivery, PostOutcome outcome, DateTimeOffset now, double random)
    {
        var attempts = delivery.Attempts + 1;
        var pause = RetrySchedule.After(attempts, outcome.RetryAfter, random);
        return delivery with
        {
            Attempts = attempts,
            NextAt = now + (pause ?? TimeSpan.Zero),
            IsDead = pause is null,
            Status = outcome.Status,
            Problem = Said(outcome),
        };
    }

    public static string Said(PostOutcome outcome) => outcome.Problem ?? $"it answered {outcome.Status}";
}
