using System.Text.Json;
using System.Text.Json.Nodes;
using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>Outlets and sources as JSON: the section <c>Sources</c> of an appsettings.json, so that a file of one can be used as the other.</summary>
internal static class SourceJson
{
    public const int MostBytes = 32 * 1024 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 20, AllowDuplicateProperties = false };

    public static string Write(SourceFile file)
    {
        var outlets = new JsonObject();
        foreach (var (id, definition) in file.Outlets)
            outlets[id] = definition.DeepClone();
        foreach (var (id, definition) in file.Sources)
        {
            var (outlet, slug) = Parts(id);
            if (outlets[outlet] is not JsonObject group)
                outlets[outlet] = group = [];
            if (group["Sources"] is not JsonObject sources)
                group["Sources"] = sources = [];
            sources[slug] = definition.DeepClone();
        }

        return DefinitionJson.Indented(new JsonObject { [SourceList.Section] = new JsonObject { ["Outlets"] = outlets } }) + "\n";
    }

    public static ReadFile Read(ReadOnlySpan<byte> json)
    {
        if (json.Length > MostBytes)
            return ReadFile.Wrong($"is longer than {MostBytes / 1024 / 1024} MiB");
        try
        {
            var root = JsonNode.Parse(json, documentOptions: Strict);
            if (DefinitionJson.Complaint(root) is { } complaint)
                return ReadFile.Wrong(complaint);
            return root is JsonObject whole && Only(whole, SourceList.Section) is JsonObject sources && Only(sources, "Outlets") is JsonObject outlets
                ? Read(outlets)
                : ReadFile.Wrong("does not have the shape {\"Sources\": {\"Outlets\": {…}}}", "outlets stand by their ids there, as in appsettings.json");
        }
        catch (JsonException e)
        {
            return ReadFile.Wrong($"is not JSON that can be read: {e.Message}");
        }
    }

    private static ReadFile Read(JsonObject outlets)
    {
        var (file, mistakes) = (new SourceFile(), new List<Mistake>());
        foreach (var (id, node) in outlets)
        {
            var subject = new EditSubject(EditKind.Outlet, id);
            if (node is not JsonObject outlet)
            {
                mistakes.Add(new Mistake("", "is not a group of settings", null) { Subject = subject });
                continue;
            }

            var own = outlet.DeepClone().AsObject();
            if (DefinitionJson.TryFind(own, "Sources", out var key))
            {
                if (own[key] is JsonObject sources)
                    ReadSources(file, id, sources, mistakes);
                else
                    mistakes.Add(new Mistake(key, "is not a group of sources", null) { Subject = subject });
                own.Remove(key);
            }

            // Sources alone are added to an outlet that is there already.
            if (own.Count > 0 || outlet.Count == 0)
                file.Outlets[id] = own;
        }

        return new ReadFile(mistakes.Count == 0 ? file : null, mistakes);
    }

    private static void ReadSources(SourceFile file, string outlet, JsonObject sources, List<Mistake> mistakes)
    {
        foreach (var (slug, node) in sources)
        {
            if (node is JsonObject source)
                file.Sources[$"{outlet}/{slug}"] = source.DeepClone().AsObject();
            else
                mistakes.Add(new Mistake("", "is not a group of settings", null) { Subject = new EditSubject(EditKind.Source, $"{outlet}/{slug}") });
        }
    }

    private static JsonNode? Only(JsonObject group, string name) => group.Count == 1 && DefinitionJson.TryFind(group, name, out var key) ? group[key] : null;

    public static (string Outlet, string Slug) Parts(string id) => id.Split('/', 2) is [var outlet, var slug] ? (outlet, slug) : (id, "");
}
