using System.Text.Json.Nodes;
using Aggregator.Editing;
using Aggregator.Normalising;

namespace Aggregator.Commands;

/// <summary>By which keys an inspected report is recognised, and whether another would be held for the same one, key by key.</summary>
internal static class IdentityExplained
{
    public static JsonObject Of(Draft draft, Draft? stored)
    {
        var explained = new JsonObject
        {
            ["id"] = draft.Article.Id.Value,
            ["because"] = "made from the first key; the store looks an article up by each of them, in this order",
            ["keys"] = new JsonArray([.. draft.Keys.Select(k => (JsonNode)$"{k.Kind}: {k.Value}")]),
            ["believed"] = new JsonArray([.. draft.Keys.Select((k, i) => (JsonNode)$"{k.Kind}: {Believed(k.Kind, i)}")]),
            ["contentHash"] = draft.ContentHash,
        };
        if (stored is not null)
            explained["against"] = Against(draft, stored);
        return explained;
    }

    // As the store decides: the other is what it holds, this one is what comes.
    private static JsonObject Against(Draft draft, Draft stored)
    {
        var decisions = new JsonArray();
        var owners = draft.Keys.Select(k => stored.Keys.Contains(k) ? 1 : (long?)null).ToList();
        var recognised = Recognition.Of(draft, owners, _ => stored.Article, (key, same) => decisions.Add(new JsonObject
        {
            ["kind"] = key.Kind.ToString(),
            ["value"] = key.Value,
            ["same"] = same.IsSame,
            ["because"] = same.Because,
        }));
        var isOne = recognised.Article is not null;
        return new JsonObject
        {
            ["decision"] = !isOne ? "another report" : draft.ContentHash == stored.ContentHash ? "the same report, unchanged" : "the same report, a new revision",
            ["because"] = decisions.Count == 0 ? "no key of one is a key of the other" : isOne ? "the last of these keys is believed" : "none of the keys that both have is believed",
            ["keys"] = decisions,
            ["handedOver"] = new JsonArray([.. recognised.Reused.Select(k => (JsonNode)$"{k.Kind}: {k.Value}")]),
        };
    }

    private static string Believed(IdentityKind kind, int index) => kind switch
    {
        IdentityKind.Address when index == 0 => "at once; where the entry's own link is another, with like words or a second key",
        IdentityKind.Address or IdentityKind.Guid => "with like words or a second key",
        IdentityKind.Text => "at once",
        IdentityKind.Number => "with like words",
        _ => "with a near copy of the text",
    };
}
