namespace Aggregator.Operating;

/// <summary>What the command line says about a run.</summary>
/// <param name="Urls">Where to listen; several with a semicolon between.</param>
/// <param name="Data">Where everything that the daemon writes lives.</param>
/// <param name="Configuration">The configuration directory; null for the standard places.</param>
internal sealed record RunOptions(string Urls, string Data, string? Configuration, bool Json = false)
{
    public const string DefaultUrls = "http://127.0.0.1:5080";

    /// <summary>systemd's state directory where there is one, else <c>data</c> in the working directory.</summary>
    public static string DefaultData => Environment.GetEnvironmentVariable("STATE_DIRECTORY") is { Length: > 0 } state ? state.Split(':')[0] : "data";
}
