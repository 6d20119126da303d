using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aggregator.Fetching;

/// <summary>A server on loopback that answers octet by octet as a test says, right or wrong.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, Func<Stream, CancellationToken, Task>> _routes = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly Task _loop;

    public RawServer()
    {
        _listener.Start();
        _loop = LoopAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>The heads of all requests so far.</summary>
    public IReadOnlyList<string> Requests => [.. _requests];

    /// <summary>The paths of all requests so far.</summary>
    public IReadOnlyList<string> Paths => [.. _requests.Select(r => r.Split(' ')[1])];

    public Uri At(string path, string host = "127.0.0.1") => new($"http://{host}:{Port}{path}");

    public RawServer On(string path, Func<Stream, CancellationToken, Task> answer)
    {
        _routes[path] = answer;
        return this;
    }

    public RawServer On(string path, byte[] answer) => On(path, async (s, c) => await s.WriteAsync(answer, c));

    public RawServer On(string path, string answer) => On(path, Encoding.Latin1.GetBytes(answer));

    /// <summary>A right answer with a length.</summary>
    public RawServer Answer(string path, string status, string headers, string body = "") => Answer(path, status, headers, Encoding.UTF8.GetBytes(body));

    public RawServer Answer(string path, string status, string headers, byte[] body) =>
        On(path, [.. Encoding.Latin1.GetBytes($"HTTP/1.1 {status}\r\n{Lines(headers)}Content-Length: {body.Length}\r\n\r\n"), .. body]);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _listener.Dispose();
        _stop.Dispose();
    }

    private static string Lines(string headers) => string.Concat(headers.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(h => h + "\r\n"));

    private async Task LoopAsync()
    {
        var running = new List<Task>();
        try
        {
            while (true)
                running.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(running);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        await using var stream = new NetworkStream(socket, ownsSocket: true);
        try
        {
            var head = await HeadAsync(stream);
            if (head.Length == 0)
                return;
            _requests.Enqueue(head);
            var path = head.Split(' ')[1];
            if (_routes.TryGetValue(path, out var answer))
                await answer(stream, _stop.Token);
            else
                await stream.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"u8.ToArray(), _stop.Token);
        }
        catch (Exception e) when (e is IOException or OperationCanceledException)
        {
            // The other side went away, or the test is over: both are what tests are about.
        }
    }

    private async Task<string> HeadAsync(Stream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[4096];
        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);
            if (read == 0)
                return "";
            head.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }

        return head.ToString();
    }
}
