using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Ingesting;
using Aggregator.Normalising;
using Aggregator.Reading;
using Aggregator.Reading.Sites;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Discovering;

/// <summary>Makes candidates of what was read, and of what could not be. Pure.</summary>
internal static class Candidates
{
    private const int SamplesShown = 3;
    private const int EntriesWeighed = 12;
    private const int FullTextWords = 120;
    private const int SummaryWords = 8;

    /// <summary>A document that was read.</summary>
    public static Candidate Of(Lead lead, Uri answered, Feed feed, RightsSignals signals, Desk desk, DateTimeOffset now)
    {
        var dates = feed.Entries.Select(e => e.PublishedAt ?? e.UpdatedAt).OfType<DateTimeOffset>().Where(d => d <= now.AddHours(1)).ToList();
        var kind = feed.Format switch { "listing" => SourceKind.Listing, "sitemap" or "sitemapindex" => SourceKind.Sitemap, _ => SourceKind.Feed };
        var rate = Rate(dates, now);
        var candidate = new Candidate
        {
            Kind = kind,
            Address = answered,
            How = lead.How,
            Title = feed.Title ?? lead.Title,
            Format = feed.Format,
            IsReadable = true,
            Entries = feed.Entries.Count,
            NewestAt = dates.Count == 0 ? null : dates.Max(),
            PerDay = rate,
            Text = kind == SourceKind.Feed ? Carried(feed, desk) : feed.Entries.Count == 0 ? TextCarried.Unknown : TextCarried.Headlines,
            Languages = Languages(feed),
            Samples = [.. feed.Entries.Select(e => Words.Line(e.Title, 120)).Where(t => t.Length > 0).Take(SamplesShown)],
            Signals = signals,
            SignalWords = SignalWords.Of(signals),
            IntervalMinutes = Interval(rate, feed.Pace),
            Category = SectionOf(answered, feed.Title ?? lead.Title),
            Slug = Slugs.OfSource(answered, kind),
            First = feed.Entries.Select(e => e.Link).FirstOrDefault(l => l is not null),
            Keys = [.. feed.Entries.Select(e => e.Link).OfType<Uri>().Select(CanonicalAddress.Key).Distinct()],
        };
        return candidate with { Warnings = [.. Warnings.Of(candidate, lead, feed, now)] };
    }

    /// <summary>The page itself as a listing.</summary>
    public static Candidate? Of(SiteFacts page, Feed? feed, RightsSignals signals, Desk desk, DateTimeOffset now)
    {
        if (page.Listing is not { } listing || feed is null)
            return null;
        var how = $"{listing.Reports} links on {page.Address.AbsoluteUri} look like reports" + (listing.Selector is { } s ? $"; “{s}” finds {listing.Found} of them{(listing.Others > 0 ? $" and {listing.Others} others" : "")}" : "; they are found by the page's structure");
        return Of(new Lead(page.Address, SourceKind.Listing, how, page.Title, 0), page.Address, feed, signals, desk, now) with { Links = listing.Selector };
    }

    /// <summary>A lead that led to nothing.</summary>
    public static Candidate Of(Lead lead, Warning why) => new()
    {
        Kind = lead.Kind,
        Address = lead.Address,
        How = lead.How,
        Title = lead.Title,
        Slug = Slugs.OfSource(lead.Address, lead.Kind),
        Warnings = lead.IsOfComments && why.Code != "comments" ? [Warnings.Comments, why] : [why],
    };

    /// <summary>With what a page of one of its reports says.</summary>
    public static Candidate With(Candidate candidate, PageReading report)
    {
        if (!candidate.IsReadable)
            return candidate;
        var signals = candidate.Signals.And(report.Signals);
        var isWalled = candidate.Text != TextCarried.FullText && (report.Kind == PageKind.Paywalled || report.IsAccessibleForFree == false);
        return candidate with
        {
            Signals = signals,
            SignalWords = SignalWords.Of(signals),
            Warnings = isWalled ? [.. candidate.Warnings, new Warning("paywalled", "a report that was looked at stands behind a paywall")]
                : report.Kind == PageKind.ConsentWall ? [.. candidate.Warnings, new Warning("consent-wall", "a consent wall stands before its reports")]
                : candidate.Warnings,
        };
    }

    // By the newest of the dates: a feed that keeps an old entry pinned is no slow one.
    private static double? Rate(List<DateTimeOffset> dates, DateTimeOffset now)
    {
        var newest = dates.OrderDescending().Take(EntriesWeighed + 1).ToList();
        if (newest.Count < 3)
            return null;
        var span = now - newest[^1];
        return span < TimeSpan.FromMinutes(1) ? null : newest.Count / span.TotalDays;
    }

    private static TextCarried Carried(Feed feed, Desk desk)
    {
        var told = feed.Entries.Take(EntriesWeighed).Select(desk.Tell).ToList();
        if (told.Count == 0)
            return TextCarried.Unknown;
        if (2 * told.Count(t => Words.Count(t.Content) >= FullTextWords || Words.Count(t.Summary) >= FullTextWords) > told.Count)
            return TextCarried.FullText;
        return 2 * told.Count(t => Words.Count(t.Summary) + Words.Count(t.Content) >= SummaryWords) > told.Count ? TextCarried.Summaries : TextCarried.Headlines;
    }

    private static IReadOnlyList<string> Languages(Feed feed) =>
        [.. feed.Entries.Select(e => e.Language).Prepend(feed.Language).Where(l => !string.IsNullOrWhiteSpace(l)).Select(l => l!.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Take(5)];

    // Twice as often as it brings something, within what is polite.
    private static double Interval(double? perDay, TimeSpan? pace)
    {
        var fits = perDay switch { null => 30, > 48 => 5, > 12 => 15, > 2 => 30, _ => 60 };
        return pace is { } asked ? Math.Clamp(asked.TotalMinutes, fits, 1440) : fits;
    }

    private static string? SectionOf(Uri address, string? title) =>
        address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(p => Categories.OfWord(Path.GetFileNameWithoutExtension(p))).OfType<string>().LastOrDefault()
        ?? title?.Split([" - ", " | ", ": ", " – ", " > ", " » "], StringSplitOptions.TrimEntries).Select(Categories.OfWord).OfType<string>().FirstOrDefault();
}
