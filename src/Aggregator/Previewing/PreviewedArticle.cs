using System.Globalization;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Normalising;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Previewing;

/// <summary>An article as a preview shows it: within its rights, each field with the layer that gave it, and what looks odd. Pure.</summary>
internal static class PreviewedArticle
{
    private const int FewWords = 60;

    public static PreviewedEntry Of(PreviewedEntry about, Draft draft, Outlet outlet, Source source, Told told, PageReading? page)
    {
        var article = draft.Article;
        var shown = Surfaceable.Of(article, source.Rights ?? outlet.Rights);
        return about with
        {
            Fate = Fate.New,
            Shown = shown,
            WordsInAll = Words.Count(article.Body),
            Fields = [.. Fields(article, shown, source, told, page)],
            Identity = $"recognised by {string.Join(", then ", draft.Keys.Select(k => $"{k.Kind.ToString().ToLowerInvariant()} {Short(k.Value)}"))}",
            Warnings = [.. Warnings(article, outlet, page)],
        };
    }

    private static IEnumerable<PreviewedField> Fields(Article article, Surfaceable shown, Source source, Told told, PageReading? page)
    {
        var feed = source.Kind.ToString().ToLowerInvariant();
        yield return new("headline", article.Headline, page?.Headline?.Layer ?? feed);
        yield return new("standfirst", shown.Standfirst, article.Standfirst is null ? "none" : page?.Standfirst?.Layer ?? (told.Summary.Count > 0 ? feed : "the text's opening"));
        yield return new("body", string.Create(CultureInfo.InvariantCulture, $"{article.Body.Count} blocks, {Words.Count(article.Body)} words"), article.Body.Count == 0 ? "none" : page?.Body?.Layer ?? feed);
        yield return new("byline", article.Attribution.Authors.Count == 0 ? null : string.Join(", ", article.Attribution.Authors), article.Attribution.Authors.Count == 0 ? "none" : page?.Authors is { Value.Count: > 0 } authors ? authors.Layer : feed);
        yield return new("published", article.PublishedAt.ToString("yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture), article.PublishedFrom switch { DateProvenance.Page => page?.PublishedAt?.Layer ?? "page", DateProvenance.FirstSeen => "first seen", _ => feed });
        yield return new("image", article.Image?.AbsoluteUri, article.Image is null ? "none" : page?.Image?.Layer ?? feed);
        yield return new("category", article.Category, source.Category is not null ? "the source's setting" : article.Sections.Count > 0 ? $"sections {string.Join(", ", article.Sections.Take(3))}, address and text" : "address and text");
        yield return new("language", article.Language, page?.Language?.Layer ?? (told.Entry.Language is not null ? feed : "outlet"));
        yield return new("address", article.Attribution.Url.AbsoluteUri, page?.Canonical?.Layer ?? feed);
        if (article.Attribution.Licence is { } licence)
            yield return new("licence", licence, page?.Licence?.Layer ?? feed);
    }

    private static IEnumerable<string> Warnings(Article article, Outlet outlet, PageReading? page)
    {
        if (article.PublishedFrom == DateProvenance.FirstSeen)
            yield return "no date is found: it is dated by when it is first seen";
        if (Words.Count(article.Body) is var words && words < FewWords)
            yield return words == 0 ? "no text is found: headline and summary only" : $"only {words} words of text are found";
        if (!article.Language.AsSpan(0, 2).Equals(outlet.Language.AsSpan(0, Math.Min(2, outlet.Language.Length)), StringComparison.OrdinalIgnoreCase))
            yield return $"its language is {article.Language}, the outlet's {outlet.Language}";
        if (page is null)
            yield break;
        if (page.Kind == PageKind.Paywalled || page.IsAccessibleForFree == false)
            yield return "a paywall: only the opening is there for all";
        if (page.NextPage is not null || page.WholePage is not null)
            yield return "it goes on on further pages, which a poll fetches and a preview does not";
        foreach (var dead in page.Selectors.Where(s => !s.Found))
            yield return $"the selector for {dead.Field} finds nothing: {dead.Selector}";
    }

    private static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;
}
