using System.Net;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Stream;

/// <summary>Counts the connections that stay open, in all and by client, and refuses those that are too many.</summary>
internal sealed class StreamConnections(IOptions<StreamOptions> options)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _clients = [];
    private int _all;
    private int _streams;

    /// <summary>Streams that are open now; waiting requests for events are not among them.</summary>
    public int Streams => Volatile.Read(ref _streams);

    public enum Admission
    {
        Granted,

        /// <summary>This client has as many as it may.</summary>
        ClientFull,

        /// <summary>All together are as many as there may be.</summary>
        Full,
    }

    public Admission Enter(IPAddress client, bool stream)
    {
        lock (_gate)
        {
            var own = _clients.GetValueOrDefault(client);
            if (_all >= options.Value.Connections || own >= options.Value.ConnectionsPerAddress)
            {
                return own >= options.Value.ConnectionsPerAddress ? Admission.ClientFull : Admission.Full;
            }

            _clients[client] = own + 1;
            _all++;
            _streams += stream ? 1 : 0;
            return Admission.Granted;
        }
    }

    public void Leave(IPAddress client, bool stream)
    {
        lock (_gate)
        {
            _all--;
            _streams -= stream ? 1 : 0;
            if (--_clients[client] == 0)
            {
                _clients.Remove(client);
            }
        }
    }
}
