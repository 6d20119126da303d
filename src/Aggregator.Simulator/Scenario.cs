using Aggregator.Simulator.Scripting;
using Aggregator.Simulator.Writing;

namespace Aggregator.Simulator;

/// <summary>What the simulated outlets are and what they publish when. All times are seconds from the start; a negative one lies before it.</summary>
public sealed record Scenario
{
    public required string Name { get; init; }

    /// <summary>Another seed gives another endless stream; the scripted reports stay as they are.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The grammar that the endless stream is written with; null where no outlet has a stream.</summary>
    public string? Grammar { get; init; }

    /// <summary>Further files of reports, relative to the scenario's own folder.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    public required IReadOnlyList<ScriptedOutlet> Outlets { get; init; }

    public IReadOnlyList<ScriptedReport> Reports { get; init; } = [];

    internal Grammar Words { get; init; } = new();

    /// <summary>Reads a built-in scenario by its name, or a file by its path.</summary>
    /// <exception cref="ScenarioException">It is not there, not JSON, or wrong; every error is named with its place.</exception>
    public static Scenario Load(string nameOrPath) => ScenarioReader.Read(nameOrPath);
}
