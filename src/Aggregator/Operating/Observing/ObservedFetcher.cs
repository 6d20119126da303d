using System.Diagnostics;
using Aggregator.Fetching;

namespace Aggregator.Operating;

/// <summary>Times fetches and gives each a span.</summary>
internal sealed class ObservedFetcher(IFetcher fetcher, TimeProvider clock) : IFetcher, IDisposable
{
    public async ValueTask<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellation)
    {
        using var span = Telemetry.Stages.StartActivity("fetch", ActivityKind.Client);
        var started = clock.GetTimestamp();
        var outcome = await fetcher.FetchAsync(request, cancellation);
        Telemetry.FetchDuration.Record(clock.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("purpose", request.Purpose.ToString()));
        if (outcome is FetchOutcome.Fetched fetched)
            Telemetry.FetchedBytes.Add(fetched.Body.Length, new KeyValuePair<string, object?>("purpose", request.Purpose.ToString()));
        if (span is not null)
            Tell(span, request, outcome);
        return outcome;
    }

    public void Dispose() => (fetcher as IDisposable)?.Dispose();

    // Without the query, which may hold a key.
    private static void Tell(Activity span, FetchRequest request, FetchOutcome outcome)
    {
        span.SetTag("url.full", request.Address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped));
        span.SetTag("aggregator.outlet", request.Outlet.Value);
        span.SetTag("aggregator.purpose", request.Purpose.ToString());
        span.SetTag("aggregator.outcome", outcome.GetType().Name);
        if (outcome is FetchOutcome.Failed failed)
            span.SetStatus(ActivityStatusCode.Error, failed.Failure.ToString());
    }
}
