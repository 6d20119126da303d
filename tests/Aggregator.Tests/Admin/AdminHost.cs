using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Aggregator.Admin.Access;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;
using Aggregator.Surfacing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Quartz;
using SchedulingOptions = Aggregator.Scheduling.SchedulingOptions;

namespace Aggregator.Admin;

/// <summary>The admin API on Kestrel at a loopback port, over a real store, with a schedule that never fires.</summary>
internal sealed class AdminHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly SqliteFile _file;

    private AdminHost(WebApplication app, SqliteFile file, SqliteStore store)
    {
        (_app, _file, Store) = (app, file, store);
        Client = Loopback.Client(new Uri(app.Urls.First()));
    }

    public SqliteStore Store { get; }

    public HttpClient Client { get; }

    public SourceEditor Editor => _app.Services.GetRequiredService<SourceEditor>();

    /// <summary>With the Herald declared, and its one source.</summary>
    public static async Task<AdminHost> StartAsync()
    {
        var file = new SqliteFile();
        var store = await file.OpenStoreAsync();
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Sources:Outlets:herald:Name"] = "The Herald",
            ["Sources:Outlets:herald:HomePage"] = "https://www.herald.example/",
            ["Sources:Outlets:herald:Hosts:0"] = "herald.test",
            ["Sources:Outlets:herald:Sources:news:Address"] = "https://www.herald.example/news.xml",
            ["Sources:Outlets:herald:Sources:news:IntervalMinutes"] = "30",
            ["Sources:Outlets:herald:Sources:news:Request:Bearer"] = "declared-secret",
        }).Build();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        Add(builder.Services, settings, store);
        var app = builder.Build();
        app.UseFaults();
        // In the gate's place: the caller is whoever the test says.
        app.Use((context, next) =>
        {
            var role = Enum.Parse<Role>(context.Request.Headers["X-Role"] is [{ } named] ? named : nameof(Role.Admin));
            context.Features.Set(new Caller(new Account { Name = "ann", Role = role, PasswordHash = "", Stamp = "", CreatedAt = Desk.Start, PasswordAt = Desk.Start }, null, new ApiToken(1, "", 1, "script", TokenScopes.Admin, Desk.Start, null, null)));
            return next(context);
        });
        app.MapAdminApi();
        await app.Services.GetRequiredService<SourceEditor>().RefreshAsync(default);
        await app.StartAsync();
        return new AdminHost(app, file, store);
    }

    public async Task<Answer> SendAsync(HttpMethod method, string path, object? body = null, string? ifMatch = null, string? ifNoneMatch = null, Role role = Role.Admin)
    {
        using var request = new HttpRequestMessage(method, "/admin/api" + path);
        if (body is not null)
            request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body), Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
        if (ifMatch is not null)
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (ifNoneMatch is not null)
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        request.Headers.Add("X-Role", role.ToString());
        using var answer = await Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new Answer((int)answer.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement.Clone() : default, answer.Headers.ETag?.Tag, text);
    }

    public Task<Answer> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    public Task<Answer> PutNewAsync(string path, object definition) => SendAsync(HttpMethod.Put, path, new { definition }, ifNoneMatch: "*");

    public Task<Answer> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, body ?? new { });

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
        await Store.DisposeAsync();
        _file.Dispose();
    }

    private static void Add(IServiceCollection services, IConfiguration settings, SqliteStore store)
    {
        var errors = new List<string>();
        var outlets = SourceList.Read(settings, errors);
        Assert.That(errors, Is.Empty);
        services.AddSingleton<TimeProvider>(new FakeTimeProvider(Desk.Start));
        services.AddSingleton<IIngestStore>(store).AddSingleton<IArticleQueries>(store).AddSingleton<IAuditLog>(store).AddSingleton<ISourceEdits>(store).AddSingleton<IPollSums>(store).AddSingleton<IEditorialStore>(store).AddSingleton<ISourceBoard>(store);
        services.AddSingleton(new Declared(outlets)).AddSingleton(new DeclaredJson(settings)).AddSingleton(new OutletBook([]));
        services.AddSingleton<IDataProtectionProvider>(new EphemeralDataProtectionProvider());
        services.AddSingleton<Credentials>().AddSingleton<ILiveSources, LiveSources>().AddSingleton<SourceEditor>();
        services.AddOptions<SchedulingOptions>();
        services.AddSingleton<OutletAgenda>().AddSingleton<PollNow>();
        services.AddQuartz(q => q.UseInMemoryStore());
    }

    /// <summary>What came back.</summary>
    public sealed record Answer(int Status, JsonElement Json, string? Tag, string Text)
    {
        public JsonElement this[string member] => Json.GetProperty(member);
    }
}
