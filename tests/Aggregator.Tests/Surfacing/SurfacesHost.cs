using System.Globalization;
using System.Text.Json;
using Aggregator.Storing;
using Aggregator.Surfacing.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Surfacing;

/// <summary>The surfaces on Kestrel at a loopback port, over a fake store and a clock that stands still.</summary>
internal sealed class SurfacesHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private SurfacesHost(WebApplication app, FakeNewsroom news, FakeTimeProvider clock)
    {
        (_app, News, Clock) = (app, news, clock);
#pragma warning disable RS0030 // The client that asks ourselves needs no guarded fetcher.
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
#pragma warning restore RS0030
    }

    public FakeNewsroom News { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    public static Task<SurfacesHost> StartAsync(Action<Dictionary<string, string?>>? configure = null, Action<WebApplication>? more = null)
    {
        var (news, clock) = (new FakeNewsroom(), new FakeTimeProvider(FakeNewsroom.Start));
        return StartAsync(news, clock, configure, s => s.AddSingleton<IArticleQueries>(news).AddSingleton<IChangeFeed>(news).AddSingleton<ISearch>(news), more);
    }

    /// <summary>Over a real store, with webhooks.</summary>
    public static Task<SurfacesHost> StartAsync(SqliteStore store, FakeTimeProvider clock, Action<Dictionary<string, string?>> configure, Action<IServiceCollection> services) => StartAsync(
        new FakeNewsroom(), clock, configure,
        s => services(s.AddSingleton<IArticleQueries>(store).AddSingleton<IChangeFeed>(store).AddSingleton<ISearch>(store).AddSingleton<IWebhookStore>(store)),
        app => app.MapWebhookAdmin());

    private static async Task<SurfacesHost> StartAsync(
        FakeNewsroom news, FakeTimeProvider clock, Action<Dictionary<string, string?>>? configure, Action<IServiceCollection> services, Action<WebApplication>? more)
    {
        Dictionary<string, string?> settings = [];
        configure?.Invoke(settings);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(settings);
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<TimeProvider>(clock).AddSurfaces();
        services(builder.Services);
        var app = builder.Build();
        app.MapSurfaces();
        more?.Invoke(app);
        await app.StartAsync();
        return new(app, news, clock);
    }

    public Task<HttpResponseMessage> GetAsync(string path, Action<HttpRequestMessage>? change = null) => SendAsync(HttpMethod.Get, path, change);

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(method, path);
        change?.Invoke(request);
        return await Client.SendAsync(request);
    }

    public async Task<string> TextAsync(string path)
    {
        using var answer = await GetAsync(path);
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<JsonElement> JsonAsync(string path)
    {
        using var document = JsonDocument.Parse(await TextAsync(path));
        return document.RootElement.Clone();
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    public static string Utc(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
