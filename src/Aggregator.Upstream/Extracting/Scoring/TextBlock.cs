namespace Aggregator.Extracting.Scoring;

/// <summary>One run of text between block-level borders, with what the walk noticed about it.</summary>
internal sealed class TextBlock
{
    public required Box Box { get; init; }

    public required string Text { get; init; }

    public required int Index { get; init; }

    public int Words { get; init; }

    public int LinkCharacters { get; init; }

    public int BoldCharacters { get; init; }

    public int ItalicCharacters { get; init; }

    public int Links { get; init; }

    public int Images { get; init; }

    public bool HasTime { get; init; }

    public bool HasButton { get; init; }

    /// <summary>True where the element held more than this run (text beside nested blocks, or <c>br br</c>).</summary>
    public bool IsPartial { get; init; }

    public ClassWord InlineWords { get; init; }

    public double LinkShare => Text.Length == 0 ? 0 : (double)LinkCharacters / Text.Length;

    public bool IsProse => Words >= 15 && LinkShare < 0.35;

    public bool IsHeading => Box.Tag is Tag.H1 or Tag.H2 or Tag.H3 or Tag.H4 or Tag.H5 or Tag.H6;
}
