using System.Text.Json;
using System.Text.Json.Serialization;
using Aggregator.Simulator.Writing;

namespace Aggregator.Simulator.Scripting;

/// <summary>Puts a scenario together from its files, built in or on disk, and checks it.</summary>
internal static class ScenarioReader
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter() },
    };

    public static Scenario Read(string nameOrPath)
    {
        var files = ScenarioFiles.Of(nameOrPath);
        var scenario = Parse<Scenario>(files, files.Main);
        var reports = scenario.Reports.Concat(scenario.Include.SelectMany(f => Parse<ReportsFile>(files, f).Reports));
        scenario = scenario with
        {
            Reports = [.. reports.Select((report, index) => report with { Number = ReportNumber.Scripted(index) })],
            Words = scenario.Grammar is { } grammar ? ReadGrammar(files, grammar) : new Grammar(),
        };
        var errors = ScenarioCheck.Errors(scenario).ToList();
        return errors.Count == 0 ? scenario : throw new ScenarioException(scenario.Name, errors);
    }

    private static Grammar ReadGrammar(ScenarioFiles files, string grammar)
    {
        var read = Parse<Grammar>(files, $"../Grammars/{grammar}.json");
        var errors = GrammarCheck.Errors(read).ToList();
        return errors.Count == 0 ? read : throw new ScenarioException($"grammar {grammar}", errors);
    }

    private static T Parse<T>(ScenarioFiles files, string file)
    {
        using var stream = files.Open(file);
        try
        {
            return JsonSerializer.Deserialize<T>(stream, Json) ?? throw new ScenarioException(file, ["holds null"]);
        }
        catch (JsonException e)
        {
            throw new ScenarioException(file, [$"line {e.LineNumber + 1}, {e.Path}: {e.Message}"]);
        }
    }

    private sealed record ReportsFile(IReadOnlyList<ScriptedReport> Reports);
}
