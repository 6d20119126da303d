namespace Aggregator.Extracting;

/// <summary>The parts of a page for which a recipe may name a selector, and that are watched for drift.</summary>
public enum PageField
{
    Headline,
    Standfirst,
    Body,
    Byline,
    PublishedAt,
    Image,
}

/// <summary>What one selector of the source's recipe did on one page.</summary>
/// <param name="Field">What it is for.</param>
/// <param name="Selector">Its text.</param>
/// <param name="Found">Whether it found something that can be used.</param>
public sealed record SelectorUse(PageField Field, string Selector, bool Found);
