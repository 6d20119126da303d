namespace Aggregator.Simulator.Scripting;

/// <summary>A scenario that cannot be played: each error says where it stands and what is wrong.</summary>
public sealed class ScenarioException(string scenario, IReadOnlyList<string> errors)
    : Exception($"Scenario {scenario}: {string.Join("; ", errors)}")
{
    public IReadOnlyList<string> Errors => errors;
}
