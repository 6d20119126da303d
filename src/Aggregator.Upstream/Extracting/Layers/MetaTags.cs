using AngleSharp.Dom;

namespace Aggregator.Extracting.Layers;

/// <summary>The page's meta elements by name, property or itemprop; the first of each name counts, all are kept.</summary>
internal sealed class MetaTags
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    public MetaTags(IEnumerable<IElement> metas)
    {
        foreach (var meta in metas)
        {
            var content = meta.GetAttribute("content") ?? meta.GetAttribute("value");
            if (string.IsNullOrWhiteSpace(content))
                continue;
            Add(meta.GetAttribute("property"), content);
            Add(meta.GetAttribute("name"), content);
            Add(meta.GetAttribute("itemprop") is { } item ? "itemprop:" + item : null, content);
            Add(meta.GetAttribute("http-equiv"), content);
        }
    }

    /// <summary>The first value of the first of these names that has one.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_values.TryGetValue(name, out var values))
                return values[0];
        }

        return null;
    }

    public IReadOnlyList<string> All(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_values.TryGetValue(name, out var values))
                return values;
        }

        return [];
    }

    private void Add(string? name, string content)
    {
        if (string.IsNullOrWhiteSpace(name))
            return;
        if (!_values.TryGetValue(name.Trim(), out var values))
            _values[name.Trim()] = values = [];
        if (values.Count < 20)
            values.Add(content.Trim());
    }
}
