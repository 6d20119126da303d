using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Alerting;
using Aggregator.Fetching;
using Aggregator.Operating;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Aggregator.Commands;

/// <summary><c>aggregator alerts test</c>: sends a message to everybody who would be told of trouble.</summary>
internal static class AlertsCommand
{
    public static Command Create() => new("alerts", "Whoever is told of trouble.") { Test() };

    private static Command Test()
    {
        var (config, json) = (SharedOptions.Config(), SharedOptions.Json());
        var command = new Command("test", "Send a message to everybody who would be told of trouble. Exit code 1 if one of the ways did not take it.") { config, json };
        command.SetAction((parsed, cancellation) => Guarded.RunAsync(() => SendAsync(parsed.GetValue(config), parsed.GetValue(json), cancellation)));
        return command;
    }

    private static async Task<int> SendAsync(string? config, bool json, CancellationToken cancellation)
    {
        var configuration = Plan.Check(Settings.Read(config, [])).Configuration;
        var options = configuration.GetSection(AlertingOptions.Section).Get<AlertingOptions>() ?? new AlertingOptions();
        using var post = new GuardedPost(Options.Create(configuration.GetSection(FetchingOptions.Section).Get<FetchingOptions>() ?? new FetchingOptions()), TimeProvider.System);
        var now = TimeProvider.System.GetUtcNow();
        var message = AlertMessage.Of([new AlertNotice(NoticeKind.Began, "test", "this is a test", "nothing is wrong; somebody asked whether alerts arrive", now, now)], Environment.MachineName, options.ConsoleUrl);
        var sent = new List<(string Name, string? Problem)>();
        foreach (var channel in Alerts.Channels(options, () => post, TimeProvider.System))
            sent.Add((channel.Name, await channel.SendAsync(message, cancellation)));
        if (json)
            await Console.Out.WriteLineAsync(Plain.Json(new JsonObject { ["sent"] = new JsonArray([.. sent.Select(JsonNode (s) => new JsonObject { ["by"] = s.Name, ["problem"] = s.Problem })]) }));
        else if (sent.Count == 0)
            await Console.Out.WriteLineAsync($"Nobody would be told: set {AlertingOptions.Section}:{nameof(AlertingOptions.SmtpHost)} or {AlertingOptions.Section}:{nameof(AlertingOptions.WebhookUrl)}.");
        foreach (var (name, problem) in json ? [] : sent)
            await (problem is null ? Console.Out : Console.Error).WriteLineAsync($"{name}: {problem ?? "taken"}");
        return sent.All(s => s.Problem is null) ? ExitCode.Ok : ExitCode.Failed;
    }
}
