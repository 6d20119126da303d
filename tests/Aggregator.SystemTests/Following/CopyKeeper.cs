using System.Text.Json;

namespace Aggregator.SystemTests.Following;

/// <summary>Keeps a copy by sync cursor: an answer and its cursor count together, or, where it is killed in between, not at all.</summary>
internal sealed class CopyKeeper
{
    private string? _cursor;

    public Dictionary<string, Told> Articles { get; } = [];

    /// <summary>Asks until it is killed or the daemon is gone; what it has then is what it goes on from.</summary>
    public async Task KeepAsync(Uri portal, CancellationToken killed)
    {
        using var client = Loopback.Client(portal);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100), TimeProvider.System);
        try
        {
            do
            {
                var question = _cursor is null ? "updated_since=1970-01-01T00:00:00Z" : "cursor=" + Uri.EscapeDataString(_cursor);
                using var answer = JsonDocument.Parse(await client.GetByteArrayAsync($"/api/v1/articles?limit=7&{question}", killed));
                Keep(answer.RootElement);
            }
            while (await timer.WaitForNextTickAsync(killed));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            // Killed, or the daemon was: the next start goes on from the cursor.
        }
    }

    private void Keep(JsonElement answer)
    {
        foreach (var article in answer.GetProperty("items").EnumerateArray())
        {
            var (id, told) = (article.GetProperty("id").GetString()!, Told.Of(article));
            if (Articles.TryGetValue(id, out var before))
                Assert.That(told.Revision, Is.GreaterThanOrEqualTo(before.Revision), $"{id} went back");
            Articles[id] = told;
        }

        _cursor = answer.GetProperty("syncCursor").GetString();
    }
}
