using System.Globalization;
using System.Text.Json.Nodes;
using Aggregator.Operating;
using Aggregator.Sources;

namespace Aggregator.Commands;

/// <summary>Tells what came of a change. Exit code 0 where it is done or was not needed, 1 where it is in somebody's way, 2 where something is wrong with it.</summary>
internal static class EditTold
{
    public static async Task<int> TellAsync(EditOutcome outcome, bool isTrial, bool isJson, IReadOnlyList<string>? skipped = null)
    {
        if (isJson)
            await Console.Out.WriteLineAsync(Plain.Json(Json(outcome, isTrial, skipped ?? [])));
        else
            await (outcome is EditOutcome.Saved ? Console.Out : Console.Error).WriteLineAsync(Text(outcome, isTrial, skipped ?? []));
        return outcome switch
        {
            EditOutcome.Saved => ExitCode.Ok,
            EditOutcome.Refused => ExitCode.Misconfigured,
            _ => ExitCode.Failed,
        };
    }

    private static JsonObject Json(EditOutcome outcome, bool isTrial, IReadOnlyList<string> skipped) => new()
    {
        ["ok"] = outcome is EditOutcome.Saved,
        ["dryRun"] = isTrial,
        ["changes"] = new JsonArray([.. outcome is EditOutcome.Saved saved ? saved.Versions.Select(v => Change(saved, v)) : []]),
        ["skipped"] = new JsonArray([.. skipped.Select(s => JsonValue.Create(s))]),
        ["problem"] = Problem(outcome),
        ["mistakes"] = new JsonArray([.. outcome is EditOutcome.Refused refused ? refused.Mistakes.Select(Mistake) : []]),
    };

    private static JsonObject Change(EditOutcome.Saved saved, Storing.SourceEdit version) => new()
    {
        ["subject"] = version.Subject.ToString(),
        ["version"] = version.Version,
        ["removed"] = version.Definition is null,
        ["differences"] = new JsonArray([.. Differences(saved, version).Select(d => new JsonObject { ["path"] = d.Path, ["before"] = d.Before, ["after"] = d.After })]),
    };

    private static JsonObject Mistake(Mistake mistake) => new()
    {
        ["subject"] = mistake.Subject?.ToString(),
        ["path"] = mistake.Path,
        ["detail"] = mistake.What,
        ["remedy"] = mistake.Remedy,
    };

    private static string? Problem(EditOutcome outcome) => outcome switch
    {
        EditOutcome.Conflict { Actual: 0 } conflict => $"There is no {conflict.Subject}",
        EditOutcome.Conflict conflict => $"{conflict.Subject} is there already, at version {conflict.Actual}",
        EditOutcome.Missing missing => $"There is no {missing.Subject}",
        EditOutcome.Protected declared => $"{declared.Subject} is declared in the configuration and changed there; a declared source can be paused and resumed",
        EditOutcome.Refused refused => string.Create(CultureInfo.InvariantCulture, $"{refused.Mistakes.Count} mistake{(refused.Mistakes.Count == 1 ? "" : "s")}"),
        _ => null,
    };

    private static string Text(EditOutcome outcome, bool isTrial, IReadOnlyList<string> skipped)
    {
        IEnumerable<string> lines = outcome switch
        {
            EditOutcome.Saved { Versions.Count: 0 } => ["Nothing is different."],
            EditOutcome.Saved saved => saved.Versions.SelectMany(v => Lines(saved, v, isTrial)),
            EditOutcome.Refused refused => refused.Mistakes.Select(m => $"  {m}").Prepend($"aggregator: {Problem(outcome)}; nothing was saved:"),
            _ => [$"aggregator: {Problem(outcome)}"],
        };
        return string.Join(Environment.NewLine, lines.Concat(skipped.Select(s => $"left out: {s}")));
    }

    private static IEnumerable<string> Lines(EditOutcome.Saved saved, Storing.SourceEdit version, bool isTrial)
    {
        yield return $"{version.Subject}: {(isTrial ? "would be " : "")}{(version.Definition is null ? "removed" : saved.Before.Kept(version.Subject) is null ? "added" : "changed")} (version {version.Version})";
        if (version.Definition is null)
            yield break;
        foreach (var difference in Differences(saved, version))
            yield return $"  {difference.Path}: {difference.Before ?? "(not set)"} → {difference.After ?? "(not set)"}";
    }

    private static IReadOnlyList<SettingDifference> Differences(EditOutcome.Saved saved, Storing.SourceEdit version) => DefinitionDifference.Of(saved.Before.Kept(version.Subject)?.Definition, version.Definition);
}
