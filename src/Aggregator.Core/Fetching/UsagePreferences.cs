using Aggregator.Rights;

namespace Aggregator.Fetching;

/// <summary>
/// Reads what a publisher says of the use of its content: <c>Content-Usage: train-ai=n, search=y</c> (draft-ietf-aipref-attach, a dictionary of RFC 9651) and
/// <c>Content-Signal: ai-train=no, search=yes</c> (draft-romm-aipref-contentsignals). Only refusals are kept: a yes grants nothing that was not free before.
/// </summary>
public static class UsagePreferences
{
    // What we do is surfacing links with excerpts ("search") and picking sentences by machine ("ai-input"); training is kept for whoever comes after.
    private static readonly string[] Uses = ["ai-train", "ai-input", "search"];

    public static RightsSignals Read(string? preferences)
    {
        if (string.IsNullOrWhiteSpace(preferences))
            return RightsSignals.None;
        var refused = new List<string>();
        foreach (var range in preferences.AsSpan().Split(','))
        {
            if (Refused(preferences.AsSpan()[range]) is { } use && !refused.Contains(use))
                refused.Add(use);
        }

        return refused.Count == 0 ? RightsSignals.None : new RightsSignals { UsesRefused = refused, NoAi = refused.Contains("ai-input"), NoIndex = refused.Contains("search") };
    }

    private static string? Refused(ReadOnlySpan<char> member)
    {
        var split = member.IndexOf('=');
        if (split < 0)
            return null;
        // Parameters follow a semicolon (RFC 9651 §3.1.2); none changes the value.
        var value = member[(split + 1)..];
        value = (value.IndexOf(';') is >= 0 and var end ? value[..end] : value).Trim(" \t\"");
        if (!value.Equals("n", StringComparison.OrdinalIgnoreCase) && !value.Equals("no", StringComparison.OrdinalIgnoreCase) && !value.SequenceEqual("?0"))
            return null;
        var name = member[..split].Trim();
        if (name.Equals("train-ai", StringComparison.OrdinalIgnoreCase))
            return Uses[0];
        foreach (var use in Uses)
        {
            if (name.Equals(use, StringComparison.OrdinalIgnoreCase))
                return use;
        }

        return null;
    }
}
