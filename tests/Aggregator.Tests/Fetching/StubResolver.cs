using System.Net;
using System.Net.Sockets;

namespace Aggregator.Fetching;

/// <summary>Resolves names as a test says.</summary>
internal sealed class StubResolver : INameResolver
{
    private readonly Dictionary<string, Queue<string[]>> _answers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The addresses that a name has.</summary>
    public string[] this[string name]
    {
        set => Then(name, value);
    }

    /// <summary>What the name has next time; the last answer stays.</summary>
    public StubResolver Then(string name, params string[] addresses)
    {
        if (!_answers.TryGetValue(name, out var answers))
            _answers[name] = answers = new Queue<string[]>();
        answers.Enqueue(addresses);
        return this;
    }

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
    {
        if (!_answers.TryGetValue(host, out var answers))
            throw new SocketException((int)SocketError.HostNotFound);
        return Task.FromResult((answers.Count > 1 ? answers.Dequeue() : answers.Peek()).Select(IPAddress.Parse).ToArray());
    }
}
