using Aggregator.Normalising;
using Aggregator.Sources;

namespace Aggregator.Extracting;

/// <summary>Whether what was found in a page is the report that an entry promised.</summary>
public static class PageUsable
{
    // On a listing, a page has to look like a report by itself; behind a feed entry, a few words are a short report.
    private const int LeastListingWords = 50;

    public static bool IsReport(PageReading reading, Source source, Told told)
    {
        var words = reading.Body is null ? 0 : Words.Count(reading.Body.Value);
        if (source.Kind == SourceKind.Listing)
            return reading is { Kind: PageKind.Article or PageKind.LiveBlog or PageKind.Paywalled, Headline: not null } && words >= LeastListingWords;
        return reading.Kind is PageKind.Article or PageKind.LiveBlog && words > 0 && words >= Words.Count(told.Content);
    }

    /// <summary>For the tally, where it is not.</summary>
    public static string Why(PageReading reading) => reading.Kind switch
    {
        PageKind.Article or PageKind.LiveBlog => "page-without-report",
        PageKind.Paywalled => "paywalled",
        PageKind.ConsentWall => "consent-wall",
        PageKind.Video => "video",
        PageKind.Gallery => "gallery",
        _ => "not-a-report",
    };
}
