using Aggregator.Admin;
using Aggregator.Admin.Adding;
using Aggregator.Alerting;
using Aggregator.Discovering;
using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Ingesting;
using Aggregator.Normalising;
using Aggregator.Reading;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;
using Aggregator.Surfacing;
using Aggregator.Surfacing.Feeds;
using Aggregator.Surfacing.Webhooks;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Quartz;
using SchedulingOptions = Aggregator.Scheduling.SchedulingOptions;

namespace Aggregator.Operating;

/// <summary>Puts the parts together, in flow order.</summary>
internal static class Composition
{
    // systemd kills after 90 s; work in hand is abandoned long before, since the store knows what is due.
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(20);

    public static WebApplication Build(Plan plan, RunOptions run, SqliteStore store, OperatorPort port, TimeProvider? clock = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory, ApplicationName = "aggregator" });
        builder.Configuration.AddConfiguration(plan.Configuration);
        builder.WebHost.UseKestrelCore().UseUrls([.. run.Urls.Split(';'), .. port.Url is { } operators ? [operators] : Array.Empty<string>()]).ConfigureKestrel(k => k.AddServerHeader = false);
        Logs.Add(builder);
        var services = builder.Services;
        var gate = new StartGate();
        gate.Guard(builder.Logging);
        services.AddSingleton(gate);
        services.Configure<HostOptions>(h => h.ShutdownTimeout = StopLimit);
        services.AddRouting();
        services.AddSingleton(clock ?? TimeProvider.System);
        AddSources(services, plan);
        AddScheduling(services, clock ?? TimeProvider.System);
        services.AddPath(store, plan);
        services.AddDiscovering();
        services.AddAdding();
        services.AddSingleton<IChangeFeed>(store).AddSingleton<ISearch>(store).AddSingleton<IWebhookStore>(store).AddSingleton<IAuditLog>(store).AddSingleton(store.Accounts);
        services.AddSingleton<ISourceEdits>(store).AddSingleton<IPollSums>(store);
        services.AddHostedService<Upkeep>();
        services.AddSingleton<ISourceBoard>(store).AddSingleton<IHeldBack>(store);
        services.AddSurfaces();
        services.AddDataKeys(run.Data);
        services.AddHubPings();
        services.AddSingleton(plan.Effective);
        services.AddSingleton(new WebhookBook(plan.Webhooks));
        services.AddWebhooks();
        services.AddAlerting(plan.Configuration.GetSection(AlertingOptions.Section).Get<AlertingOptions>() ?? new AlertingOptions(), Path.GetFullPath(run.Data));
        AddOperating(services, plan, port);
        var app = builder.Build();
        app.UseOperatorPort(port);
        app.MapSurfaces();
        app.MapWebhookAdmin();
        app.MapAdminApi();
        app.MapHealth();
        return app;
    }

    private static void AddSources(IServiceCollection services, Plan plan)
    {
        services.AddSingleton(new Declared(plan.Outlets));
        services.AddSingleton(new DeclaredJson(plan.Configuration));
        services.AddSingleton(new OutletBook(plan.Outlets));
        services.AddSingleton<Credentials>();
        services.AddSingleton<ILiveSources, LiveSources>();
        services.AddSingleton<SourceEditor>();
        services.AddHostedService<SourceWatch>();
    }

    /// <summary>The path of a report, from the fetch to the store: what the daemon and a poll by hand share.</summary>
    public static void AddPath(this IServiceCollection services, SqliteStore store, Plan plan)
    {
        services.AddOptions<SchedulingOptions>().BindConfiguration(SchedulingOptions.Section);
        services.AddSingleton(s => new PollPlans(s.GetRequiredService<IOptions<SchedulingOptions>>().Value));
        AddFetching(services);
        AddReading(services);
        AddIngesting(services, plan);
        services.AddSingleton<IIngestStore>(store).AddSingleton<IArticleQueries>(store).AddSingleton<IPageStore>(store).AddSingleton<IEditorialStore>(store).AddSingleton<IPauseMemory>(store).AddSingleton(store);
        services.AddOptions<StoringOptions>().BindConfiguration(StoringOptions.Section);
    }

    private static void AddScheduling(IServiceCollection services, TimeProvider clock)
    {
        services.AddSingleton<OutletAgenda>();
        services.AddSingleton<PollNow>();
        services.AddQuartz(q =>
        {
            q.UseTimeProvider(clock);
            q.UseInMemoryStore();
        });
        // What is in hand is given up at the stop: the store knows what is due, and an outlet that hangs must not hold the process.
        services.AddOptions<QuartzSchedulerOptions>().Configure(q => q.ShutdownJobInterruption = ShutdownJobInterruption.Always);
        services.AddOptions<ThreadPoolOptions>().Configure<IOptions<SchedulingOptions>>((pool, scheduling) => pool.MaxConcurrency = scheduling.Value.OutletsInHand);
        services.AddQuartzHostedService(q => q.WaitForJobsToComplete = true);
    }

    private static void AddFetching(IServiceCollection services)
    {
        services.AddOptions<FetchingOptions>().BindConfiguration(FetchingOptions.Section);
        services.AddSingleton<HttpFetcher>().AddSingleton<IFetcher>(s => s.GetRequiredService<HttpFetcher>());
    }

    private static void AddReading(IServiceCollection services)
    {
        services.AddSingleton<ISourceReader, FeedReading>();
        services.AddSingleton<ISourceReader, SitemapReading>();
        services.AddSingleton<ISourceReader, ListingReading>();
        services.AddSingleton<IFeedLinkFinder, FeedLinkFinder>();
        services.AddSingleton<IPageExtractor, PageExtractor>();
    }

    private static void AddIngesting(IServiceCollection services, Plan plan)
    {
        services.AddOptions<IngestingOptions>().BindConfiguration(IngestingOptions.Section);
        services.AddSingleton(plan.Holds);
        services.AddSingleton<AgencyCopies>(_ => new AgencyCopies());
        services.AddSingleton<Desk>();
        services.AddSingleton<PageWatch>();
        services.AddSingleton(s => new PageFollowing(s.GetRequiredService<IFetcher>(), s.GetRequiredService<IPageExtractor>(), Ingesting(s).MaxJoinedPages));
        services.AddSingleton(s => new EntrySorter(s.GetRequiredService<Desk>(), Ingesting(s).MaxEntries));
        services.AddSingleton<Rediscovery>();
        services.AddSingleton(s => new BackFill(
            s.GetRequiredService<IFetcher>(), s.GetServices<ISourceReader>(), s.GetRequiredService<EntrySorter>(), s.GetRequiredService<IIngestStore>(),
            s.GetRequiredService<IArticleQueries>(), Ingesting(s).BackFillEntries));
        services.AddSingleton<WithdrawalGuard>();
        services.AddSingleton(s => new SourcePoll(
            s.GetRequiredService<IFetcher>(), s.GetServices<ISourceReader>(), s.GetRequiredService<EntrySorter>(), s.GetRequiredService<IIngestStore>(), s.GetRequiredService<PollPlans>(),
            s.GetRequiredService<Rediscovery>(), s.GetRequiredService<BackFill>(), Ingesting(s).MaxSitemaps, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new PageCall(
            s.GetRequiredService<IFetcher>(), s.GetRequiredService<IPageExtractor>(), s.GetRequiredService<Desk>(), s.GetRequiredService<PageWatch>(), s.GetRequiredService<PageFollowing>(), s.GetRequiredService<IIngestStore>(),
            s.GetRequiredService<WithdrawalGuard>(), Ingesting(s).Patience, s.GetRequiredService<IOptions<StoringOptions>>().Value.PageArchiveDays > 0, s.GetRequiredService<TimeProvider>()));
        services.AddSingleton(s => new OutletHand(
            s.GetRequiredService<OutletBook>(), s.GetRequiredService<IIngestStore>(), s.GetRequiredService<SourcePoll>(), s.GetRequiredService<PageCall>(), Ingesting(s).PagesPerRun,
            s.GetRequiredService<TimeProvider>(), s.GetRequiredService<ILogger<OutletHand>>()));
    }

    private static void AddOperating(IServiceCollection services, Plan plan, OperatorPort port)
    {
        services.AddHostedService<Watchdog>();
        services.AddSingleton<LogLevels>();
        services.AddSingleton<IConfigureOptions<LoggerFilterOptions>>(s => s.GetRequiredService<LogLevels>());
        services.AddSingleton<IOptionsChangeTokenSource<LoggerFilterOptions>>(s => s.GetRequiredService<LogLevels>());
        services.Observe();
        services.AddObservability(plan.Configuration.GetSection(OperatingOptions.Section).Get<OperatingOptions>() ?? new OperatingOptions(), port);
    }

    private static IngestingOptions Ingesting(IServiceProvider services) => services.GetRequiredService<IOptions<IngestingOptions>>().Value;
}
