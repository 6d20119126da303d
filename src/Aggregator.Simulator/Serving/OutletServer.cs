using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Aggregator.Simulator.Serving;

/// <summary>One outlet's web server: counts, goes wrong where a test wants it, and minds HTTP's manners.</summary>
internal sealed class OutletServer(OutletSite site, DateTimeOffset start, TimeProvider clock, bool record)
{
    public OutletSite Site => site;

    public FaultBoard Faults { get; } = new();

    public Visitors Visitors { get; } = new(record, clock);

    public long Elapsed(DateTimeOffset at) => (long)Math.Floor((at - start).TotalSeconds);

    public async Task AnswerAsync(HttpContext http)
    {
        Visitors.Arrived();
        var path = http.Request.Path.Value ?? "/";
        var fault = Faults.Take(path);
        if (fault is { Delay.Ticks: > 0 })
            await Task.Delay(fault.Delay, clock, http.RequestAborted);
        var reply = http.Request.Method is "GET" or "HEAD" ? Reply(path, fault) : OutletSite.Simple(405, "GET or HEAD only.");
        var status = ReplyWriter.WriteHead(http, reply, site.Timeline.Outlet, start);

        // Noted before it is sent, so that whoever has the answer finds it noted.
        Visitors.Answered(http, status);
        if (status != StatusCodes.Status304NotModified)
            await ReplyWriter.WriteBodyAsync(http, reply, site.Timeline.Outlet);
    }

    private Reply Reply(string path, Fault? fault)
    {
        if (fault?.Status is { } status)
            return OutletSite.Simple(status, "This server was told to fail.") with { RetryAfterSeconds = (int?)fault.RetryAfter?.TotalSeconds, Location = fault.Location };
        var reply = site.Answer(path, Elapsed(clock.GetUtcNow()));
        if (fault is { Garbage: true })
            reply = reply with { Body = Garbage(path), Version = null, ChangedAt = null };
        if (fault?.Body is { } body)
            reply = reply with { Body = Encoding.UTF8.GetBytes(body), Version = null, ChangedAt = null };
        return reply with { CutAfterBytes = fault?.CutAfterBytes };
    }

    // The same bytes for the same path, so that a failing test fails again.
    private static byte[] Garbage(string path) =>
        [.. Enumerable.Range(0, 64).SelectMany(i => SHA256.HashData(Encoding.UTF8.GetBytes(path + i.ToString(CultureInfo.InvariantCulture))))];
}
