using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Aggregator.Extracting.Drifting;
using Aggregator.Operating;

namespace Aggregator.Commands;

/// <summary><c>aggregator inspect drift</c>: what a source's pages usually give for each field, and what broke. Exit code 1 where something did for certain.</summary>
internal static class InspectDriftCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Answer in JSON." };
        var command = new Command("drift", "Show what a source's pages usually give, and whether they still do.") { json };
        var options = new PagesOption(command);
        command.SetAction((parsed, cancellation) => options.RunAsync(parsed, async (_, source, pages) =>
        {
            var drift = await pages.DriftAsync(source.Id, cancellation);
            await Console.Out.WriteLineAsync(parsed.GetValue(json) ? Json(drift, source.Id.Value).ToJsonString(PageAnswer.Indented) : Text(drift, source.Id.Value));
            return drift.Breaks().Any(b => b.IsCertain) ? ExitCode.Failed : ExitCode.Ok;
        }));
        return command;
    }

    public static string Text(SourceDrift drift, string source)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{source}: {drift.Pages} pages seen");
        foreach (var field in drift.Fields)
        {
            var layers = string.Join(", ", field.Layers.OrderByDescending(l => l.Value).Select(l => string.Create(CultureInfo.InvariantCulture, $"{l.Key} {l.Value:0}")));
            var length = field.UsualLength is { } words ? string.Create(CultureInfo.InvariantCulture, $", about {words:0} words") : "";
            text.AppendLine(CultureInfo.InvariantCulture, $"  {DriftWords.NameOf(field.Field),-10} on {field.FillRate:P0} ({layers}){length}{(field.Selector is { } selector ? $", selector \"{selector}\"" : "")}");
        }

        foreach (var told in drift.Breaks())
            text.AppendLine(CultureInfo.InvariantCulture, $"! {DriftWords.Of(told)}");
        return text.ToString().TrimEnd();
    }

    public static JsonObject Json(SourceDrift drift, string source) => new()
    {
        ["source"] = source,
        ["pages"] = drift.Pages,
        ["fields"] = new JsonObject(drift.Fields.Select(f => KeyValuePair.Create(DriftWords.NameOf(f.Field), (JsonNode?)new JsonObject
        {
            ["fillRate"] = f.FillRate is { } rate ? Math.Round(rate, 4) : null,
            ["layers"] = new JsonObject(f.Layers.Select(l => KeyValuePair.Create(l.Key, (JsonNode?)l.Value))),
            ["words"] = f.UsualLength is { } words ? Math.Round(words) : null,
            ["selector"] = f.Selector,
        }))),
        ["breaks"] = new JsonArray([.. drift.Breaks().Select(b => (JsonNode)new JsonObject
        {
            ["kind"] = b.Kind.ToString(),
            ["field"] = b.Field is { } field ? DriftWords.NameOf(field) : null,
            ["certain"] = b.IsCertain,
            ["since"] = b.Since.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["pages"] = b.Pages,
            ["selector"] = b.Selector,
            ["suggestion"] = b.Suggestion?.Selector,
            ["suggestionLasts"] = b.Suggestion?.Lasts,
            ["usualLayer"] = b.UsualLayer,
            ["presentLayer"] = b.PresentLayer,
            ["says"] = DriftWords.Of(b),
        })]),
    };
}
