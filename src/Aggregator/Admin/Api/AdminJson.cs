using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Aggregator.Surfacing;

namespace Aggregator.Admin;

/// <summary>How the admin API writes JSON: as the portal's API does, with members that say nothing left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(InstantConverter)])]
[JsonSerializable(typeof(SourceItem))]
[JsonSerializable(typeof(PageOf<SourceItem>))]
[JsonSerializable(typeof(SourceView))]
[JsonSerializable(typeof(OutletItem))]
[JsonSerializable(typeof(PageOf<OutletItem>))]
[JsonSerializable(typeof(OutletAnswer))]
[JsonSerializable(typeof(HistoryView))]
[JsonSerializable(typeof(ChangedView))]
[JsonSerializable(typeof(PageOf<AuditView>))]
[JsonSerializable(typeof(PolledView))]
[JsonSerializable(typeof(ImportedView))]
[JsonSerializable(typeof(Sources.VersionEffect))]
[JsonSerializable(typeof(JsonObject))]
internal sealed partial class AdminJson : JsonSerializerContext;

/// <summary>Writes the admin API's answers.</summary>
internal static class AdminBytes
{
    // The default encoder writes every ’ and £ as six characters; ours is served as JSON, with nosniff.
    public static AdminJson Json { get; } = new(new JsonSerializerOptions(AdminJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
