using System.Net.Http.Headers;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Simulator;

/// <summary>Somebody who reads a simulated Fleet Street over HTTP, with a clock to turn.</summary>
internal sealed class Reader : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 3, 9, 7, 30, 0, TimeSpan.Zero);

    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler { AllowAutoRedirect = false });

    private Reader(FleetStreet street, FakeTimeProvider clock) => (Street, Clock) = (street, clock);

    public FleetStreet Street { get; }

    public FakeTimeProvider Clock { get; }

    public static async Task<Reader> OfAsync(string scenario = "fleet-street", FleetStreetOptions? options = null, DateTimeOffset? now = null) =>
        await OfAsync(Scenario.Load(scenario), options, now);

    public static async Task<Reader> OfAsync(Scenario scenario, FleetStreetOptions? options = null, DateTimeOffset? now = null)
    {
        var clock = new FakeTimeProvider(now ?? Start);
        return new Reader(await FleetStreet.StartAsync(scenario, clock, options ?? new FleetStreetOptions(), CancellationToken.None), clock);
    }

    /// <summary>Turns the clock to so many seconds after the start.</summary>
    public void At(double seconds) => Clock.SetUtcNow(Street.StartedAt.AddSeconds(seconds));

    public SimulatedOutlet Outlet(string slug) => Street.Outlets.Single(o => o.Slug == slug);

    public PublishedReport Report(string id) => Street.Published(Clock.GetUtcNow()).Single(r => r.Id == id);

    public Task<HttpResponseMessage> FeedAsync(string slug, Action<HttpRequestHeaders>? headers = null) => GetAsync(Outlet(slug).Sources[0].Address, headers);

    public async Task<string> FeedTextAsync(string slug) => await TextAsync(Outlet(slug).Sources[0].Address);

    public async Task<HttpResponseMessage> GetAsync(Uri address, Action<HttpRequestHeaders>? headers = null, HttpMethod? method = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, address);
        headers?.Invoke(request.Headers);
        return await _http.SendAsync(request, CancellationToken.None);
    }

    public async Task<string> TextAsync(Uri address)
    {
        using var response = await GetAsync(address);
        Assert.That((int)response.StatusCode, Is.EqualTo(200), address.ToString());
        return await response.Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Street.DisposeAsync();
    }
}
