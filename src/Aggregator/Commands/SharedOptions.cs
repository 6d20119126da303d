using System.CommandLine;
using Aggregator.Operating;

namespace Aggregator.Commands;

/// <summary>Options that mean the same in every verb that has them.</summary>
internal static class SharedOptions
{
    public static Option<string?> Config() => new("--config") { Description = "Directory of your own appsettings.json, which overrides the shipped one." };

    public static Option<string> Data() => new("--data") { Description = "Directory where everything that the daemon writes lives.", DefaultValueFactory = _ => RunOptions.DefaultData };

    public static Option<bool> Json() => new("--json") { Description = "Answer in JSON." };
}
