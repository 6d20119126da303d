using System.Text.Json.Nodes;

namespace Aggregator.Sources;

/// <summary>One setting in which two definitions differ; null where it is not set.</summary>
internal sealed record SettingDifference(string Path, string? Before, string? After);

/// <summary>How two definitions differ, setting by setting.</summary>
internal static class DefinitionDifference
{
    /// <summary>In the order of the settings; null stands for a definition that is not there.</summary>
    public static IReadOnlyList<SettingDifference> Of(string? before, string? after)
    {
        var (old, young) = (Values(before), Values(after));
        return
        [
            .. from path in old.Keys.Concat(young.Keys).Distinct(StringComparer.OrdinalIgnoreCase)
               let was = old.GetValueOrDefault(path)
               let becomes = young.GetValueOrDefault(path)
               where was != becomes
               select new SettingDifference(path, was, becomes),
        ];
    }

    // A list of plain values is one setting: whoever takes its first item out did not change all the others.
    private static Dictionary<string, string> Values(string? definition)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (definition is not null)
            Add(values, DefinitionJson.Read(definition), "");
        return values;
    }

    private static void Add(Dictionary<string, string> values, JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject group:
                foreach (var (key, value) in group)
                    Add(values, value, path.Length == 0 ? key : $"{path}:{key}");
                break;
            case JsonArray list:
                values[path] = string.Join(", ", list.Select(i => i is JsonValue v && v.TryGetValue(out string? text) ? text : i?.ToJsonString() ?? ""));
                break;
            case JsonValue value:
                values[path] = value.TryGetValue(out string? plain) ? plain : value.ToJsonString();
                break;
        }
    }
}
