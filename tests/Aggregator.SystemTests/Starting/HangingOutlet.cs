using System.Net;
using System.Net.Sockets;
using Aggregator.SystemTests.Street;

namespace Aggregator.SystemTests.Starting;

/// <summary>A server that takes a connection and never answers.</summary>
internal sealed class HangingOutlet : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<TcpClient> _held = [];
    private Task _accepting = Task.CompletedTask;
    private int _asked;

    public int Asked => Volatile.Read(ref _asked);

    public static Task<HangingOutlet> StartAsync()
    {
        var outlet = new HangingOutlet();
        outlet._listener.Start();
        outlet._accepting = outlet.AcceptAsync();
        return Task.FromResult(outlet);
    }

    public object Settings() => new
    {
        Sources = new
        {
            IncludeShipped = false,
            Outlets = new { hanging = new { Name = "Hanging", HomePage = "https://hanging.example/", Sources = new { news = new { Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/feed" } } } },
        },
        Scheduling = new { StartSpreadSeconds = 0 },
        Fetching = StreetSettings.Fast,
    };

    public async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _accepting;
        foreach (var client in _held)
            client.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _held.Add(await _listener.AcceptTcpClientAsync());
                Interlocked.Increment(ref _asked);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            // the listener was closed: the test is over
        }
    }
}
