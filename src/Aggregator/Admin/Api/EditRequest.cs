using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aggregator.Sources;
using Aggregator.Surfacing;
using Aggregator.Surfacing.Api;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace Aggregator.Admin;

/// <summary>The body of a request that changes something: a JSON object with the members that the address knows, and no others.</summary>
internal sealed class EditRequest
{
    public const int MostBytes = 512 * 1024;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    private EditRequest(JsonObject body, ReadyResult? refusal) => (Body, Refusal) = (body, refusal);

    public JsonObject Body { get; }

    /// <summary>Null where the body can be used.</summary>
    public ReadyResult? Refusal { get; }

    public string? Note => Text("note");

    /// <summary>Reads a body.</summary>
    /// <param name="request">Another site's page can make a browser send a form, but not JSON: anything else is refused.</param>
    /// <param name="members">The members that there may be.</param>
    public static async Task<EditRequest> ReadAsync(HttpRequest request, params string[] members)
    {
        if (request.ContentLength is 0 or null && !request.Headers.ContainsKey(HeaderNames.TransferEncoding) && request.HasJsonContentType())
            return new([], null);
        if (!request.HasJsonContentType())
            return new([], new(Problems.Unsupported("application/json")));
        if (await BytesAsync(request, MostBytes) is not { } bytes)
            return new([], AdminProblems.Of(StatusCodes.Status413PayloadTooLarge, "Too much", $"A body has at most {MostBytes} bytes."));
        try
        {
            var node = JsonNode.Parse(bytes, documentOptions: Strict);
            if (DefinitionJson.Complaint(node) is { } complaint)
                return new([], AdminProblems.Of(StatusCodes.Status400BadRequest, "Not text", $"The body {complaint}."));
            if (node is JsonObject body)
                return new(body, Unknown(body, members));
            return new([], AdminProblems.Of(StatusCodes.Status400BadRequest, "Not a JSON object", $"The body has to be an object with {string.Join(", ", members)}."));
        }
        catch (JsonException e)
        {
            return new([], AdminProblems.Of(StatusCodes.Status400BadRequest, "Not JSON", e.Message));
        }
    }

    /// <summary>Null where it is longer.</summary>
    public static async Task<byte[]?> BytesAsync(HttpRequest request, int most)
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = most + 1;
        if (request.ContentLength > most)
            return null;
        using var bytes = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0;)
        {
            if (bytes.Length + read > most)
                return null;
            bytes.Write(buffer, 0, read);
        }

        return bytes.ToArray();
    }

    public string? Text(string member) => Body[member] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public int? Number(string member) => Body[member] is JsonValue value && value.TryGetValue(out int number) ? number : null;

    public JsonObject? Object(string member) => Body[member] as JsonObject;

    /// <summary>Null where it is not a list of texts.</summary>
    public IReadOnlyList<string>? Texts(string member) =>
        Body[member] is JsonArray list && list.All(i => i is JsonValue v && v.GetValueKind() == JsonValueKind.String) ? [.. list.Select(i => i!.GetValue<string>())] : null;

    private static ReadyResult? Unknown(JsonObject body, string[] members) => body.Select(p => p.Key).FirstOrDefault(k => !members.Contains(k, StringComparer.Ordinal)) is { } unknown
        ? AdminProblems.Of(StatusCodes.Status400BadRequest, "An unknown member", $"\"{Problems.Shorten(unknown)}\" is not a member that this address knows; it knows {string.Join(", ", members)}.")
        : body["note"] is { } note && (note.GetValueKind() != JsonValueKind.String || note.GetValue<string>() is { Length: > 2000 })
            ? AdminProblems.Of(StatusCodes.Status400BadRequest, "The note is not usable", "A note is a text of at most 2000 characters.")
            : null;
}

/// <summary>The version that a request is based on, from its preconditions (RFC 9110 §13).</summary>
internal static class Preconditions
{
    /// <summary>As <see cref="Edit.Expected"/>; a refusal where neither header stands there, or not one of our tags.</summary>
    public static (int? Expected, ReadyResult? Refusal) Of(HttpRequest request)
    {
        if (request.Headers.IfNoneMatch is ["*"])
            return (0, null);
        if (request.Headers.IfMatch.Count == 0)
            return (null, AdminProblems.NoPrecondition());
        if (request.Headers.IfMatch is ["*"])
            return (Edit.AnyThatIsThere, null);
        // Strong comparison: one tag, ours; several would only say that the caller does not know what it read.
        return request.Headers.IfMatch is [{ } tag] && tag.StartsWith("\"v", StringComparison.Ordinal) && tag.EndsWith('"') && int.TryParse(tag.AsSpan(2, Math.Max(0, tag.Length - 3)), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var version) && version > 0
            ? (version, null)
            : (-2, null);
    }

    public static string Tag(int version) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"\"v{version}\"");
}
