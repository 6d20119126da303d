using System.Globalization;
using Aggregator.Sources;

namespace Aggregator.Extracting.Trying;

/// <summary>Tries a changed recipe on pages that were fetched before, one page after the other, and counts what would read otherwise. Pure.</summary>
/// <param name="extractor">Reads the pages.</param>
/// <param name="change">The recipe that would hold in place of another.</param>
public sealed class RecipeTrial(IPageExtractor extractor, Func<Recipe, Recipe> change)
{
    private readonly List<PageChange> _changes = [];
    private readonly Dictionary<PageField, int> _found = [];
    private int _pages;
    private int _unread;

    /// <param name="page">A page with the recipe that holds for it now.</param>
    /// <param name="retrievedAt">When it was fetched.</param>
    public void Take(Page page, DateTimeOffset retrievedAt)
    {
        _pages++;
        if (extractor.Extract(page) is not ExtractOutcome.Extracted { Reading: var before } || extractor.Extract(page with { Recipe = change(page.Recipe) }) is not ExtractOutcome.Extracted { Reading: var after })
        {
            _unread++;
            return;
        }

        foreach (var use in after.Selectors)
            _found[use.Field] = _found.GetValueOrDefault(use.Field) + (use.Found ? 1 : 0);
        if (Differences(before, after) is { Count: > 0 } fields)
            _changes.Add(new PageChange(page.Address, retrievedAt, fields));
    }

    public TrialReport Report() => new()
    {
        Pages = _pages,
        Unread = _unread,
        Changes = _changes,
        Fields = [.. Enum.GetValues<PageField>().Select(Tally)],
    };

    /// <summary>The fields that read otherwise.</summary>
    public static IReadOnlyList<FieldChange> Differences(PageReading before, PageReading after) => [.. Enum.GetValues<PageField>().Select(f => Difference(f, before, after)).OfType<FieldChange>()];

    private FieldTally Tally(PageField field)
    {
        var changes = _changes.SelectMany(c => c.Fields).Where(c => c.Field == field).ToList();
        return new FieldTally(field, changes.Count, changes.Count(c => c.IsLost), changes.Count(c => c.IsGained), _found.TryGetValue(field, out var found) ? found : null);
    }

    private static FieldChange? Difference(PageField field, PageReading before, PageReading after)
    {
        var (was, wasBy) = Said(field, before);
        var (now, nowBy) = Said(field, after);
        if (was == now)
            return null;
        var change = new FieldChange { Field = field, Before = was, After = now, LayerBefore = wasBy, LayerAfter = nowBy };
        return field != PageField.Body ? change : change with { Removed = Beyond(before, after), Added = Beyond(after, before) };
    }

    private static (string? Text, string? Layer) Said(PageField field, PageReading reading) => field switch
    {
        PageField.Headline => (reading.Headline?.Value, reading.Headline?.Layer),
        PageField.Standfirst => (reading.Standfirst?.Value, reading.Standfirst?.Layer),
        PageField.Body => (reading.Body is { } body ? string.Join('\n', body.Value.Select(b => b.Text)) : null, reading.Body?.Layer),
        PageField.Byline => (reading.Authors is { } authors ? string.Join(", ", authors.Value) : null, reading.Authors?.Layer),
        PageField.PublishedAt => (reading.PublishedAt?.Value.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture), reading.PublishedAt?.Layer),
        PageField.Image => (reading.Image?.Value.AbsoluteUri, reading.Image?.Layer),
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, null),
    };

    private static List<string> Beyond(PageReading one, PageReading other)
    {
        var there = (other.Body?.Value ?? []).Select(b => b.Text).ToHashSet(StringComparer.Ordinal);
        return [.. (one.Body?.Value ?? []).Select(b => b.Text).Where(t => !there.Contains(t))];
    }
}
