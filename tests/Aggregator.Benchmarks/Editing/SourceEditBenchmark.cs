using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Aggregator.Admin;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Quartz;

namespace Aggregator.Benchmarks.Editing;

/// <summary>What it takes to keep ten thousand sources by hand: an import of all, one change made live, the list. Arguments: outlets, with one source each (10000).</summary>
internal static class SourceEditBenchmark
{
    private const int Changes = 10;

    public static async Task RunAsync(string[] arguments)
    {
        var count = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 10_000;
        var folder = Directory.CreateTempSubdirectory("aggregator-edits-");
        await using var store = await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = Path.Combine(folder.FullName, "aggregator.db") }, TimeProvider.System, default);
        await using var services = new ServiceCollection().AddLogging().AddQuartz(q => q.UseInMemoryStore()).BuildServiceProvider();
        var agenda = new OutletAgenda(services.GetRequiredService<ISchedulerFactory>(), store, Options.Create(new Aggregator.Scheduling.SchedulingOptions()), TimeProvider.System);
        var live = new LiveSources(store, new OutletBook([]), agenda, TimeProvider.System, NullLogger<LiveSources>.Instance);
        var credentials = new Credentials(new EphemeralDataProtectionProvider());
        using var editor = new SourceEditor(new Declared([]), store, credentials, TimeProvider.System, live);
        await editor.RefreshAsync(default);

        var file = File(count);
        await TellAsync($"import of {count} outlets with a source each, live", async () => await SourceImport.RunAsync(editor, file, false, false, Actor, null, false, default));
        await TellAsync("read by another process", () => new SourceEditor(new Declared([]), store, credentials, TimeProvider.System).RefreshAsync(default));
        for (var change = 0; change < Changes; change++)
        {
            var n = change * count / Changes;
            var definition = $$"""{"Address": "https://o{{n}}.example/feed.xml", "IntervalMinutes": {{20 + change}}}""";
            await TellAsync("one change, saved and live", () => editor.SaveAsync(new EditSubject(EditKind.Source, $"o{n}/news"), definition, null, Actor, null, false, default));
        }

        await ListAsync(store, editor.Catalogue, "");
        await ListAsync(store, editor.Catalogue, "attention");
        await ListAsync(store, editor.Catalogue, "-next");
        Console.WriteLine($"{GC.GetTotalMemory(forceFullCollection: true) / 1024 / 1024} MiB held");
    }

    private static Actor Actor { get; } = new("benchmark", Actor.Cli);

    private static async Task ListAsync(SqliteStore store, SourceCatalogue catalogue, string sort)
    {
        var (listing, _) = SourceListing.Read(new QueryCollection(sort.Length == 0 ? [] : new Dictionary<string, StringValues> { ["sort"] = sort }));
        for (var i = 0; i < 3; i++)
            await TellAsync($"list, first hundred, sorted by {(sort.Length == 0 ? "id" : sort)}", async () => listing.Of(await store.BoardAsync(default), catalogue));
    }

    private static async Task TellAsync<T>(string what, Func<Task<T>> work)
    {
        var (started, cpu) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
        await work();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(started).TotalMilliseconds,8:F0} ms {(Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMilliseconds,8:F0} CPU-ms  {what}"));
    }

    private static byte[] File(int count)
    {
        var file = new SourceFile();
        for (var n = 0; n < count; n++)
        {
            file.Outlets[$"o{n}"] = new JsonObject { ["Name"] = $"Outlet {n}", ["HomePage"] = $"https://o{n}.example/" };
            file.Sources[$"o{n}/news"] = new JsonObject { ["Address"] = $"https://o{n}.example/feed.xml", ["IntervalMinutes"] = 15, ["Groups"] = new JsonArray($"Group {n % 20}") };
        }

        return Encoding.UTF8.GetBytes(SourceJson.Write(file));
    }
}
