using System.Diagnostics.CodeAnalysis;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aggregator.Operating;
using Aggregator.Storing;

using Microsoft.Extensions.Configuration;

namespace Aggregator.Sources;

/// <summary>A definition as JSON in the configuration's own shape, and as the section that the configuration's reader takes.</summary>
internal static class DefinitionJson
{
    public const int MostCharacters = 64 * 1024;
    private const int MostDepth = 12;

    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = MostDepth, AllowDuplicateProperties = false };
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true };

    /// <summary>Null where it is not a JSON object that can be a definition.</summary>
    public static JsonObject? Parse(string json, EditSubject subject, ICollection<Mistake> mistakes)
    {
        if (json.Length > MostCharacters)
        {
            mistakes.Add(new Mistake("", $"is {json.Length} characters long", $"a definition has at most {MostCharacters}") { Subject = subject });
            return null;
        }

        try
        {
            var node = JsonNode.Parse(json, documentOptions: Strict);
            if (Complaint(node) is { } complaint)
                mistakes.Add(new Mistake("", complaint, null) { Subject = subject });
            else if (node is JsonObject definition)
                return definition;
            else
                mistakes.Add(new Mistake("", "is not a JSON object", "it has to be one, with the settings of an outlet or a source") { Subject = subject });
        }
        catch (JsonException e)
        {
            mistakes.Add(new Mistake("", $"is not JSON that can be read: {e.Message}", null) { Subject = subject });
        }

        return null;
    }

    /// <summary>What keeps JSON from being read as text at all: escapes of half a character. Null where nothing does.</summary>
    public static string? Complaint(JsonNode? node)
    {
        try
        {
            foreach (var (path, value) in Values(node))
            {
                if (value.Any(c => char.IsControl(c) && c is not ('\t' or '\n' or '\r')))
                    return $"{Shown(path)} holds control characters";
            }

            return null;
        }
        catch (InvalidOperationException)
        {
            return "holds half of a character (a lone surrogate)";
        }
    }

    /// <summary>Whether every key is one that a setting can have.</summary>
    public static bool AreKeysUsable(JsonObject definition, EditSubject subject, ICollection<Mistake> mistakes) => AreKeysUsable(definition, subject, mistakes, "");

    /// <summary>The same object in the least room, in the order of its keys as they were given.</summary>
    public static string Text(JsonObject definition) => definition.ToJsonString(Plain);

    /// <summary>For people.</summary>
    public static string Indented(JsonNode definition) => definition.ToJsonString(Readable);

    /// <summary>A definition of ours, read back.</summary>
    public static JsonObject Read(string stored) => JsonNode.Parse(stored)!.AsObject();

    /// <summary>As a section of the configuration.</summary>
    public static IConfigurationSection Section(JsonObject definition, string place) =>
        SettingsTree.Of(Values(definition).Select(v => KeyValuePair.Create(ConfigurationPath.Combine(place, v.Key), (string?)v.Value))).GetSection(place);

    /// <summary>Every value with its path.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Values(JsonNode? node, string path = "")
    {
        var inside = node switch
        {
            JsonObject group => group.Select(p => (p.Key, p.Value)),
            JsonArray list => list.Select((value, n) => (Key: n.ToString(System.Globalization.CultureInfo.InvariantCulture), Value: value)),
            _ => [],
        };
        if (node is JsonValue value)
            yield return KeyValuePair.Create(path, value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString());
        foreach (var (key, child) in inside)
        {
            foreach (var found in Values(child, path.Length == 0 ? key : ConfigurationPath.Combine(path, key)))
                yield return found;
        }
    }

    /// <summary>The member of this name, letter case of no account, as the configuration reads it.</summary>
    public static bool TryFind(JsonObject group, string name, [NotNullWhen(true)] out string? key)
    {
        key = group.Select(p => p.Key).FirstOrDefault(k => k.Equals(name, StringComparison.OrdinalIgnoreCase));
        return key is not null;
    }

    /// <summary>Sets a member, in the place of one that is spelled in other letter case; null takes it out.</summary>
    public static void Set(JsonObject group, string name, JsonNode? value)
    {
        var key = TryFind(group, name, out var found) ? found : name;
        if (value is null)
            group.Remove(key);
        else
            group[key] = value;
    }

    // The configuration reads keys without regard to letter case and takes a colon for the step to a group inside: neither may stand for something else than it seems.
    private static bool AreKeysUsable(JsonNode? node, EditSubject subject, ICollection<Mistake> mistakes, string path)
    {
        if (node is JsonArray list)
            return list.Select((item, n) => AreKeysUsable(item, subject, mistakes, $"{path}{n}:")).All(usable => usable);
        if (node is not JsonObject group)
            return true;
        var usable = true;
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in group)
        {
            if (key.Length == 0 || key.Contains(':', StringComparison.Ordinal) || key.Any(char.IsControl))
                mistakes.Add(new Mistake(path.TrimEnd(':'), $"has a key that no setting can have: \"{Shown(key)}\"", "keys have no colons") { Subject = subject });
            else if (!seen.Add(key))
                mistakes.Add(new Mistake(path + key, "stands there twice, in other letter case", "leave one out") { Subject = subject });
            else if (AreKeysUsable(value, subject, mistakes, $"{path}{key}:"))
                continue;
            usable = false;
        }

        return usable;
    }

    private static string Shown(string key) => string.Concat(key.Take(60).Select(c => char.IsControl(c) ? '?' : c));
}
