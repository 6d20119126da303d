using System.Buffers;
using Aggregator.Extracting;
using Aggregator.Reading;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Normalising;

/// <summary>How normalising ended.</summary>
public abstract record NormaliseOutcome
{
    private NormaliseOutcome() { }

    public sealed record Normalised(Report Report) : NormaliseOutcome;

    public sealed record Rejected(string Reason) : NormaliseOutcome;
}

/// <summary>Brings entry and page together into one attributed report. The page is believed before the feed, field by field.</summary>
public static class Normaliser
{
    /// <summary>A feed's summary of at least so many words is taken for the report's text when nothing better is there.</summary>
    private const int SummaryAsBodyWords = 80;

    private static readonly SearchValues<char> Slugs = SearchValues.Create("-0123456789");

    /// <param name="pageSignals">What came with the page (headers, robots.txt, the site's TDM file); null without a page.</param>
    public static NormaliseOutcome Normalise(Outlet outlet, Source source, Told told, PageReading? page, Uri? pageAddress, DateTimeOffset now, RightsSignals? pageSignals = null)
    {
        var address = AddressOf(outlet, told.Entry, page, pageAddress);
        if (address is null)
            return new NormaliseOutcome.Rejected("no-link");
        var headline = Headline(outlet, told.Entry, page);
        if (headline.Length == 0)
            return new NormaliseOutcome.Rejected("no-headline");

        var (body, standfirst) = (Body(told, page), Standfirst(told, page));
        var (published, claimed, provenance) = Dates.Published(source, told.Entry, page, now);
        var authors = Authors(outlet, told.Entry, page);
        return new NormaliseOutcome.Normalised(new Report
        {
            Outlet = outlet.Id,
            Source = source.Id,
            Keys = Identity.Keys(source, told.Entry, address, headline, body, standfirst),
            Headline = headline,
            Standfirst = standfirst,
            Body = body,
            Attribution = new Attribution
            {
                Outlet = outlet.Name,
                Authors = authors,
                Agencies = Agencies.Of(authors, body),
                Url = address,
                PublishedAt = claimed,
                RetrievedAt = now,
                // The policy's own licence and credit line are added when the article is surfaced: they may change, and hold for what is stored.
                Licence = Licence(told.Entry, page),
                Credit = outlet.Name,
            },
            Sections = Sections(told.Entry, page),
            Category = source.Category,
            Language = Languages.First(page?.Language?.Value, told.Entry.Language, outlet.Language),
            Image = page?.Image?.Value ?? told.Entry.Image,
            PublishedAt = published,
            PublishedFrom = provenance,
            Corrections = Corrections.In(body),
            IsLive = page?.Kind == PageKind.LiveBlog,
            Signals = Signals(told.Entry, page, pageSignals),
        });
    }

    private static RightsSignals Signals(Entry entry, PageReading? page, RightsSignals? pageSignals)
    {
        var signals = entry.Signals.And(pageSignals ?? RightsSignals.None).And(page?.Signals ?? RightsSignals.None);
        return page?.IsAccessibleForFree is { } free && signals.IsAccessibleForFree is null ? signals with { IsAccessibleForFree = free } : signals;
    }

    // A feed's rights line is prose ("© BBC, see …"); it counts where it names a licence that is known.
    private static string? Licence(Entry entry, PageReading? page)
    {
        if (page?.Licence?.Value is { } stated)
            return Licences.Of(stated)?.Address.AbsoluteUri ?? (Words.Line(stated) is { Length: > 0 } line ? line : null);
        return Licences.Of(entry.Rights)?.Address.AbsoluteUri;
    }

    // A page's canonical link counts only within the publisher's own site, and only when it names a report:
    // a broken template that points every page at the front page or at its section would fold them all into one.
    private static Uri? AddressOf(Outlet outlet, Entry entry, PageReading? page, Uri? pageAddress)
    {
        var at = pageAddress ?? entry.Link;
        if (at is null)
            return null;
        if (page?.Canonical?.Value is { } named && IsWeb(named) && AmpAddress.Outlets(named) is var canonical && !IsFront(canonical, at) && IsOurs(outlet, canonical, at))
            return CanonicalAddress.Of(canonical);
        return CanonicalAddress.Of(at);
    }

    private static bool IsOurs(Outlet outlet, Uri canonical, Uri at) =>
        Site.IsSame(canonical, at) || Site.IsSame(canonical, outlet.HomePage) || outlet.Hosts.Any(h => Site.IsUnder(canonical, h));

    private static bool IsWeb(Uri address) => address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps;

    // "/" or, above "/news/uk/a-report", "/news/uk": names of sections have neither digits nor hyphens, slugs and ids do.
    private static bool IsFront(Uri canonical, Uri at)
    {
        var path = canonical.AbsolutePath.TrimEnd('/');
        if (path.Length == 0)
            return canonical.Query.Length <= 1;
        var name = path.AsSpan(path.LastIndexOf('/') + 1);
        return at.AbsolutePath.Length > path.Length + 1 && at.AbsolutePath.StartsWith(path + "/", StringComparison.OrdinalIgnoreCase) && !name.ContainsAny(Slugs);
    }

    private static string Headline(Outlet outlet, Entry entry, PageReading? page)
    {
        var headline = Headlines.Of(page?.Headline?.Value, outlet, page?.Section?.Value);
        return headline.Length > 0 ? headline : Headlines.Of(entry.Title, outlet, section: null);
    }

    private static IReadOnlyList<Block> Body(Told told, PageReading? page)
    {
        if (page?.Body?.Value is { Count: > 0 } fromPage)
            return fromPage;
        if (told.Content.Count > 0)
            return told.Content;
        return Words.Count(told.Summary) >= SummaryAsBodyWords ? told.Summary : [];
    }

    private static string? Standfirst(Told told, PageReading? page)
    {
        var standfirst = Words.Line(page?.Standfirst?.Value, 1_000);
        if (standfirst.Length == 0)
            standfirst = Words.Line(string.Join(' ', told.Summary.Where(b => b.Kind == BlockKind.Paragraph).Take(2).Select(b => b.Text)), 1_000);
        return standfirst.Length == 0 ? null : standfirst;
    }

    private static List<string> Authors(Outlet outlet, Entry entry, PageReading? page)
    {
        var authors = page?.Authors?.Value is { Count: > 0 } fromPage ? fromPage : entry.Authors;
        return authors.Select(a => Words.Line(a, 120))
            .Where(a => a.Length > 0 && !a.Equals(outlet.Name, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(10)
            .ToList();
    }

    private static List<string> Sections(Entry entry, PageReading? page)
    {
        IEnumerable<string> sections = page?.Section?.Value is { } section ? [section, .. entry.Categories] : entry.Categories;
        return sections.Select(s => Words.Line(s, 60)).Where(s => s.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase).Take(12).ToList();
    }
}
