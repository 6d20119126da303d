using System.Net.Http.Json;
using System.Text.Json;

namespace Aggregator.SystemTests;

/// <summary>Asks a running daemon as the portal does.</summary>
internal sealed class Portal : IDisposable
{
    private readonly HttpClient _client;

    public Portal(Uri address) => _client = Loopback.Client(address);

    public async Task<JsonElement> JsonAsync(string path) => await _client.GetFromJsonAsync<JsonElement>(path);

    public Task<string> TextAsync(string path) => _client.GetStringAsync(path);

    public async Task<int> StatusAsync(string path)
    {
        using var answer = await _client.GetAsync(path);
        return (int)answer.StatusCode;
    }

    /// <summary>Every article, page after page.</summary>
    public async Task<List<JsonElement>> ArticlesAsync(string filter = "")
    {
        var all = new List<JsonElement>();
        for (string? cursor = ""; cursor is not null;)
        {
            var list = await JsonAsync($"/api/v1/articles?limit=200{filter}{(cursor.Length > 0 ? $"&cursor={Uri.EscapeDataString(cursor)}" : "")}");
            all.AddRange(list.GetProperty("items").EnumerateArray());
            cursor = list.GetProperty("nextCursor").GetString();
        }

        return all;
    }

    public async Task<int> CountAsync()
    {
        var outlets = await JsonAsync("/api/v1/outlets");
        return outlets.GetProperty("items").EnumerateArray().Sum(o => o.GetProperty("articles").GetInt32());
    }

    public void Dispose() => _client.Dispose();
}
