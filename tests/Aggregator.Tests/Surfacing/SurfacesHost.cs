using System.Globalization;
using System.Text.Json;
using Aggregator.Admin;
using Aggregator.Admin.Access;
using Aggregator.Storing;
using Aggregator.Surfacing.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Surfacing;

/// <summary>The surfaces on Kestrel at a loopback port, over a fake store and a clock that stands still.</summary>
internal sealed class SurfacesHost : IAsyncDisposable
{
    private const int Rounds = 1_000;

    private readonly WebApplication _app;

    private SurfacesHost(WebApplication app, FakeNewsroom news, FakeTimeProvider clock)
    {
        (_app, News, Clock) = (app, news, clock);
        Client = Loopback.Client(new Uri(app.Urls.First()), new SocketsHttpHandler { AllowAutoRedirect = false });
    }

    public FakeNewsroom News { get; }

    public FakeTimeProvider Clock { get; }

    public HttpClient Client { get; }

    public IServiceProvider Services => _app.Services;

    /// <summary>From now on the client is signed in to the console; answers the token that its forms need.</summary>
    public async Task<string> SignInAsync(Role role = Role.Admin)
    {
        var account = await AddAccountAsync($"tester-{role.ToString().ToLowerInvariant()}", role);
        var value = Secrets.New();
        var now = Clock.GetUtcNow();
        await Accounts.AddSessionAsync(new AdminSession(Secrets.HashOf(value), account.Number, account.Stamp, now, now, now.AddHours(12), "127.0.0.1"), default);
        Client.DefaultRequestHeaders.Remove("Cookie");
        Client.DefaultRequestHeaders.Add("Cookie", $"{Sessions.PlainCookie}={value}");
        using var page = await GetAsync("/admin/account/password");
        var cookie = page.Headers.GetValues("Set-Cookie").First(c => c.StartsWith(AccessServices.CsrfCookie, StringComparison.Ordinal)).Split(';')[0];
        Client.DefaultRequestHeaders.Remove("Cookie");
        Client.DefaultRequestHeaders.Add("Cookie", $"{Sessions.PlainCookie}={value}; {cookie}");
        return Forms.TokenIn(await page.Content.ReadAsStringAsync());
    }

    /// <summary>From now on the client is a program with a token.</summary>
    public async Task UseTokenAsync(Role role = Role.Admin, TokenScopes scopes = TokenScopes.Admin)
    {
        var account = await AddAccountAsync($"robot-{role.ToString().ToLowerInvariant()}", role);
        var (token, hash) = Tokens.New();
        await Accounts.AddTokenAsync(new ApiToken(0, hash, account.Number, $"t{hash[..8]}", scopes, Clock.GetUtcNow(), null, null), Entry(account), default);
        Client.DefaultRequestHeaders.Authorization = new("Bearer", token);
    }

    public IAccountStore Accounts => Services.GetRequiredService<IAccountStore>();

    /// <param name="name">The account's.</param>
    /// <param name="role">What it may do.</param>
    /// <param name="password">Null: none lets it in.</param>
    /// <param name="rounds">Few, so that tests are quick.</param>
    public async Task<Account> AddAccountAsync(string name, Role role, string? password = null, int rounds = Rounds)
    {
        var now = Clock.GetUtcNow();
        var hasher = new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = rounds }));
        var account = new Account { Name = name, Role = role, PasswordHash = password is null ? "" : hasher.HashPassword(null!, password), Stamp = Secrets.New(), CreatedAt = now, PasswordAt = now };
        await Accounts.AddAccountAsync(account, false, Entry(account), default);
        return (await Accounts.FindAccountAsync(account.Name, default))!;
    }

    private AuditEntry Entry(Account account) => new(0, Clock.GetUtcNow(), new Actor("test", Actor.Cli), "account.create", $"account:{account.Name}", null, null, null);

    public static Task<SurfacesHost> StartAsync(Action<Dictionary<string, string?>>? configure = null, Action<WebApplication>? more = null)
    {
        var (news, clock) = (new FakeNewsroom(), new FakeTimeProvider(FakeNewsroom.Start));
        return StartAsync(news, clock, configure, s => s.AddSingleton<IArticleQueries>(news).AddSingleton<ISourceBoard>(news).AddSingleton<IChangeFeed>(news).AddSingleton<ISearch>(news).AddLazyAccounts(), more);
    }

    /// <summary>Over a real store, with webhooks.</summary>
    public static Task<SurfacesHost> StartAsync(SqliteStore store, FakeTimeProvider clock, Action<Dictionary<string, string?>> configure, Action<IServiceCollection> services) => StartAsync(
        new FakeNewsroom(), clock, configure,
        s => services(s.AddSingleton<IArticleQueries>(store).AddSingleton<ISourceBoard>(store).AddSingleton<IChangeFeed>(store).AddSingleton<ISearch>(store).AddSingleton<IWebhookStore>(store).AddSingleton(store.Accounts).AddSingleton<IAuditLog>(store)),
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
        builder.Services.Configure<KeyManagementOptions>(o => o.XmlRepository = new KeysInMemory()).Configure<PasswordHasherOptions>(o => o.IterationCount = Rounds);
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
