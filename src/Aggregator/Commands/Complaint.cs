using Aggregator.Operating;

namespace Aggregator.Commands;

/// <summary>How mistakes in the configuration are told.</summary>
internal static class Complaint
{
    public static async Task<int> AboutSettingsAsync(SettingsException mistake)
    {
        await Console.Error.WriteLineAsync($"aggregator: the configuration has {mistake.Errors.Count} mistake{(mistake.Errors.Count == 1 ? "" : "s")}:");
        foreach (var error in mistake.Errors)
            await Console.Error.WriteLineAsync($"  {error}");
        return ExitCode.Misconfigured;
    }
}
