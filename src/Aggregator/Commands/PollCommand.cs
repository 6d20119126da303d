using System.CommandLine;
using Aggregator.Fetching;
using Aggregator.Ingesting;
using Aggregator.Operating;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Aggregator.Commands;

/// <summary><c>aggregator poll</c>: polls sources once, without the daemon.</summary>
internal static class PollCommand
{
    public static Command Create()
    {
        var sources = new Argument<string[]>("source") { Description = "Which to poll, due or not, such as bbc-news/top; none for all that are due.", Arity = ArgumentArity.ZeroOrMore };
        var force = new Option<bool>("--force") { Description = "Also those whose servers asked to be left alone until later." };
        var (data, config, json) = (SharedOptions.Data(), SharedOptions.Config(), SharedOptions.Json());
        var command = new Command("poll", "Poll sources once and fetch their new pages, where no daemon runs. Exit code 1 if one of them did not answer as it should.") { sources, force, data, config, json };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(() => RunAsync(
            [.. (parsed.GetValue(sources) ?? []).Select(s => new SourceId(s)).Distinct()], parsed.GetValue(force), Path.GetFullPath(parsed.GetRequiredValue(data)), parsed.GetValue(config), parsed.GetValue(json), cancellation)));
        return command;
    }

    private static async Task<int> RunAsync(IReadOnlyList<SourceId> asked, bool force, string data, string? config, bool json, CancellationToken cancellation)
    {
        var plan = Plan.Check(Settings.Read(config, []));
        var declared = plan.Outlets.SelectMany(o => o.Sources).ToDictionary(s => s.Id);
        if (Complaint(asked, declared) is { } complaint)
            return await Plain.UsageAsync(complaint);
        await using var store = await OpenAsync(plan, data, cancellation);
        await using var services = Services(plan, store);
        await services.GetRequiredService<HttpFetcher>().RememberAsync(cancellation);
        var polling = new PollByHand(
            services.GetRequiredService<OutletBook>(), store, services.GetRequiredService<OutletHand>(),
            (plan.Configuration.GetSection(SchedulingOptions.Section).Get<SchedulingOptions>() ?? new SchedulingOptions()).OutletsInHand, TimeProvider.System);
        var sources = asked.Count > 0 ? [.. asked.Select(a => declared[a])] : await polling.DueAsync(cancellation);
        var polled = json || !Terminal.IsInteractive
            ? await polling.RunAsync(sources, force, new Unwatched(), cancellation)
            : await PollBars.RunAsync(sources.Count, watch => polling.RunAsync(sources, force, watch, cancellation));
        if (json)
            await Console.Out.WriteLineAsync(Plain.Json(PollAnswer.Json(polled)));
        else if (polled.Count == 0)
            await Console.Out.WriteLineAsync("No source is due now; name those that are to be polled all the same.");
        else
            Terminal.Write(PollAnswer.Table(polled));
        return polled.All(p => p.IsSound) ? ExitCode.Ok : ExitCode.Failed;
    }

    private static string? Complaint(IReadOnlyList<SourceId> asked, Dictionary<SourceId, Source> declared) =>
        SourceNames.Complaint(asked, declared.Keys)
        ?? (asked.Where(a => !declared[a].Enabled).ToList() is { Count: > 0 } off ? $"switched off in the settings: {string.Join(", ", off)}" : null);

    private static async Task<SqliteStore> OpenAsync(Plan plan, string data, CancellationToken cancellation)
    {
        try
        {
            var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = DataDirectory.Database(DataDirectory.Prepare(data)) }, TimeProvider.System, cancellation);
            await store.ProvisionAsync(plan.Outlets, TimeProvider.System.GetUtcNow(), cancellation);
            return store;
        }
        catch (StoreException e) when (e.Problem == StoreProblem.Locked)
        {
            throw new StoreException(e.Problem, $"{e.Message}. A running daemon polls by itself: “poll now” is on each source's page of its admin console", e);
        }
    }

    private static ServiceProvider Services(Plan plan, SqliteStore store)
    {
        var services = new ServiceCollection();
        services.AddSingleton(plan.Configuration).AddSingleton(TimeProvider.System).AddSingleton(new OutletBook(plan.Outlets));
        // What happened stands in the table and in the records of the polls.
        services.AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        services.AddPath(store, plan);
        return services.BuildServiceProvider();
    }

    private sealed class Unwatched : IPollWatch
    {
        public void Polled(int sources) { }

        public void PagesFound(int pages) { }

        public void PagesDone(int pages) { }
    }
}
