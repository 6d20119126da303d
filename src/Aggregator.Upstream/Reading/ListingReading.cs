using System.Text.RegularExpressions;
using Aggregator.Extracting;
using Aggregator.Extracting.Choosing;
using Aggregator.Reading.Listings;
using Aggregator.Sources;
using AngleSharp.Dom;

namespace Aggregator.Reading;

/// <summary>Reads an HTML page that lists reports: its links by the recipe's selector, or by structure.</summary>
public sealed class ListingReading : ISourceReader
{
    private const int MostEntries = 300;
    private const int MostBytes = 4 * PageGuard.MostCharacters;

    public SourceKind Kind => SourceKind.Listing;

    public ReadOutcome Read(SourceDocument document)
    {
        if (document.Address is not { } address)
            return new ReadOutcome.Unreadable("a listing needs the address that it came from");
        if (document.Body.Length > MostBytes)
            return new ReadOutcome.Unreadable($"the page is too large ({document.Body.Length:N0} bytes, at most {MostBytes:N0})");
        var html = TextDecoding.Page(document.Body.Span, document.ContentType);
        if (string.IsNullOrWhiteSpace(html))
            return new ReadOutcome.Unreadable("the page is empty");
        if (PageGuard.Complaint(html) is { } complaint)
            return new ReadOutcome.Unreadable(complaint);
        try
        {
            return ReadTree(PageExtractor.Parse(html), document, address);
        }
        catch (RegexMatchTimeoutException e)
        {
            return new ReadOutcome.Unreadable($"reading the page takes too long (pattern {e.Pattern})");
        }
    }

    private static ReadOutcome ReadTree(IDocument page, SourceDocument document, Uri address)
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(document.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var links = document.Recipe.Links is { } selector ? ListingLinks.BySelector(page, selector, address) : ListingLinks.ByStructure(page, address);
        var entries = links.Take(MostEntries).Select(link => ListingCard.Around(link).ToEntry(zone, address)).ToList();
        if (entries.Count == 0)
            return new ReadOutcome.Unreadable(document.Recipe.Links is null ? "no links to reports are found in the page" : $"the selector \"{document.Recipe.Links}\" finds no links to reports");
        return new ReadOutcome.Read(new Feed
        {
            Format = "listing",
            Title = Fold.Line(page.Title) is { Length: > 0 } title ? title : null,
            Link = address,
            Language = page.DocumentElement?.GetAttribute("lang"),
            Entries = entries,
        });
    }
}
