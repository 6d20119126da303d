using Microsoft.Extensions.Configuration;

namespace Aggregator.Operating;

/// <summary>Settings from one place. <paramref name="Origin"/> names it for people.</summary>
internal sealed record SettingsLayer(string Origin, IReadOnlyCollection<KeyValuePair<string, string?>> Values);

/// <summary>
/// Where settings come from, weakest first: the shipped appsettings.json, the one in the configuration directory,
/// environment variables (<c>AGGREGATOR_Fetching__TimeoutSeconds=10</c>; <c>…_FILE</c> names a file that holds the value), the command line.
/// </summary>
internal static class Settings
{
    private const string FileName = "appsettings.json";
    private const string Prefix = "AGGREGATOR_";

    /// <param name="directory">The configuration directory; null for the standard places.</param>
    /// <param name="overrides">What the command line and the mode of running say.</param>
    /// <exception cref="SettingsException">A file is not to be had or not JSON.</exception>
    public static IConfiguration Read(string? directory, IEnumerable<KeyValuePair<string, string?>> overrides) =>
        SettingsTree.Of(Layers(directory, overrides).Select(l => l.Values));

    /// <summary>The same, each place by itself, weakest first.</summary>
    /// <inheritdoc cref="Read" path="/exception"/>
    public static IReadOnlyList<SettingsLayer> Layers(string? directory, IEnumerable<KeyValuePair<string, string?>> overrides)
    {
        var shipped = new SettingsLayer("shipped", SettingsFile.Read(Path.Combine(AppContext.BaseDirectory, FileName)));
        var layers = new List<SettingsLayer> { shipped };
        if (OwnFile(directory) is { } file)
            layers.Add(new SettingsLayer(file, SettingsFile.Read(file)));
        layers.Add(new SettingsLayer("environment", Environment()));
        layers.Add(new SettingsLayer("command line", overrides.ToList()));
        if (bool.TryParse(SettingsTree.Of(layers.Select(l => l.Values))["Sources:IncludeShipped"], out var include) && !include)
            layers[0] = shipped with { Values = shipped.Values.Where(s => !s.Key.StartsWith("Sources:Outlets", StringComparison.OrdinalIgnoreCase)).ToList() };
        return layers;
    }

    private static string? OwnFile(string? directory)
    {
        if (directory is not null)
        {
            var asked = Path.Combine(directory, FileName);
            return File.Exists(asked) ? asked : throw new SettingsException($"--config {directory}: there is no {FileName} in it; create {asked} or leave --config out");
        }

        foreach (var place in (ReadOnlySpan<string?>)[System.Environment.GetEnvironmentVariable("CONFIGURATION_DIRECTORY"), "/etc/aggregator"])
        {
            if (place is not null && Path.Combine(place, FileName) is var file && File.Exists(file))
                return file;
        }

        return null;
    }

    // A variable …_FILE holds the path of a file with the value, so that a secret need not stand in the environment.
    private static Dictionary<string, string?> Environment()
    {
        var variables = new ConfigurationBuilder().AddEnvironmentVariables(Prefix).Build();
        var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in variables.AsEnumerable())
        {
            if (value is null)
                continue;
            if (key.EndsWith("_FILE", StringComparison.Ordinal))
                values[key[..^5]] = Secret(key, value);
            else
                values.TryAdd(key, value);
        }

        return values;
    }

    private static string Secret(string key, string file)
    {
        try
        {
            return File.ReadAllText(file).TrimEnd('\r', '\n');
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingsException($"{Prefix}{key.Replace(":", "__", StringComparison.Ordinal)}: {e.Message}");
        }
    }
}
