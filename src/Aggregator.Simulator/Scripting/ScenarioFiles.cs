using System.Reflection;

namespace Aggregator.Simulator.Scripting;

/// <summary>Where a scenario's files are: in this assembly, or on disk beside each other. What is not on disk is looked for in the assembly.</summary>
internal sealed class ScenarioFiles
{
    private static readonly Assembly BuiltIn = typeof(ScenarioFiles).Assembly;

    private readonly string? _folder;

    private ScenarioFiles(string? folder, string main)
    {
        _folder = folder;
        Main = main;
    }

    public string Main { get; }

    public static IEnumerable<string> BuiltInNames => BuiltIn.GetManifestResourceNames()
        .Where(n => n.StartsWith("Scenarios/", StringComparison.Ordinal) && n.Count(c => c == '/') == 1)
        .Select(n => Path.GetFileNameWithoutExtension(n));

    public static ScenarioFiles Of(string nameOrPath)
    {
        if (BuiltIn.GetManifestResourceInfo($"Scenarios/{nameOrPath}.json") is not null)
            return new ScenarioFiles(null, $"{nameOrPath}.json");
        if (File.Exists(nameOrPath))
            return new ScenarioFiles(Path.GetDirectoryName(Path.GetFullPath(nameOrPath)), Path.GetFileName(nameOrPath));
        throw new ScenarioException(nameOrPath, [$"is neither a file nor one of the built-in scenarios ({string.Join(", ", BuiltInNames.Order(StringComparer.Ordinal))})"]);
    }

    public Stream Open(string file)
    {
        if (_folder is not null && Path.Combine(_folder, file) is var path && File.Exists(path))
            return File.OpenRead(path);
        var resource = file.StartsWith("../", StringComparison.Ordinal) ? file[3..] : $"Scenarios/{file}";
        return BuiltIn.GetManifestResourceStream(resource) ?? throw new ScenarioException(file, ["is not there"]);
    }
}
