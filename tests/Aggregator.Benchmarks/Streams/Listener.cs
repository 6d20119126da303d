using System.Globalization;

namespace Aggregator.Benchmarks.Streams;

/// <summary>An event as one client got it.</summary>
internal readonly record struct Received(string Id, DateTimeOffset At, DateTimeOffset ReceivedAt);

/// <summary>One client of the live headlines. It notes when each event arrived and keeps nothing else.</summary>
internal sealed class Listener
{
    private const string Date = "\"at\":\"";

    private readonly List<Received> _received = [];

    /// <summary>Read only once the listening has ended.</summary>
    public IReadOnlyList<Received> Events => _received;

    /// <summary>Listens until it is told to stop; <paramref name="opened"/> is called once the greeting has come.</summary>
    public async Task ListenAsync(HttpClient client, Action opened, CancellationToken stopping)
    {
        try
        {
            using var answer = await client.GetAsync("/api/v1/headlines/stream", HttpCompletionOption.ResponseHeadersRead, stopping);
            answer.EnsureSuccessStatusCode();
            using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(stopping), bufferSize: 1_024);
            var (id, isArticle) = ("", false);
            while (await lines.ReadLineAsync(stopping) is { } line)
            {
                if (line.StartsWith("id: ", StringComparison.Ordinal))
                    id = line[4..];
                else if (line.StartsWith("event: ", StringComparison.Ordinal))
                    isArticle = line.StartsWith("event: article.", StringComparison.Ordinal);
                else if (line.StartsWith("data: ", StringComparison.Ordinal) && isArticle)
                    _received.Add(new(id, At(line), TimeProvider.System.GetUtcNow()));
                else if (line.StartsWith("data: ", StringComparison.Ordinal) && id.Length > 0)
                    opened();
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // The measurement is over.
        }
    }

    private static DateTimeOffset At(string line)
    {
        var from = line.IndexOf(Date, StringComparison.Ordinal) + Date.Length;
        return DateTimeOffset.Parse(line.AsSpan(from, line.IndexOf('"', from) - from), CultureInfo.InvariantCulture);
    }
}
