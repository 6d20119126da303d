using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Aggregator.Operating;

/// <summary>
/// Settings merged once into a tree. The framework's own root finds a section's children by walking every key of every provider, which is quadratic in the number
/// of outlets; here it costs what it gives.
/// </summary>
internal sealed class SettingsTree : IConfigurationSection
{
    private readonly Dictionary<string, SettingsTree> _children = new(StringComparer.OrdinalIgnoreCase);
    private List<SettingsTree>? _inOrder;

    private SettingsTree(string key, string path) => (Key, Path) = (key, path);

    public string Key { get; }

    public string Path { get; }

    public string? Value { get; set; }

    public string? this[string key]
    {
        get => Find(key)?.Value;
        set => Make(key).Value = value;
    }

    /// <param name="layers">Weakest first; keys with colons between their parts, letter case of no account.</param>
    public static SettingsTree Of(params IEnumerable<IEnumerable<KeyValuePair<string, string?>>> layers)
    {
        var root = new SettingsTree("", "");
        foreach (var (key, value) in layers.SelectMany(layer => layer))
            root.Make(key).Value = value;
        return root;
    }

    public IEnumerable<IConfigurationSection> GetChildren() =>
        _inOrder ??= [.. _children.Values.OrderBy(c => c.Key, ConfigurationKeyComparer.Instance)];

    /// <summary>Empty where there is none.</summary>
    public IConfigurationSection GetSection(string key) => Find(key) ?? new SettingsTree(ConfigurationPath.GetSectionKey(key), Below(key));

    /// <summary>Never fires: settings are read once.</summary>
    public IChangeToken GetReloadToken() => new CancellationChangeToken(CancellationToken.None);

    private SettingsTree? Find(string key)
    {
        var node = this;
        foreach (var part in key.AsSpan().Split(':'))
        {
            if (!node._children.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(key.AsSpan(part), out var next))
                return null;
            node = next;
        }

        return node;
    }

    private SettingsTree Make(string key)
    {
        var node = this;
        foreach (var part in key.Split(':'))
        {
            if (!node._children.TryGetValue(part, out var next))
            {
                next = new SettingsTree(part, node.Below(part));
                node._children.Add(part, next);
                node._inOrder = null;
            }

            node = next;
        }

        return node;
    }

    private string Below(string key) => Path.Length == 0 ? key : ConfigurationPath.Combine(Path, key);
}
