using System.Text.Json;

namespace Aggregator.SystemTests;

/// <summary>A directory for one test's data and configuration, removed afterwards.</summary>
internal sealed class TemporaryDirectory : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("aggregator-").FullName;

    public string Data => System.IO.Path.Combine(Path, "data");

    public string Database => System.IO.Path.Combine(Data, "aggregator.db");

    /// <summary>Writes an own appsettings.json and gives the directory that it lies in.</summary>
    public string Configure(object settings)
    {
        var directory = System.IO.Path.Combine(Path, "config");
        Directory.CreateDirectory(directory);
        File.WriteAllText(System.IO.Path.Combine(directory, "appsettings.json"), JsonSerializer.Serialize(settings));
        return directory;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
