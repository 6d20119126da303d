using Aggregator.Admin.Access;
using Aggregator.Operating;
using Aggregator.Storing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Aggregator.Admin;

/// <summary>The program as it is composed for the daemon, on a loopback port and a store of its own, with one outlet that nobody polls.</summary>
internal sealed class RealApp : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SqliteFile _file;

    private RealApp(WebApplication app, SqliteFile file, SqliteStore store) => (_app, _file, Store) = (app, file, store);

    public SqliteStore Store { get; }

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    public string SetUpPath => Services.GetRequiredService<SetUp>().Link;

    /// <summary>Every endpoint under /admin, read from the table that requests are routed by.</summary>
    public IReadOnlyList<RouteEndpoint> AdminEndpoints => [.. Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
        .Where(e => e.RoutePattern.RawText!.TrimStart('/').StartsWith("admin", StringComparison.OrdinalIgnoreCase))];

    public static async Task<RealApp> StartAsync(params (string Key, string Value)[] settings)
    {
        var file = new SqliteFile();
        var store = await file.OpenStoreAsync();
        var outlet = Desk.Outlet("herald", "news");
        outlet = outlet with { Sources = [.. outlet.Sources.Select(s => s with { Enabled = false })] };
        await store.ProvisionAsync([outlet], Desk.Start, default);
        var values = settings.Select(s => new KeyValuePair<string, string?>(s.Key, s.Value)).Prepend(new("Logging:LogLevel:Default", "None"));
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(values).Build();
        var plan = new Plan(configuration, [outlet]);
        var app = Composition.Build(plan, new RunOptions("http://127.0.0.1:0", file.Folder, null), store, new OperatorPort(null));
        await app.StartAsync();
        return new RealApp(app, file, store);
    }

    public ConsoleBrowser Browser() => new(Address);

    /// <summary>A browser that is signed in, by the store and not by the form, which is slow on purpose.</summary>
    public async Task<ConsoleBrowser> SignedInAsync(Role role, string? name = null)
    {
        var browser = Browser();
        browser.Session = await AddSessionAsync(await AddAccountAsync(name ?? role.ToString().ToLowerInvariant(), role));
        return browser;
    }

    public async Task<Account> AddAccountAsync(string name, Role role, string? password = null)
    {
        var now = TimeProvider.System.GetUtcNow();
        var hash = password is null ? "" : new PasswordHasher<Account>(Microsoft.Extensions.Options.Options.Create(new PasswordHasherOptions { IterationCount = 1_000 })).HashPassword(null!, password);
        await Store.Accounts.AddAccountAsync(new Account { Name = name, Role = role, PasswordHash = hash, Stamp = Secrets.New(), CreatedAt = now, PasswordAt = now }, false, Entry(name), default);
        return (await Store.Accounts.FindAccountAsync(name, default))!;
    }

    /// <summary>The value of the session's cookie.</summary>
    public async Task<string> AddSessionAsync(Account account)
    {
        var (value, now) = (Secrets.New(), TimeProvider.System.GetUtcNow());
        await Store.Accounts.AddSessionAsync(new AdminSession(Secrets.HashOf(value), account.Number, account.Stamp, now, now, now.AddHours(12), "127.0.0.1"), default);
        return value;
    }

    /// <summary>A token in the clear.</summary>
    public async Task<string> AddTokenAsync(Account account, TokenScopes scopes, DateTimeOffset? endsAt = null)
    {
        var (token, hash) = Tokens.New();
        await Store.Accounts.AddTokenAsync(new ApiToken(0, hash, account.Number, hash[..8], scopes, TimeProvider.System.GetUtcNow(), endsAt, null), Entry(account.Name), default);
        return token;
    }

    public async Task<IReadOnlyList<AuditEntry>> AuditAsync(string action) => await Store.AuditAsync(new AuditQuery { Action = action });

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await Store.DisposeAsync();
        _file.Dispose();
    }

    private static AuditEntry Entry(string name) => new(0, TimeProvider.System.GetUtcNow(), new Actor("test", Actor.Cli), "account.create", $"account:{name}", null, null, null);
}
