namespace Aggregator.Simulator;

/// <summary>How a simulated Fleet Street is started.</summary>
public sealed record FleetStreetOptions
{
    /// <summary>The scenario's zero. Null means now; an earlier instant goes on with a world that began then. Held in whole seconds.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>The port of each outlet by its slug. One that is not named gets a free one, and so does one whose port is taken (see <see cref="FleetStreet.Moved"/>).</summary>
    public IReadOnlyDictionary<string, int> Ports { get; init; } = new Dictionary<string, int>();

    /// <summary>Whether every request is kept for <see cref="FleetStreet.Recorded"/>. Default no: a demonstration runs for days.</summary>
    public bool RecordRequests { get; init; }
}
