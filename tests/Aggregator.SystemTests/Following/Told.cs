using System.Text.Json;

namespace Aggregator.SystemTests.Following;

/// <summary>What a consumer knows of an article: the revision that it heard of last, and whether it stands.</summary>
internal sealed record Told(int Revision, string State)
{
    public static Told Of(JsonElement of) => new(of.GetProperty("revision").GetInt32(), of.GetProperty("state").GetString()!);

    /// <summary>What one consumer has otherwise than the store; empty when they are equal.</summary>
    public static IEnumerable<string> Differences(string consumer, IReadOnlyDictionary<string, Told> told, IReadOnlyDictionary<string, Told> store) =>
        store.Keys.Union(told.Keys).Where(id => told.GetValueOrDefault(id) != store.GetValueOrDefault(id))
            .Select(id => $"{consumer}: {id} is {told.GetValueOrDefault(id)?.ToString() ?? "unheard of"}, in the store {store.GetValueOrDefault(id)?.ToString() ?? "nothing"}");
}
