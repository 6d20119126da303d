using Microsoft.Extensions.Configuration;

namespace Aggregator.Operating;

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
    public static IConfiguration Read(string? directory, IEnumerable<KeyValuePair<string, string?>> overrides)
    {
        var shipped = SettingsFile.Read(Path.Combine(AppContext.BaseDirectory, FileName));
        var own = OwnFile(directory) is { } file ? SettingsFile.Read(file) : [];
        var environment = Environment();
        var command = overrides.ToList();
        var all = SettingsTree.Of(shipped, own, environment, command);
        return bool.TryParse(all["Sources:IncludeShipped"], out var include) && !include
            ? SettingsTree.Of(shipped.Where(s => !s.Key.StartsWith("Sources:Outlets", StringComparison.OrdinalIgnoreCase)), own, environment, command)
            : all;
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

/// <summary>The configuration cannot be used; the message says what, where and what would be right.</summary>
internal sealed class SettingsException(params IReadOnlyList<string> errors) : Exception(string.Join(System.Environment.NewLine, errors))
{
    public IReadOnlyList<string> Errors { get; } = errors;
}
