namespace Aggregator.Reading.Sites;

/// <summary>The links of a page that look like reports, and a selector that finds them again.</summary>
/// <param name="Reports">Links to reports by the page's structure.</param>
/// <param name="Selector">What finds them; null where nothing finds enough of them and little else.</param>
/// <param name="Found">Of the reports, those that it finds.</param>
/// <param name="Others">What it finds besides.</param>
/// <param name="Lasts">False where it rests on a generated name.</param>
public sealed record LinksAdvice(int Reports, string? Selector, int Found, int Others, bool Lasts = true);
