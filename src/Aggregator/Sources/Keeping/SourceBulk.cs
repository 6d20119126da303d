using System.Text.Json.Nodes;
using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>One change for many sources. Declared ones can be paused and resumed; anything else is told for each of them, and nothing is done.</summary>
internal sealed record SourceBulk
{
    /// <summary>The settings that can be changed for many at once.</summary>
    public static IReadOnlyList<string> Settings { get; } = [nameof(Source.Enabled), "IntervalMinutes", nameof(Source.Category), nameof(Source.Rights), nameof(Source.Groups)];

    /// <summary>By their names in the configuration; null takes one out.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Set { get; init; } = new Dictionary<string, JsonNode?>();

    public IReadOnlyList<string> AddGroups { get; init; } = [];

    public IReadOnlyList<string> RemoveGroups { get; init; } = [];

    private bool OnlyEnables => Set.Count == 1 && Set.ContainsKey(nameof(Source.Enabled)) && AddGroups.Count == 0 && RemoveGroups.Count == 0;

    public Planned Plan(SourceCatalogue catalogue, IReadOnlyList<SourceId> sources)
    {
        if (OnlyEnables && (Set[nameof(Source.Enabled)] is null || (Set[nameof(Source.Enabled)] is JsonValue flag && flag.TryGetValue(out bool _))))
            return SourceEditing.Enabling(catalogue, sources, Set[nameof(Source.Enabled)]?.GetValue<bool>() ?? true);
        var (edits, mistakes) = (new List<Edit>(), new List<Mistake>());
        foreach (var id in sources.Distinct())
        {
            var subject = new EditSubject(EditKind.Source, id.Value);
            if (catalogue.Declared.Find(id) is not null)
                mistakes.Add(new Mistake("", "is declared in the configuration", "change it there, or leave it out; here it can be paused and resumed") { Subject = subject });
            else if (catalogue.Kept(subject) is not { } kept)
                mistakes.Add(new Mistake("", "is not there", "leave it out") { Subject = subject });
            else
                edits.Add(new Edit(subject, Changed(DefinitionJson.Read(kept.Definition!)), "source.bulk"));
        }

        return mistakes.Count > 0 ? Planned.No(new EditOutcome.Refused(mistakes)) : new Planned(edits);
    }

    private JsonObject Changed(JsonObject definition)
    {
        foreach (var (name, value) in Set)
            DefinitionJson.Set(definition, name, value?.DeepClone());
        if (AddGroups.Count == 0 && RemoveGroups.Count == 0)
            return definition;
        var groups = DefinitionJson.TryFind(definition, nameof(Source.Groups), out var key) ? DefinitionJson.Values(definition[key]).Select(v => v.Value) : [];
        List<string> after = [.. groups.Except(RemoveGroups).Union(AddGroups, StringComparer.Ordinal)];
        DefinitionJson.Set(definition, nameof(Source.Groups), after.Count == 0 ? null : new JsonArray([.. after.Select(g => JsonValue.Create(g))]));
        return definition;
    }
}
