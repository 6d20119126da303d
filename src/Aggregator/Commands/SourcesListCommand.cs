using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Aggregator.Operating;
using Aggregator.Storing;
using Spectre.Console;

namespace Aggregator.Commands;

/// <summary><c>aggregator sources list</c>: every source with its state, read beside the daemon.</summary>
internal static class SourcesListCommand
{
    public static Command Create()
    {
        var trouble = new Option<bool>("--trouble") { Description = "Only those that are not well." };
        var outlet = new Option<string?>("--outlet") { Description = "Only this outlet's." };
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("list", "Show every source with its health, its last and next poll, and why then.") { trouble, outlet, data, json };
        command.SetAction((parsed, _) => Guarded.RunAsync(async () =>
        {
            using var reading = SqliteReading.Open(DataDirectory.Database(Path.GetFullPath(parsed.GetRequiredValue(data))));
            var sources = reading.Sources()
                .Where(s => parsed.GetValue(outlet) is not { } only || s.Outlet.Id.Value == only)
                .Where(s => !parsed.GetValue(trouble) || (s.Source.Enabled && s.State.Health is not (SourceHealth.Healthy or SourceHealth.Unknown)))
                .ToList();
            if (parsed.GetValue(json))
                await Console.Out.WriteLineAsync(Plain.Json(new JsonObject { ["sources"] = new JsonArray([.. sources.Select(Json)]) }));
            else
                Show(sources);
            return ExitCode.Ok;
        }));
        return command;
    }

    private static JsonNode Json(SourceStatus status) => new JsonObject
    {
        ["id"] = status.Source.Id.Value,
        ["outlet"] = status.Outlet.Id.Value,
        ["kind"] = status.Source.Kind.ToString().ToLowerInvariant(),
        ["address"] = status.Source.Address.AbsoluteUri,
        ["enabled"] = status.Source.Enabled,
        ["health"] = status.State.Health.ToString().ToLowerInvariant(),
        ["problem"] = status.State.Problem,
        ["failures"] = status.State.Failures,
        ["polledAt"] = Instant(status.State.PolledAt),
        ["succeededAt"] = Instant(status.State.SucceededAt),
        ["nextAt"] = Instant(status.State.NextAt),
        ["nextBecause"] = status.State.NextBecause,
        ["articles"] = status.Articles,
    };

    private static void Show(List<SourceStatus> sources)
    {
        if (sources.Count == 0)
        {
            Console.Out.WriteLine("There are none.");
            return;
        }

        var table = new Table().Border(TableBorder.Simple).AddColumns("source", "health", "articles", "last poll", "next poll", "because");
        foreach (var status in sources)
        {
            var colour = status.State.Health switch { SourceHealth.Healthy => "green", SourceHealth.Unknown => "grey", _ => "red" };
            table.AddRow(
                new Text(status.Source.Id.Value),
                new Markup(status.Source.Enabled ? $"[{colour}]{status.State.Health}[/]" : "[grey]Off[/]"),
                new Text(status.Articles.ToString(CultureInfo.InvariantCulture)),
                new Text(status.State.PolledAt?.ToString("u", CultureInfo.InvariantCulture) ?? "never"),
                new Text(status.State.NextAt.ToString("u", CultureInfo.InvariantCulture)),
                new Text(status.State.Problem is { } problem ? $"{status.State.NextBecause} ({problem})" : status.State.NextBecause));
        }

        Terminal.Write(table);
    }

    private static string? Instant(DateTimeOffset? at) => at?.ToString("O", CultureInfo.InvariantCulture);
}
