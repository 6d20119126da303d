using System.CommandLine;
using Aggregator.Extracting;
using Aggregator.Ingesting;
using Aggregator.Operating;
using Aggregator.Replaying;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

namespace Aggregator.Commands;

/// <summary><c>aggregator replay</c>: derives the articles again from what is kept, with the present code and settings; shows what would change, and changes it when told to.</summary>
internal static class ReplayCommand
{
    public static Command Create()
    {
        var sources = new Argument<string[]>("source") { Description = "Only articles that these sources told first, such as bbc-news/top.", Arity = ArgumentArity.ZeroOrMore };
        var apply = new Option<bool>("--apply") { Description = "Write what changed. The daemon must be stopped; take a backup first." };
        var yes = new Option<bool>("--yes") { Description = "Do not ask before writing." };
        var details = new Option<int>("--details") { Description = "How many changed articles to show.", DefaultValueFactory = _ => 10 };
        var (data, config, json) = (SharedOptions.Data(), SharedOptions.Config(), SharedOptions.Json());
        var command = new Command("replay", "Derive the articles again from stored pages and words. Shows what would change; changes nothing without --apply.") { sources, apply, yes, details, data, config, json };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(async () =>
        {
            var request = new Request(
                [.. (parsed.GetValue(sources) ?? []).Select(s => new SourceId(s))], parsed.GetValue(yes), Math.Max(0, parsed.GetValue(details)), DataDirectory.Database(Path.GetFullPath(parsed.GetRequiredValue(data))), parsed.GetValue(json));
            var plan = Plan.Check(Settings.Read(parsed.GetValue(config), []));
            return parsed.GetValue(apply) ? await ApplyAsync(request, plan, cancellation) : await LookAsync(request, plan, cancellation);
        }));
        return command;
    }

    private static async Task<int> LookAsync(Request request, Plan plan, CancellationToken cancellation)
    {
        using var pages = SqlitePages.Open(new SqliteStoreOptions { Path = request.Database });
        if (await UnknownAsync(request, plan, pages, cancellation) is { } complaint)
            return await Plain.UsageAsync(complaint);
        var report = await RunAsync(request, plan, pages, null, cancellation);
        await Console.Out.WriteLineAsync(request.Json ? Plain.Json(ReplayAnswer.Json(report, isApplied: false)) : ReplayAnswer.Text(report, isApplied: false));
        return ExitCode.Ok;
    }

    private static async Task<int> ApplyAsync(Request request, Plan plan, CancellationToken cancellation)
    {
        if (!File.Exists(request.Database))
            throw new StoreException(StoreProblem.Other, $"There is no database {request.Database}; name the directory of one that a daemon has written");
        if (!request.Yes && !Confirmed(request.Database))
            return await Plain.UsageAsync("nothing was changed: answer y, or say --yes");
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = request.Database }, TimeProvider.System, cancellation);
        if (await UnknownAsync(request, plan, store, cancellation) is { } complaint)
            return await Plain.UsageAsync(complaint);
        var report = await RunAsync(request, plan, store, store, cancellation);
        if (report.Written > 0)
            await store.AppendAsync(new AuditEntry(0, TimeProvider.System.GetUtcNow(), new Actor(Environment.UserName, Actor.Cli), "articles.replay", "articles", null, $"{report.Written} written, {report.Revised} of them revised", null), cancellation);
        await Console.Out.WriteLineAsync(request.Json ? Plain.Json(ReplayAnswer.Json(report, isApplied: true)) : ReplayAnswer.Text(report, isApplied: true));
        return ExitCode.Ok;
    }

    // Nobody can be asked where there is no terminal.
    private static bool Confirmed(string database)
    {
        if (Console.IsInputRedirected)
            return false;
        Console.Error.Write($"Derive the articles of {database} again and write what changed? [y/N] ");
        return Console.ReadLine()?.Trim() is "y" or "Y" or "yes";
    }

    private static async Task<ReplayReport> RunAsync(Request request, Plan plan, IReplayCases cases, IReplayStore? store, CancellationToken cancellation)
    {
        var ingesting = plan.Configuration.GetSection(IngestingOptions.Section).Get<IngestingOptions>() ?? new IngestingOptions();
        var definitions = new Definitions(plan.Outlets, await cases.OutletsEverAsync(cancellation));
        var replay = new Replay(cases, new Deriver(definitions, new PageExtractor(), ingesting.MaxJoinedPages > 1, TimeProvider.System.GetUtcNow()), request.Sources, request.Details);
        if (request.Json || !Terminal.IsInteractive)
            return await replay.RunAsync(store, null, cancellation);
        var size = await cases.ReplaySizeAsync(cancellation);
        return await Terminal.Progress().StartAsync(async progress =>
        {
            var bar = progress.AddTask("articles", maxValue: Math.Max(1, size.Published));
            var report = await replay.RunAsync(store, done => bar.Value = done, cancellation);
            bar.Value = bar.MaxValue;
            return report;
        });
    }

    private static async Task<string?> UnknownAsync(Request request, Plan plan, IReplayCases cases, CancellationToken cancellation)
    {
        var known = plan.Outlets.Concat(await cases.OutletsEverAsync(cancellation)).SelectMany(o => o.Sources).Select(s => s.Id).ToHashSet();
        return SourceNames.Complaint(request.Sources, known);
    }

    private sealed record Request(IReadOnlySet<SourceId> Sources, bool Yes, int Details, string Database, bool Json)
    {
        public Request(IEnumerable<SourceId> sources, bool yes, int details, string database, bool json) : this(sources.ToHashSet(), yes, details, database, json) { }
    }
}
