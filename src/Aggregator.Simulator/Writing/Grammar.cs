namespace Aggregator.Simulator.Writing;

/// <summary>What the endless stream is written with: lists of words, and templates that use them.</summary>
internal sealed record Grammar
{
    /// <summary>A word may use other words: <c>"person": ["{first} {last}"]</c>.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Words { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    public IReadOnlyList<Template> Templates { get; init; } = [];
}

/// <summary>One kind of report. In each list one wording is chosen.</summary>
internal sealed record Template
{
    public required string Section { get; init; }

    /// <summary>Values of this template: a range of numbers (<c>120..480</c>, <c>1.2..9.8</c>, <c>1000..9000/100</c> in steps) or a phrase.</summary>
    public IReadOnlyDictionary<string, string> Let { get; init; } = new Dictionary<string, string>();

    public required IReadOnlyList<string> Headline { get; init; }

    public required IReadOnlyList<string> Standfirst { get; init; }

    public required IReadOnlyList<IReadOnlyList<string>> Paragraphs { get; init; }

    public string? Caption { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];
}
