using System.Globalization;
using System.Net;
using System.Text;
using Aggregator.Fetching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Aggregator.Benchmarks.Politeness;

/// <summary>Many hosts behind one port of loopback, told apart by name; each keeps a record of what was asked of it.</summary>
internal sealed class SimulatedHosts : INameResolver, IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<Visit> _visits = [];
    private readonly Dictionary<string, Site> _sites = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _inFlight = new(StringComparer.Ordinal);
    private readonly SimulatedClock _clock;
    private readonly (DateTimeOffset From, DateTimeOffset Until) _outage;
    private readonly WebApplication _app;
    private int _parked;
    private int _served;

    private SimulatedHosts(SimulatedClock clock, (DateTimeOffset From, DateTimeOffset Until) outage)
    {
        (_clock, _outage) = (clock, outage);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(k => { k.Listen(IPAddress.Loopback, 0); k.AddServerHeader = false; });
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    public int Port { get; private set; }

    /// <summary>Requests whose host takes its time.</summary>
    public int Parked => Volatile.Read(ref _parked);

    /// <summary>Grows with every request, lost ones too.</summary>
    public int Served => Volatile.Read(ref _served);

    /// <summary>All requests so far, in their order.</summary>
    public IReadOnlyList<Visit> Visits
    {
        get
        {
            lock (_lock)
                return [.. _visits.OrderBy(v => v.At)];
        }
    }

    /// <param name="clock">The day's.</param>
    /// <param name="outage">Between which no request arrives.</param>
    public static async Task<SimulatedHosts> StartAsync(SimulatedClock clock, (DateTimeOffset From, DateTimeOffset Until) outage)
    {
        var hosts = new SimulatedHosts(clock, outage);
        await hosts._app.StartAsync();
        hosts.Port = new Uri(hosts._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()).Port;
        return hosts;
    }

    public Uri At(string host, string path) => new($"http://{host}.news.example:{Port}{path}");

    public void Add(Site site) => _sites.Add(site.Name, site);

    // Every name leads here, and nowhere else.
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]);

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        Interlocked.Increment(ref _served);
        if (_clock.GetUtcNow() is var now && now >= _outage.From && now < _outage.Until)
        {
            context.Abort();
            return;
        }

        var site = _sites[context.Request.Host.Host.Split('.')[0]];
        var visit = Arrived(site, context.Request);
        try
        {
            var reply = site.Answer(visit);
            if (site.Takes > TimeSpan.Zero)
                await TakeTimeAsync(site.Takes, context.RequestAborted);
            await SendAsync(context.Response, visit, reply);
        }
        finally
        {
            lock (_lock)
                _inFlight[site.Name]--;
        }
    }

    // Counted once its alarm is set, and counted down by the alarm itself: an answer must not seem to rest when nothing wakes it, or when it is on its way again.
    private async Task TakeTimeAsync(TimeSpan time, CancellationToken gone)
    {
        var over = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var timer = _clock.CreateTimer(_ => End(), null, time, Timeout.InfiniteTimeSpan);
        Interlocked.Increment(ref _parked);
        await using var abandoned = gone.Register(End);
        _clock.Stir();
        await over.Task;

        void End()
        {
            if (over.TrySetResult())
                Interlocked.Decrement(ref _parked);
        }
    }

    private Visit Arrived(Site site, HttpRequest request)
    {
        lock (_lock)
        {
            _inFlight[site.Name] = _inFlight.GetValueOrDefault(site.Name) + 1;
            return new Visit
            {
                At = _clock.GetUtcNow(),
                Host = site.Name,
                Path = request.Path + request.QueryString,
                Headers = request.Headers.ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
                InFlight = _inFlight[site.Name],
            };
        }
    }

    private async Task SendAsync(HttpResponse response, Visit visit, Reply reply)
    {
        var body = reply.Status == 304 ? [] : Encoding.UTF8.GetBytes(reply.Body);
        // Recorded before the answer goes out: whoever has the answer finds the record.
        lock (_lock)
            _visits.Add(visit with { Status = reply.Status, Bytes = body.Length });
        response.StatusCode = reply.Status;
        response.Headers.Date = _clock.GetUtcNow().ToString("R", CultureInfo.InvariantCulture);
        foreach (var (name, value) in reply.Headers)
            response.Headers.Append(name, value);
        if (reply.Status == 304)
            return;
        response.ContentType = reply.Type;
        response.ContentLength = body.Length;
        await response.Body.WriteAsync(body);
    }
}
