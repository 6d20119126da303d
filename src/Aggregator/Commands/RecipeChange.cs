using System.Text.Json;
using Aggregator.Sources;

namespace Aggregator.Commands;

/// <summary>A change of a recipe as the command line gives it: parts set one by one (<c>Body=article .text</c>), or a JSON file of all parts.</summary>
internal sealed record RecipeChange(IReadOnlyList<(string Name, string? Selector)> Parts, bool IsWhole)
{
    public Recipe Apply(Recipe recipe) => Parts.Aggregate(IsWhole ? Recipe.None : recipe, (r, p) => r.With(p.Name, p.Selector));

    /// <exception cref="FormatException">A part is none, or its selector cannot be used; the message says what would be right.</exception>
    public static RecipeChange Of(IEnumerable<string> set, FileInfo? file)
    {
        var parts = file is null ? [] : OfFile(file);
        parts.AddRange(set.Select(Part));
        if (parts.Count == 0)
            throw new FormatException("nothing is changed: use --set PART=SELECTOR, or --recipe FILE");
        foreach (var (name, selector) in parts)
            Require(name, selector);
        return new RecipeChange(parts, file is not null);
    }

    private static (string, string?) Part(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? (text[..at].Trim(), text[(at + 1)..].Trim() is { Length: > 0 } selector ? selector : null) : throw new FormatException($"--set {text}: it has to be PART=SELECTOR, such as Body=article; nothing behind = takes the part out");
    }

    private static List<(string, string?)> OfFile(FileInfo file)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file.FullName));
            return [.. document.RootElement.EnumerateObject().Select(p => (p.Name, p.Value.GetString()))];
        }
        catch (Exception e) when (e is JsonException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            throw new FormatException($"--recipe {file.FullName}: {e.Message}; it has to be a JSON object such as {{ \"Body\": \"article\" }}");
        }
    }

    private static void Require(string name, string? selector)
    {
        if (!RecipeParts.Names.Contains(name, StringComparer.OrdinalIgnoreCase))
            throw new FormatException($"a recipe has no {name}; it has {string.Join(", ", RecipeParts.Names)}");
        if (selector is not null && !Recipe.IsSelector(selector))
            throw new FormatException($"{name}={selector}: {SelectorRules.Complaint(selector) ?? "not a CSS selector"}");
    }
}
