using System.Text.Json;
using Aggregator.Simulator;

namespace Aggregator.Operating;

/// <summary>What a demonstration keeps beside its database, so that a second start goes on with the same outlets at the same addresses.</summary>
internal sealed record DemoState(DateTimeOffset? StartedAt, Dictionary<string, int> Ports)
{
    private const string FileName = "demo.json";

    public static DemoState Read(string directory)
    {
        var file = Path.Combine(directory, FileName);
        return File.Exists(file) && JsonSerializer.Deserialize<DemoState>(File.ReadAllText(file)) is { } state ? state : new DemoState(null, []);
    }

    public static DemoState Of(FleetStreet street) => new(street.StartedAt, street.Outlets.ToDictionary(o => o.Slug, o => o.HomePage.Port));

    public FleetStreetOptions Options() => new() { StartedAt = StartedAt, Ports = Ports };

    public void Write(string directory) => File.WriteAllText(Path.Combine(directory, FileName), JsonSerializer.Serialize(this));
}
