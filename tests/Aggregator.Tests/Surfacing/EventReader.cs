using System.Net;
using System.Text.Json;

namespace Aggregator.Surfacing;

/// <summary>A server-sent event as a client sees it; a comment has nothing but its type <c>:</c>.</summary>
internal sealed record SentEvent(string? Id, string Type, string Data)
{
    public JsonElement Json => JsonDocument.Parse(Data).RootElement;

    public string? Headline => Json.GetProperty("headline") is { ValueKind: JsonValueKind.Object } headline ? headline.GetProperty("headline").GetString() : null;
}

/// <summary>A client of the stream, by the rules of the HTML Standard §9.2.6.</summary>
internal sealed class EventReader : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpResponseMessage _answer;
    private readonly StreamReader _lines;

    private EventReader(HttpResponseMessage answer, StreamReader lines) => (_answer, _lines) = (answer, lines);

    public HttpResponseMessage Answer => _answer;

    public static async Task<EventReader> OpenAsync(HttpClient client, string? lastEventId = null, string path = "/api/v1/headlines/stream")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (lastEventId is not null)
            request.Headers.TryAddWithoutValidation("Last-Event-ID", lastEventId);
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return new(answer, new StreamReader(await answer.Content.ReadAsStreamAsync()));
    }

    /// <summary>The next event or comment; null at the end of the stream.</summary>
    public async Task<SentEvent?> NextOrEndAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        string? id = null, type = null;
        List<string> data = [];
        while (await _lines.ReadLineAsync(limit.Token) is { } line)
        {
            if (line.StartsWith(':'))
                type = ":";
            else if (line.Length == 0 && (data.Count > 0 || type == ":"))
                return new(id, type ?? "message", string.Join('\n', data));
            else if (line.Split(": ", 2) is [var field, var value])
            {
                id = field == "id" ? value : id;
                type = field == "event" ? value : type;
                if (field == "data")
                    data.Add(value);
            }
        }

        return null;
    }

    public async Task<SentEvent> NextAsync() => await NextOrEndAsync() ?? throw new InvalidOperationException("The stream ended");

    /// <summary>The next so many events that are neither comments nor the greeting.</summary>
    public async Task<List<SentEvent>> NewsAsync(int count)
    {
        List<SentEvent> news = [];
        while (news.Count < count)
        {
            if (await NextAsync() is { } next && next.Type.StartsWith("article.", StringComparison.Ordinal))
                news.Add(next);
        }

        return news;
    }

    public ValueTask DisposeAsync()
    {
        _lines.Dispose();
        _answer.Dispose();
        return ValueTask.CompletedTask;
    }
}
