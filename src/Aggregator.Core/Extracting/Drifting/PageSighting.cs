using Aggregator.Normalising;
using Aggregator.Sources;

namespace Aggregator.Extracting.Drifting;

/// <summary>What one page gave for one field.</summary>
/// <param name="Field">Which.</param>
/// <param name="Layer">The layer that won; null where the field is empty.</param>
/// <param name="Length">Words.</param>
/// <param name="Selector">The recipe's selector for it; null where it names none.</param>
/// <param name="SelectorFound">Whether that found something.</param>
public sealed record FieldSighting(PageField Field, string? Layer, int Length, string? Selector = null, bool SelectorFound = false);

/// <summary>One page as the watch over a source's pages sees it.</summary>
public sealed record PageSighting
{
    /// <summary>Whether the report that its entry promised was found in it.</summary>
    public required bool IsReport { get; init; }

    /// <summary>Empty where the page is of a kind that has no such fields (a video, a wall): then nothing can be missing.</summary>
    public IReadOnlyList<FieldSighting> Fields { get; init; } = [];

    /// <summary>A page that could not be read at all.</summary>
    public static PageSighting Unread { get; } = new() { IsReport = false };

    public static PageSighting Of(PageReading reading, bool isReport) => new()
    {
        IsReport = isReport,
        Fields = reading.Kind is PageKind.Article or PageKind.Other ? [.. Enum.GetValues<PageField>().Select(f => FieldOf(reading, f))] : [],
    };

    private static FieldSighting FieldOf(PageReading reading, PageField field)
    {
        var use = reading.Selectors.FirstOrDefault(u => u.Field == field);
        var (layer, length) = field switch
        {
            PageField.Headline => (reading.Headline?.Layer, Count(reading.Headline?.Value)),
            PageField.Standfirst => (reading.Standfirst?.Layer, Count(reading.Standfirst?.Value)),
            PageField.Body => (reading.Body?.Layer, reading.Body is { } body ? Words.Count(body.Value) : 0),
            PageField.Byline => (reading.Authors?.Layer, reading.Authors?.Value.Count ?? 0),
            PageField.PublishedAt => (reading.PublishedAt?.Layer, reading.PublishedAt is null ? 0 : 1),
            PageField.Image => (reading.Image?.Layer, reading.Image is null ? 0 : 1),
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
        };
        return new FieldSighting(field, layer, length, use?.Selector, use?.Found ?? false);
    }

    private static int Count(string? text) => text is null ? 0 : Words.Count(text);
}
