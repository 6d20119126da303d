using System.Text.Json;
using Aggregator.Rights;

namespace Aggregator.Fetching;

/// <summary>A site's <c>/.well-known/tdmrep.json</c>: which of its paths have their rights to text and data mining reserved (TDM Reservation Protocol §6.1).</summary>
public sealed class TdmFile
{
    private const int MostRules = 1_000;

    private readonly List<(RobotsRule Path, string? Reservation, string? Policy)> _rules = [];

    private TdmFile() { }

    public static TdmFile None { get; } = new();

    /// <summary>Where it stands on every site.</summary>
    public static string Path => "/.well-known/tdmrep.json";

    /// <summary>What is not JSON, or not of this form, says nothing: an error in the protocol counts as no reservation.</summary>
    public static TdmFile Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes.Span.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes, new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 16 });
            var file = new TdmFile();
            var root = document.RootElement;
            // Some sites write the one rule without its list.
            if (root.ValueKind == JsonValueKind.Object)
                file.Add(root);
            else if (root.ValueKind == JsonValueKind.Array)
                root.EnumerateArray().Take(MostRules).Where(r => r.ValueKind == JsonValueKind.Object).ToList().ForEach(file.Add);
            return file;
        }
        catch (JsonException)
        {
            return None;
        }
    }

    /// <summary>The rule with the longest matching location counts; of several, the one that reserves.</summary>
    public RightsSignals Of(Uri address)
    {
        var request = RobotsRequest.Of(address.PathAndQuery);
        var (longest, says) = (0, RightsSignals.None);
        foreach (var (path, reservation, policy) in _rules)
        {
            if (path.Length < longest || !path.Matches(request))
                continue;
            var signals = TdmReservation.Of(reservation, policy, address);
            says = path.Length > longest ? signals : says.And(signals);
            longest = path.Length;
        }

        return says;
    }

    private void Add(JsonElement rule)
    {
        if (Text(rule, "location") is { Length: > 0 and <= 2_000 } location)
            _rules.Add((new RobotsRule(allow: false, location[0] is '/' or '*' ? location : "/" + location), Text(rule, "tdm-reservation"), Text(rule, "tdm-policy")));
    }

    private static string? Text(JsonElement rule, string name) => !rule.TryGetProperty(name, out var value) ? null : value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number or JsonValueKind.True => value.GetRawText(),
        _ => null,
    };
}
