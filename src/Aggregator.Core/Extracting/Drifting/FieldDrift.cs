namespace Aggregator.Extracting.Drifting;

/// <summary>What a source's pages usually give for one field, and whether they still do.</summary>
public sealed record FieldDrift
{
    public required PageField Field { get; init; }

    /// <summary>Pages that had the field, by the layer that gave it; older ones count less.</summary>
    public IReadOnlyDictionary<string, double> Layers { get; init; } = new SortedDictionary<string, double>(StringComparer.Ordinal);

    /// <summary>Mean and variance of the logarithm of the length in words.</summary>
    public double LogLength { get; init; }

    public double LogVariance { get; init; }

    public double Lengths { get; init; }

    /// <summary>The field is empty.</summary>
    public Watch Missing { get; init; } = Watch.New;

    /// <summary>Another layer than the usual one gives it.</summary>
    public Watch Shift { get; init; } = Watch.New;

    public Watch Shorter { get; init; } = Watch.New;

    public Watch Longer { get; init; } = Watch.New;

    /// <summary>The recipe's selector finds nothing.</summary>
    public Watch Dead { get; init; } = Watch.New;

    /// <summary>The selector that <see cref="Dead"/> is about.</summary>
    public string? Selector { get; init; }

    /// <summary>What could stand in its place.</summary>
    public SelectorSuggestion? Suggestion { get; init; }

    /// <summary>The layer that gave the field on the last page.</summary>
    public string? LastLayer { get; init; }

    /// <summary>The layer that gives it most often; null while none is known.</summary>
    public string? UsualLayer => Layers.Count == 0 ? null : Layers.MaxBy(l => l.Value).Key;

    /// <summary>The share of pages that have the field, of those learned from.</summary>
    public double? FillRate => Missing.Pages == 0 ? null : 1 - (Missing.Odd / Missing.Pages);

    /// <summary>The usual length in words: the geometric mean.</summary>
    public double? UsualLength => Lengths == 0 ? null : Math.Exp(LogLength);
}

/// <summary>A selector that finds on the present pages what a dead one used to find.</summary>
/// <param name="Selector">The selector.</param>
/// <param name="Hits">On how many pages it found what the other layers say.</param>
/// <param name="Pages">Of so many that it was tried on.</param>
/// <param name="Lasts">False where it rests on a generated name, for want of better: the next build of the outlet's site may change that.</param>
public sealed record SelectorSuggestion(string Selector, int Hits, int Pages, bool Lasts = true);
