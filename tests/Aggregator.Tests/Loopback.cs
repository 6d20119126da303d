namespace Aggregator;

/// <summary>The clients by which tests and benchmarks ask what they started themselves: the one place outside the fetcher that makes any.</summary>
internal static class Loopback
{
    /// <summary>Asks on loopback, and nowhere else.</summary>
    /// <exception cref="ArgumentException">The address is not on this machine.</exception>
    public static HttpClient Client(Uri address, SocketsHttpHandler? handler = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!address.IsLoopback)
            throw new ArgumentException($"{address} is not on this machine", nameof(address));
#pragma warning disable RS0030 // The ban keeps the program's requests behind the guarded fetcher, which refuses loopback; these ask the program itself.
        return new HttpClient(handler ?? new SocketsHttpHandler()) { BaseAddress = address };
#pragma warning restore RS0030
    }
}
