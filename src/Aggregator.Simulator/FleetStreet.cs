using Aggregator.Simulator.Makes;
using Aggregator.Simulator.Scripting;
using Aggregator.Simulator.Serving;
using Aggregator.Simulator.Telling;

namespace Aggregator.Simulator;

/// <summary>A simulated Fleet Street on loopback: the outlets of a scenario, each on a port of its own, publishing by the clock.</summary>
public sealed class FleetStreet : IAsyncDisposable
{
    private readonly LoopbackHost _host;
    private readonly Dictionary<string, OutletServer> _servers = new(StringComparer.Ordinal);

    private FleetStreet(Scenario scenario, TimeProvider clock, FleetStreetOptions options, LoopbackHost host, DateTimeOffset start)
    {
        (_host, StartedAt) = (host, start);
        foreach (var outlet in scenario.Outlets)
        {
            var make = MakeList.Of(outlet.Make);
            var timeline = new Timeline(scenario, outlet, make, new Uri($"http://127.0.0.1:{host.Port(outlet.Slug)}/"), start);
            _servers[outlet.Slug] = new OutletServer(new OutletSite(timeline, make), start, clock, options.RecordRequests);
        }

        Outlets = [.. scenario.Outlets.Select(o => Describe(_servers[o.Slug].Site))];
        Moved = [.. options.Ports.Where(p => _servers.ContainsKey(p.Key) && host.Port(p.Key) != p.Value).Select(p => p.Key)];
    }

    /// <summary>The scenario's zero, in whole seconds; give it to the next start to go on with the same world.</summary>
    public DateTimeOffset StartedAt { get; }

    public IReadOnlyList<SimulatedOutlet> Outlets { get; }

    /// <summary>Outlets whose given port was taken by another program, so that they listen on another.</summary>
    public IReadOnlyList<string> Moved { get; }

    /// <summary>Starts all outlets; when this returns they answer.</summary>
    public static async Task<FleetStreet> StartAsync(Scenario scenario, TimeProvider clock, FleetStreetOptions options, CancellationToken cancellation)
    {
        var start = WholeSeconds(options.StartedAt ?? clock.GetUtcNow());
        var opened = new TaskCompletionSource<FleetStreet>(TaskCreationOptions.RunContinuationsAsynchronously);
        var host = await LoopbackHost.StartAsync(Ports(scenario, options), async (slug, http) => await (await opened.Task)._servers[slug].AnswerAsync(http), cancellation);
        var street = new FleetStreet(scenario, clock, options, host, start);
        opened.SetResult(street);
        return street;
    }

    /// <summary>Every report that the outlets have published by an instant, as it is told at that instant; withdrawn ones too.</summary>
    public IReadOnlyList<PublishedReport> Published(DateTimeOffset at) =>
        [.. _servers.Values.SelectMany(s => s.Site.Timeline.All(s.Elapsed(at)))];

    /// <summary>How many requests an outlet's server has had.</summary>
    public long Requests(string slug) => _servers[slug].Visitors.Count;

    /// <summary>Those requests, oldest first.</summary>
    /// <exception cref="InvalidOperationException">The street was not started with <see cref="FleetStreetOptions.RecordRequests"/>.</exception>
    public IReadOnlyList<RecordedRequest> Recorded(string slug) => _servers[slug].Visitors.Recorded;

    /// <summary>From now on the outlet's server has this fault too; of those that fit a request the latest is used.</summary>
    public void Fault(string slug, Fault fault) => _servers[slug].Faults.Put(fault);

    /// <summary>Takes all faults off an outlet. What the scenario scripts stays.</summary>
    public void Heal(string slug) => _servers[slug].Faults.Clear();

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    private static SimulatedOutlet Describe(OutletSite site) => new()
    {
        Slug = site.Timeline.Outlet.Slug,
        Name = site.Timeline.Outlet.Name,
        HomePage = site.Timeline.Home,
        Kind = site.Timeline.Outlet.Kind,
        Family = site.Timeline.Outlet.Family ?? site.Timeline.Outlet.Slug,
        Sources = [.. site.Fronts.Select(f => new SimulatedSource(f.Slug, new Uri(site.Timeline.Home, f.Path), f.Kind))],
    };

    // A port that another program holds, or that two outlets were given, is left to the system to choose.
    private static Dictionary<string, int> Ports(Scenario scenario, FleetStreetOptions options)
    {
        var ports = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var outlet in scenario.Outlets)
        {
            var wanted = options.Ports.GetValueOrDefault(outlet.Slug);
            ports[outlet.Slug] = wanted != 0 && !ports.ContainsValue(wanted) && LoopbackHost.IsFree(wanted) ? wanted : 0;
        }

        return ports;
    }

    private static DateTimeOffset WholeSeconds(DateTimeOffset at) => new(at.Ticks - (at.Ticks % TimeSpan.TicksPerSecond), at.Offset);
}
