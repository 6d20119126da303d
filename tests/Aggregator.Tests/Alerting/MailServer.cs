using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Aggregator.Alerting;

/// <summary>A mail server on loopback that behaves, or misbehaves, as a test says (RFC 5321).</summary>
internal sealed class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    public MailServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What it says to a command, by its first word; null for silence, empty for hanging up.</summary>
    public Dictionary<string, string?> Says { get; } = new(StringComparer.OrdinalIgnoreCase)
    {
        ["connect"] = "220 mail.example ESMTP",
        ["EHLO"] = "250-mail.example\r\n250 AUTH PLAIN",
        ["MAIL"] = "250 ok",
        ["RCPT"] = "250 ok",
        ["DATA"] = "354 go on",
        ["."] = "250 taken",
        ["QUIT"] = "221 bye",
        ["RSET"] = "250 ok",
    };

    public List<string> Commands { get; } = [];

    public List<string> Messages { get; } = [];

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                await TalkAsync(client.GetStream());
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // The test is over, or whoever sent hung up: a server hears that every day.
            if (!_end.IsCancellationRequested)
                await ServeAsync();
        }
    }

    private async Task TalkAsync(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        if (!await SayAsync(stream, "connect"))
            return;
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            Commands.Add(line);
            var word = line.Split(' ')[0];
            if (!await SayAsync(stream, word))
                return;
            if (word.Equals("DATA", StringComparison.OrdinalIgnoreCase) && Says["DATA"]!.StartsWith("354", StringComparison.Ordinal) && !await TakeAsync(stream, reader))
                return;
        }
    }

    private async Task<bool> TakeAsync(NetworkStream stream, StreamReader reader)
    {
        var message = new StringBuilder();
        while (await reader.ReadLineAsync(_end.Token) is { } line && line != ".")
            message.Append(line).Append('\n');
        var taken = await SayAsync(stream, ".");
        if (Says["."]?.StartsWith("250", StringComparison.Ordinal) == true)
            Messages.Add(message.ToString());
        return taken;
    }

    // False where the conversation is over.
    private async Task<bool> SayAsync(NetworkStream stream, string word)
    {
        var answer = Says.GetValueOrDefault(word, "502 what?");
        if (answer is null)
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, _end.Token);
        if (answer!.Length == 0)
            return false;
        await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\r\n"), _end.Token);
        return !word.Equals("QUIT", StringComparison.OrdinalIgnoreCase);
    }
}
