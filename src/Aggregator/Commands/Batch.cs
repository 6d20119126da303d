using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aggregator.Commands;

/// <summary>
/// The contract of every <c>inspect … --batch</c>: one JSON object a line in, one a line out, in order, until end of input.
/// A case that fails answers with an <c>error</c> and never ends the process.
/// </summary>
internal static class Batch
{
    private static readonly JsonSerializerOptions Lines = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> RunAsync(TextReader input, TextWriter output, Func<JsonObject, JsonObject> inspect, CancellationToken cancellation)
    {
        while (await input.ReadLineAsync(cancellation) is { } line)
        {
            if (string.IsNullOrWhiteSpace(line))
                continue;
            await output.WriteLineAsync(Answer(line, inspect).ToJsonString(Lines).AsMemory(), cancellation);
            await output.FlushAsync(cancellation);
        }

        return 0;
    }

    private static JsonObject Answer(string line, Func<JsonObject, JsonObject> inspect)
    {
        JsonNode? id = null;
        try
        {
            if (JsonNode.Parse(line) is not JsonObject asked)
                return new JsonObject { ["id"] = null, ["ok"] = false, ["error"] = "the line is not a JSON object" };
            id = asked["id"]?.DeepClone();
            var answer = inspect(asked);
            answer["id"] = id;
            return answer;
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException or FormatException or ArgumentException)
        {
            return new JsonObject { ["id"] = id, ["ok"] = false, ["error"] = e.Message };
        }
    }
}
