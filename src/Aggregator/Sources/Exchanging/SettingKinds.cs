using System.Globalization;
using System.Text.Json.Nodes;

namespace Aggregator.Sources;

/// <summary>Which settings are numbers, flags and lists, where a place knows texts only.</summary>
internal static class SettingKinds
{
    private const int Deepest = 6;
    private static readonly HashSet<string> Lists = new(StringComparer.OrdinalIgnoreCase) { "Hosts", "Groups", "Ports" };
    private static readonly HashSet<string> Flags = new(StringComparer.OrdinalIgnoreCase) { "Enabled", "Adaptive", "Rewriting", "ObeyRobots" };
    private static readonly HashSet<string> Numbers = new(StringComparer.OrdinalIgnoreCase) { "IntervalMinutes", "ExcerptWords", "Ports" };

    public static bool IsList(string key) => Lists.Contains(key);

    /// <summary>The value as JSON has it; what is not as it should be stays a text, for the reader to refuse.</summary>
    /// <param name="key">The setting's own name; of a list's item, the list's.</param>
    /// <param name="text">Its value.</param>
    public static JsonValue Value(string key, string text)
    {
        if (Flags.Contains(key) && bool.TryParse(text, out var flag))
            return JsonValue.Create(flag);
        // Only what says the same when it is written again.
        if (Numbers.Contains(key) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number.ToString(CultureInfo.InvariantCulture) == text)
            return JsonValue.Create(number);
        return JsonValue.Create(text);
    }

    /// <summary>Puts a value where its path says, making the groups and lists on the way.</summary>
    public static void Put(JsonObject root, IReadOnlyList<string> path, string text)
    {
        // No setting stands deeper; what does stays one odd key, for the reader to refuse.
        if (path.Count > Deepest)
            path = [string.Join('.', path)];
        var group = root;
        for (var i = 0; i < path.Count; i++)
        {
            if (i == path.Count - 2 && IsList(path[i]))
            {
                if (group[path[i]] is not JsonArray list)
                    group[path[i]] = list = [];
                list.Add((JsonNode)Value(path[i], text));
                return;
            }

            if (i == path.Count - 1)
                group[path[i]] = Value(path[i], text);
            else if (group[path[i]] is JsonObject inside)
                group = inside;
            else
                group[path[i]] = group = [];
        }
    }
}
