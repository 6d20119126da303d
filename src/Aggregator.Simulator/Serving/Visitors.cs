using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Aggregator.Simulator.Serving;

/// <summary>Who asked one outlet for what: a count, and on demand every request.</summary>
internal sealed class Visitors(bool record, TimeProvider clock)
{
    private readonly ConcurrentQueue<RecordedRequest> _recorded = new();
    private long _count;

    public long Count => Interlocked.Read(ref _count);

    public IReadOnlyList<RecordedRequest> Recorded => record ? [.. _recorded] : throw new InvalidOperationException("Requests are kept only with FleetStreetOptions.RecordRequests");

    public void Arrived() => Interlocked.Increment(ref _count);

    public void Answered(HttpContext http, int status)
    {
        if (!record)
            return;
        var headers = http.Request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        _recorded.Enqueue(new RecordedRequest(clock.GetUtcNow(), http.Request.Method, http.Request.Path + http.Request.QueryString, headers, status));
    }
}
