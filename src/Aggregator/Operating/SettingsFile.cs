using Microsoft.Extensions.Configuration.Json;

namespace Aggregator.Operating;

/// <summary>One appsettings.json as flat settings.</summary>
internal sealed class SettingsFile : JsonStreamConfigurationProvider
{
    private SettingsFile(Stream stream)
        : base(new JsonStreamConfigurationSource { Stream = stream })
    {
    }

    /// <exception cref="SettingsException">It is not to be had or not JSON.</exception>
    public static IReadOnlyCollection<KeyValuePair<string, string?>> Read(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var file = new SettingsFile(stream);
            file.Load();
            return [.. file.Data];
        }
        catch (Exception e) when (e is InvalidDataException or FormatException or IOException or UnauthorizedAccessException or System.Text.Json.JsonException)
        {
            throw new SettingsException($"{path}: {e.InnerException?.Message ?? e.Message}");
        }
    }
}
