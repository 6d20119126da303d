using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;

namespace Aggregator.Sources;

/// <summary>What the configuration declares, as JSON in its own shape, credentials masked: for those who look, not for saving.</summary>
internal sealed class DeclaredJson(IConfiguration configuration)
{
    /// <summary>An outlet without its sources; empty for one that is not declared.</summary>
    public JsonObject Of(OutletId outlet)
    {
        var definition = Read(KeptDefinition.Place(outlet));
        DefinitionJson.Set(definition, "Sources", null);
        return definition;
    }

    /// <summary>Empty for a source that is not declared.</summary>
    public JsonObject Of(SourceId source)
    {
        var definition = Read(KeptDefinition.Place(source));
        Credentials.Split(definition);
        return definition;
    }

    private JsonObject Read(string place) => Node(configuration.GetSection(place)) as JsonObject ?? [];

    private static JsonNode? Node(IConfigurationSection section)
    {
        var children = section.GetChildren().ToList();
        if (children.Count == 0)
            return section.Value is { } value ? SettingKinds.Value(section.Key, value) : null;
        // The configuration knows lists by their keys only.
        return SettingKinds.IsList(section.Key)
            ? new JsonArray([.. children.Select(c => (JsonNode?)SettingKinds.Value(section.Key, c.Value ?? ""))])
            : new JsonObject(children.Where(c => c.Exists()).Select(c => KeyValuePair.Create(c.Key, Node(c))));
    }
}
