using AngleSharp.Css.Parser;

namespace Aggregator.Sources;

/// <summary>The CSS selectors that a source declares for its pages and its listing; null means: find it by structure.</summary>
public sealed record Recipe
{
    public static Recipe None { get; } = new();

    public string? Headline { get; init; }

    public string? Standfirst { get; init; }

    public string? Body { get; init; }

    public string? Byline { get; init; }

    public string? PublishedAt { get; init; }

    public string? Image { get; init; }

    /// <summary>Elements taken out before the body is read.</summary>
    public string? Remove { get; init; }

    /// <summary>For a listing: the links to reports.</summary>
    public string? Links { get; init; }

    /// <summary>Whether a text is a CSS selector that can be used here.</summary>
    public static bool IsSelector(string text) => SelectorRules.Complaint(text) is null && new CssSelectorParser().ParseSelector(text) is not null;
}
