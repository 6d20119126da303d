using System.Net;
using System.Net.Sockets;

namespace Aggregator.Fetching;

/// <summary>
/// Looks the host up and connects to an address that the rules allow, and to no other: since the address that was checked is the one connected to, no name
/// that changes its answer between check and connection (rebinding) leads inside.
/// </summary>
/// <param name="rules">Say which addresses are allowed.</param>
/// <param name="resolver">Looks names up.</param>
/// <param name="timeout">For look-up and connection together.</param>
/// <param name="clock">Moves the limit.</param>
/// <param name="proxy">The one place that is not judged, since the operator named it; null where there is none.</param>
internal sealed class GuardedConnector(AddressRules rules, INameResolver resolver, TimeSpan timeout, TimeProvider clock, Uri? proxy = null)
{
    private const int MostAttempts = 4;

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        using var limit = new CancellationTokenSource(timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            var allowed = await AllowedAsync(context.DnsEndPoint, both.Token).ConfigureAwait(false);
            return await ConnectAsync(allowed, context.DnsEndPoint, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            throw new ConnectException(FetchFailure.Timeout, $"no connection to {context.DnsEndPoint.Host} within {timeout.TotalSeconds:0} s", e);
        }
    }

    private async Task<List<IPAddress>> AllowedAsync(DnsEndPoint end, CancellationToken cancellation)
    {
        var found = IPAddress.TryParse(end.Host, out var literal) ? [literal] : await ResolveAsync(end.Host, cancellation).ConfigureAwait(false);
        if (IsProxy(end) && found.Length > 0)
            return [.. found];
        var allowed = new List<IPAddress>(found.Length);
        var refused = "";
        foreach (var address in found)
        {
            var verdict = rules.Judge(address, end.Port);
            if (verdict.Allowed)
                allowed.Add(address);
            else
                refused = verdict.Reason;
        }

        if (allowed.Count == 0 && found.Length == 0)
            throw new ConnectException(FetchFailure.Dns, $"{end.Host} has no address");
        return allowed.Count > 0 ? allowed : throw new ConnectException(FetchFailure.AddressRefused, $"{end.Host} is not to be reached from here: {refused}");
    }

    private bool IsProxy(DnsEndPoint end) => proxy is not null && end.Port == proxy.Port && string.Equals(end.Host, proxy.IdnHost, StringComparison.OrdinalIgnoreCase);

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        try
        {
            return await resolver.ResolveAsync(host, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is SocketException or ArgumentException)
        {
            throw new ConnectException(FetchFailure.Dns, $"{host} does not resolve: {e.Message}", e);
        }
    }

    private async Task<Stream> ConnectAsync(List<IPAddress> addresses, DnsEndPoint end, CancellationToken cancellation)
    {
        // One silent address must not use up the time of the others: each gets its share.
        var attempts = Math.Min(addresses.Count, MostAttempts);
        Exception? last = null;
        for (var i = 0; i < attempts; i++)
        {
            using var share = new CancellationTokenSource(timeout / attempts, clock);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellation, share.Token);
            try
            {
                return await ConnectAsync(addresses[i], end.Port, both.Token).ConfigureAwait(false);
            }
            catch (Exception e) when (e is SocketException || (e is OperationCanceledException && !cancellation.IsCancellationRequested))
            {
                last = e;
            }
        }

        throw last is SocketException refused
            ? new ConnectException(FetchFailure.Connection, $"no connection to {end.Host} ({addresses[attempts - 1]}:{end.Port}): {refused.Message}", last)
            : new ConnectException(FetchFailure.Timeout, $"no connection to {end.Host} within {timeout.TotalSeconds:0} s", last);
    }

    private static async Task<Stream> ConnectAsync(IPAddress address, int port, CancellationToken cancellation)
    {
        var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address, port, cancellation).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
