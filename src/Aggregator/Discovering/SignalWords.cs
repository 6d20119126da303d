using Aggregator.Rights;

namespace Aggregator.Discovering;

/// <summary>A publisher's machine-readable signals in words for people. Pure.</summary>
internal static class SignalWords
{
    private const int AgentsNamed = 4;

    public static IReadOnlyList<string> Of(RightsSignals signals)
    {
        if (ReferenceEquals(signals, RightsSignals.None))
            return [];
        var words = new List<string>();
        if (signals.AiAgentsRefused is { Count: > 0 } agents)
            words.Add($"refuses AI agents ({string.Join(", ", agents.Take(AgentsNamed))}{(agents.Count > AgentsNamed ? $" and {agents.Count - AgentsNamed} more" : "")})");
        if (signals.TdmReserved == true)
            words.Add($"reserves text and data mining{(signals.TdmPolicy is { } policy ? $" ({policy})" : "")}");
        if (signals.NoAi)
            words.Add("noai");
        if (signals.UsesRefused is { Count: > 0 } uses)
            words.Add($"refuses {string.Join(", ", uses)}");
        if (signals.NoImage)
            words.Add("no images");
        if (signals.MaxSnippet is { } most)
            words.Add(most <= 0 ? "nosnippet" : $"max-snippet:{most}");
        if (signals.NoArchive)
            words.Add("noarchive");
        if (signals.NoIndex)
            words.Add("noindex");
        if (signals.IsAccessibleForFree == false)
            words.Add("not accessible for free");
        return words;
    }
}
