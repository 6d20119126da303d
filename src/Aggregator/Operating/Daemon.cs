using System.Net.Sockets;
using System.Text.Json.Nodes;
using Aggregator.Admin.Access;
using Aggregator.Fetching;
using Aggregator.Ingesting;
using Aggregator.Sources;
using Aggregator.Storing;
using Aggregator.Surfacing;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Aggregator.Operating;

/// <summary>Starts the parts in flow order, says where they are, waits, and stops them.</summary>
internal static partial class Daemon
{
    /// <summary>The process's exit code (<see cref="ExitCode"/>).</summary>
    public static async Task<int> RunAsync(Plan plan, RunOptions run, TextWriter output, TextWriter errors, CancellationToken cancellation)
    {
        if (ListenCheck.Of(run.Urls, plan.Configuration) is { } open)
        {
            await errors.WriteLineAsync($"aggregator: {open}");
            return ExitCode.Misconfigured;
        }

        try
        {
            var data = DataDirectory.Prepare(run.Data);
            var storing = plan.Configuration.GetSection(StoringOptions.Section).Get<StoringOptions>() ?? new StoringOptions();
            await using var store = await SqliteStore.OpenAsync(
                new SqliteStoreOptions { Path = DataDirectory.Database(data), BatchSize = storing.BatchSize, BusyTimeout = TimeSpan.FromSeconds(storing.BusyTimeoutSeconds), RevisionSpacing = TimeSpan.FromMinutes(storing.RevisionMinutes) }, TimeProvider.System, cancellation);
            await store.ProvisionWebhooksAsync([.. plan.Webhooks.Select(w => w.Definition)], cancellation);
            var operating = plan.Configuration.GetSection(OperatingOptions.Section).Get<OperatingOptions>() ?? new OperatingOptions();
            var port = OperatorPort.Choose(operating.OperatorUrl, errors);
            await using var app = Composition.Build(plan, run, store, port);
            using var gauges = new Gauges(store, data);
            await app.Services.GetRequiredService<HttpFetcher>().RememberAsync(cancellation);
            var sources = await app.Services.GetRequiredService<SourceEditor>().RefreshAsync(cancellation);
            await StartAsync(app, cancellation);
            Announce(app, sources.Outlets, data, port, run.Json, await SetUpLinkAsync(app, cancellation), output);
            await app.WaitForShutdownAsync(cancellation);
            return Environment.ExitCode;
        }
        catch (StoreException e)
        {
            await errors.WriteLineAsync($"aggregator: {e.Message}");
            return ExitCode.StoreUnusable;
        }
        catch (OptionsValidationException e)
        {
            foreach (var failure in e.Failures)
                await errors.WriteLineAsync($"aggregator: {failure}");
            return ExitCode.Misconfigured;
        }
        catch (IOException e) when (e.InnerException is AddressInUseException or SocketException)
        {
            await errors.WriteLineAsync($"aggregator: --urls {run.Urls}: {e.Message} Stop what listens there, or choose another port");
            return ExitCode.AddressUnusable;
        }
        catch (Exception e) when (e is FormatException or InvalidOperationException && e.Message.Contains("Url", StringComparison.OrdinalIgnoreCase))
        {
            await errors.WriteLineAsync($"aggregator: --urls {run.Urls}: {e.Message}; it has to be like {RunOptions.DefaultUrls}");
            return ExitCode.Misconfigured;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return ExitCode.Ok;
        }
    }

    // What had started already is told to stop: a part that is cut off instead takes that for a failure of its own, and says so at length.
    private static async Task StartAsync(WebApplication app, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
            app.Services.GetRequiredService<StartGate>().Open();
        }
        catch
        {
            await app.StopAsync(CancellationToken.None);
            throw;
        }
    }

    // While there is no account: how the first one is made. Whoever sees console or log may make it.
    private static async Task<string?> SetUpLinkAsync(WebApplication app, CancellationToken cancellation)
    {
        var setUp = app.Services.GetRequiredService<SetUp>();
        if (!await setUp.IsNeededAsync(cancellation))
            return null;
        var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? RunOptions.DefaultUrls;
        var address = BindingAddress.Parse(listening);
        // Nobody can go to "every address of this machine".
        var host = address.Host is "0.0.0.0" or "[::]" or "*" or "+" ? "localhost" : address.Host;
        var link = $"{address.Scheme}://{host}:{address.Port}{setUp.Link}";
        Log.NotSetUp(app.Services.GetRequiredService<ILogger<SetUp>>(), link, setUp.Left.TotalMinutes);
        return link;
    }

    private static void Announce(WebApplication app, IReadOnlyList<Outlet> outlets, string data, OperatorPort port, bool json, string? setUpLink, TextWriter output)
    {
        var setUp = setUpLink is null ? "" : $"{Environment.NewLine}  first account  {setUpLink}";
        var addresses = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.ToList() ?? [];
        var address = addresses.FirstOrDefault() ?? RunOptions.DefaultUrls;
        var operators = port.Url is null ? null : $"{addresses.LastOrDefault()}/metrics";
        var metrics = operators is null ? "" : $"{Environment.NewLine}  metrics        {operators}";
        var sources = outlets.Sum(o => o.Sources.Count(s => s.Enabled));
        output.WriteLine(json ? new JsonObject
        {
            ["outlets"] = outlets.Count,
            ["sources"] = sources,
            ["data"] = data,
            ["portal"] = $"{address}/",
            ["admin"] = $"{address}/admin",
            ["firstAccount"] = setUpLink,
            ["api"] = $"{address}/api/v1/articles",
            ["metrics"] = operators,
        }.ToJsonString() : $"""
            Aggregator works for {outlets.Count} outlets with {sources} sources. Everything that it writes is in {data}
              portal page    {address}/
              admin console  {address}/admin{setUp}
              API            {address}/api/v1/articles   (described by {address}/openapi/v1.json){metrics}
            Ctrl+C stops it; the next start goes on from here.
            """);
        output.Flush();
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The console has no account yet. The first is made at {Link} within {Minutes:0} minutes, or by: aggregator admin create NAME")]
        public static partial void NotSetUp(ILogger logger, string link, double minutes);
    }
}
