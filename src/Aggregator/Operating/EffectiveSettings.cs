namespace Aggregator.Operating;

/// <summary>One setting in force.</summary>
/// <param name="Key">With colons.</param>
/// <param name="Shown">Its value, masked where it is a secret; null where it has none.</param>
/// <param name="Origin">The place it comes from.</param>
public sealed record EffectiveSetting(string Key, string? Shown, string Origin)
{
    /// <summary>The part before the first colon.</summary>
    public string Section => Key.Split(':', 2)[0];

    /// <summary>What comes after it.</summary>
    public string Name => Key.Contains(':', StringComparison.Ordinal) ? Key.Split(':', 2)[1] : Key;
}

/// <summary>The settings in force, in order, without the outlets: of those there may be thousands.</summary>
internal sealed record EffectiveSettings(IReadOnlyList<EffectiveSetting> All)
{
    /// <summary>The origin of what nobody changed.</summary>
    public const string Shipped = "shipped";

    public static EffectiveSettings Of(IReadOnlyList<SettingsLayer> layers) =>
        new([.. InForce(layers, null).Where(s => !s.Key.StartsWith("Sources:Outlets:", StringComparison.OrdinalIgnoreCase))]);

    /// <summary>Of all layers, weakest first, what holds in the end.</summary>
    /// <param name="layers">Where settings come from.</param>
    /// <param name="below">Only what stands below it; null for all.</param>
    public static List<EffectiveSetting> InForce(IReadOnlyList<SettingsLayer> layers, string? below)
    {
        var settings = new Dictionary<string, EffectiveSetting>(StringComparer.OrdinalIgnoreCase);
        foreach (var layer in layers)
        {
            foreach (var (key, value) in layer.Values)
                settings[key] = new EffectiveSetting(key, SecretSettings.Shown(key, value), layer.Origin);
        }

        return
        [
            .. settings.Values
                .Where(s => below is null || s.Key.Equals(below, StringComparison.OrdinalIgnoreCase) || s.Key.StartsWith(below + ":", StringComparison.OrdinalIgnoreCase))
                .Where(s => s.Shown is not null || !settings.Keys.Any(k => k.StartsWith(s.Key + ":", StringComparison.OrdinalIgnoreCase)))
                .OrderBy(s => s.Key, Microsoft.Extensions.Configuration.ConfigurationKeyComparer.Instance),
        ];
    }
}
