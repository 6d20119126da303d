using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Aggregator.SystemTests.Following;

/// <summary>
/// Follows the live headlines as a process of its own that appends what it hears to a file, is killed without warning, and goes on after the last event that
/// stands whole in the file.
/// </summary>
internal sealed class StreamFollower(string file) : IAsyncDisposable
{
    private Process? _process;

    /// <summary>The events that stand whole in the file, in the order in which they came.</summary>
    public IReadOnlyList<(string Id, JsonElement Data)> Events { get; private set; } = [];

    public IReadOnlyDictionary<string, Told> Articles
    {
        get
        {
            var articles = new Dictionary<string, Told>();
            foreach (var (_, data) in Events)
                articles[data.GetProperty("article").GetString()!] = Told.Of(data);
            return articles;
        }
    }

    public bool IsRunning => _process is { HasExited: false };

    /// <summary>Cuts off what is half there, as a consumer does that comes up again, and asks for what comes after the rest.</summary>
    public void Start(Uri portal)
    {
        Read(cut: true);
        var place = Events.Count > 0 ? Events[^1].Id : "0";
        var start = new ProcessStartInfo("sh", ["-c", "exec curl -sN -H \"Last-Event-ID: $1\" \"$2\" >> \"$3\"", "follow", place, new Uri(portal, "/api/v1/headlines/stream").AbsoluteUri, file]);
        _process?.Dispose();
        _process = Process.Start(start) ?? throw new InvalidOperationException("curl could not be started");
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        if (_process is not { } process)
            return;
        process.Kill();
        await process.WaitForExitAsync();
    }

    public void Read(bool cut = false)
    {
        if (!File.Exists(file))
            return;
        byte[] bytes;
        using (var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
        }

        var whole = bytes.AsSpan().LastIndexOf("\n\n"u8) is var end and >= 0 ? end + 2 : 0;
        Events = [.. Encoding.UTF8.GetString(bytes, 0, whole).Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(Event).OfType<(string, JsonElement)>()];
        if (cut)
            File.WriteAllBytes(file, bytes[..whole]);
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
            await KillAsync();
        _process?.Dispose();
    }

    // Only what has an id and an article moves the place; greetings and signs of life do not.
    private static (string Id, JsonElement Data)? Event(string frame)
    {
        var fields = frame.Split('\n').Select(l => l.Split(": ", 2)).Where(l => l.Length == 2 && l[0].Length > 0).ToLookup(l => l[0], l => l[1]);
        if (fields["id"].LastOrDefault() is not { } id || fields["event"].LastOrDefault()?.StartsWith("article.", StringComparison.Ordinal) != true)
            return null;
        using var data = JsonDocument.Parse(fields["data"].Single());
        return (id, data.RootElement.Clone());
    }
}
