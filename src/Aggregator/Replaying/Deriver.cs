using System.Net;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Ingesting;
using Aggregator.Normalising;
using Aggregator.Reading;
using Aggregator.Rights;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Replaying;

/// <summary>What an article is derived from, and what comes of it.</summary>
/// <param name="Case">As it is kept.</param>
/// <param name="Next">As the present code and settings would have it.</param>
/// <param name="Draft">What its page gave; null where it was edited again from its stored words.</param>
/// <param name="NoPage">Why its words could not be read again; null where they were.</param>
/// <param name="ForgetsPage">Its page says of itself that no copy may be kept.</param>
internal sealed record Derivation(ReplayCase Case, Article Next, Draft? Draft, string? NoPage, bool ForgetsPage = false)
{
    public Rederived Kept => new(Next, Draft?.ContentHash ?? Case.ContentHash, Draft?.Keys ?? [], ForgetsPage);

    public bool IsOther => ForgetsPage || Rederiving.IsOther(Case.Article, Next);

    public bool IsRevised => Next.Revision != Case.Article.Revision;
}

/// <summary>Derives an article again: from its page where one is kept and its words came from there, else from its stored words. Pure but for the clock's instant that it is given.</summary>
/// <param name="definitions">Outlets with their sources: as declared now, else as they were last.</param>
/// <param name="extractor">Reads pages.</param>
/// <param name="joinsPages">Whether reports on several pages are joined (<c>Ingesting:MaxJoinedPages</c>).</param>
/// <param name="now">When a revision that comes of it was made.</param>
internal sealed class Deriver(Definitions definitions, IPageExtractor extractor, bool joinsPages, DateTimeOffset now)
{
    public const string NoArchive = "the publisher wants no copy kept (noarchive)";
    public const string NotKept = "no page is kept: its time was over, or there was no room";
    public const string Feed = "told by a feed alone, whose bytes are not kept";

    private readonly Desk _desk = new(extractor);

    public Derivation Of(ReplayCase kept)
    {
        var outlet = definitions.OutletOf(kept.Article.Outlet);
        if (kept.Page is not { } archived)
            return FromWords(kept, Missing(kept));
        if (!kept.IsFromPage && kept.Article.Body.Count > 0)
            return FromWords(kept, "a feed told more than its page, and feeds are not kept");
        var source = definitions.SourceOf(archived.Source);
        var page = new Page { Body = archived.Page.Body, Address = archived.Page.Address, ContentType = archived.Page.ContentType, TimeZone = outlet.TimeZone, Recipe = source.RecipeAt(archived.Page.RetrievedAt) };
        return extractor.Extract(page) is ExtractOutcome.Extracted { Reading: var reading }
            ? FromReading(kept, archived, outlet, source, reading)
            : FromWords(kept, "its page cannot be read");
    }

    private Derivation FromReading(ReplayCase kept, ArchivedPage archived, Outlet outlet, Source source, PageReading reading)
    {
        if (reading.Signals.NoArchive)
            return FromWords(kept, NoArchive) with { ForgetsPage = true };
        if (Removals.Of(reading) is { } notice)
            return FromWords(kept, $"its page says that it was removed ({notice})");
        if (joinsPages && outlet.Rights.Extent != RightsExtent.Headline && (reading.NextPage ?? reading.WholePage) is not null)
            return FromWords(kept, "told on several pages, of which the first is kept");
        var told = _desk.Tell(kept.Entry ?? EntryOf(kept.Article));
        if (!PageUsable.IsReport(reading, source, told))
            return FromWords(kept, $"no report is found in its page ({PageUsable.Why(reading)})");
        var (draft, rejected) = _desk.Write(outlet, source, told, reading, archived.Page.Address, archived.Page.RetrievedAt);
        return draft is null ? FromWords(kept, $"its page would be rejected ({rejected})") : new Derivation(kept, Rederiving.FromPage(kept, draft, now), draft, null);
    }

    private Derivation FromWords(ReplayCase kept, string why)
    {
        var stored = kept.Article;
        var edited = Editor.Edit(new Report
        {
            Outlet = stored.Outlet,
            Source = stored.Source,
            Keys = [new IdentityKey(IdentityKind.Address, CanonicalAddress.Key(stored.Attribution.Url))],
            Headline = stored.Headline,
            Standfirst = stored.Standfirst,
            Body = stored.Body,
            Attribution = stored.Attribution with { Agencies = Agencies.Of(stored.Attribution.Authors, stored.Body) },
            Sections = stored.Sections,
            Category = definitions.SourceOf(stored.Source).Category,
            Language = stored.Language,
            PublishedAt = stored.PublishedAt,
            PublishedFrom = stored.PublishedFrom,
            Corrections = Corrections.In(stored.Body),
        }).Article;
        return new Derivation(kept, Rederiving.FromWords(stored, edited), null, why);
    }

    private static string Missing(ReplayCase kept) =>
        kept.Article.Signals.NoArchive ? NoArchive : kept.IsFromPage ? NotKept : Feed;

    // What the source said is told by the article itself, where it was not kept: fields of which the page says nothing stay as they are.
    private static Entry EntryOf(Article stored) => new()
    {
        Link = stored.Attribution.Url,
        Title = stored.Headline,
        Summary = stored.Standfirst is { } own && !stored.Body.Any(b => b.Text.Contains(own.TrimEnd('…'), StringComparison.Ordinal)) ? WebUtility.HtmlEncode(own) : null,
        PublishedAt = stored.PublishedFrom is DateProvenance.Feed or DateProvenance.Sitemap ? stored.Attribution.PublishedAt : null,
        Authors = stored.Attribution.Authors,
        Categories = stored.Sections,
        Image = stored.Image,
        Language = stored.Language,
    };
}
