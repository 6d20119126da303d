using System.Text.Json.Nodes;

using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>What becomes of the masks in a definition that is sent back: each keeps the secret that is stored, as long as it goes where it went before.</summary>
internal static class KeptSecrets
{
    /// <summary>The secrets of a new version.</summary>
    /// <param name="sent">As it was sent, already masked.</param>
    /// <param name="secrets">What was taken out of it, masks among them.</param>
    /// <param name="before">The version before, masked; null where there is none.</param>
    /// <param name="kept">Its secrets.</param>
    /// <param name="subject">Whose definition it is.</param>
    /// <param name="mistakes">Told of every mask that stands for nothing.</param>
    public static Dictionary<string, string> Of(
        JsonObject sent, Dictionary<string, string> secrets, JsonObject? before, IReadOnlyDictionary<string, string> kept, EditSubject subject, ICollection<Mistake> mistakes)
    {
        // Whoever may change an address must not thereby learn the password: it would be sent to the new one.
        var goesWhereItWent = before is not null && Way(before) == Way(sent);
        foreach (var (path, _) in secrets.Where(s => Credentials.IsMask(s.Value)).ToList())
        {
            if (!kept.TryGetValue(path, out var secret))
                mistakes.Add(new Mistake(path, "is a mask, and there is no stored value that it could stand for", "send the value itself") { Subject = subject });
            else if (!goesWhereItWent)
                mistakes.Add(new Mistake(path, "is a mask, but it would be sent to another server or through another proxy than before", "send the value itself again") { Subject = subject });
            else
                secrets[path] = secret;
        }

        return secrets;
    }

    // The server that secrets are sent to, and what stands between.
    private static (string? Server, string? Proxy) Way(JsonObject definition)
    {
        var values = new Dictionary<string, string>(DefinitionJson.Values(definition), StringComparer.OrdinalIgnoreCase);
        var server = Uri.TryCreate(values.GetValueOrDefault("Address"), UriKind.Absolute, out var address) ? address.GetLeftPart(UriPartial.Authority).ToUpperInvariant() : null;
        return (server, values.GetValueOrDefault("Request:Proxy"));
    }
}
