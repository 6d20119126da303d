using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Aggregator.Commands;

/// <summary>What an <c>inspect</c> verb writes when it is asked about one thing.</summary>
internal static class Plain
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Json(JsonObject answer) => answer.ToJsonString(Indented);

    /// <returns>2, the exit code of a command line that cannot be followed.</returns>
    public static async Task<int> UsageAsync(string complaint)
    {
        await Console.Error.WriteLineAsync(complaint);
        return 2;
    }
}
