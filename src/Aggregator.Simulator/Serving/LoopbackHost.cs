using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Aggregator.Simulator.Serving;

/// <summary>One Kestrel with a listener on loopback for each outlet; a connection remembers through which one it came.</summary>
internal sealed class LoopbackHost : IAsyncDisposable
{
    private const string OutletItem = "outlet";

    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(1);

    private readonly WebApplication _app;
    private readonly Dictionary<string, ListenOptions> _listeners = new(StringComparer.Ordinal);

    private LoopbackHost(IReadOnlyDictionary<string, int> ports)
    {
        // Empty: neither the program's configuration and environment nor its signals are this server's business.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            foreach (var (slug, port) in ports)
                kestrel.Listen(IPAddress.Loopback, port, listener => Mark(slug, listener));
        });
        _app = builder.Build();
    }

    public static async Task<LoopbackHost> StartAsync(IReadOnlyDictionary<string, int> ports, Func<string, HttpContext, Task> answer, CancellationToken cancellation)
    {
        var host = new LoopbackHost(ports);
        host._app.Run(http => AnswerAsync(http, answer));
        await host._app.StartAsync(cancellation);
        return host;
    }

    public int Port(string slug) => _listeners[slug].IPEndPoint!.Port;

    /// <summary>Whether a listener could be opened there now.</summary>
    public static bool IsFree(int port)
    {
        if (port is < 1 or > IPEndPoint.MaxPort)
            return false;
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var limit = new CancellationTokenSource(StopWithin);
        await _app.StopAsync(limit.Token);
        await _app.DisposeAsync();
    }

    private void Mark(string slug, ListenOptions listener)
    {
        _listeners[slug] = listener;
        listener.Use(next => connection =>
        {
            connection.Items[OutletItem] = slug;
            return next(connection);
        });
    }

    private static async Task AnswerAsync(HttpContext http, Func<string, HttpContext, Task> answer)
    {
        try
        {
            await answer((string)http.Features.GetRequiredFeature<IConnectionItemsFeature>().Items[OutletItem]!, http);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            // The visitor left before the answer.
        }
    }

    /// <summary>Starts and stops with its owner; the process's signals belong to the daemon.</summary>
    private sealed class NoLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
