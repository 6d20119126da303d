using AngleSharp.Dom;

namespace Aggregator.Extracting.Layers;

/// <summary>The head's other meta and link elements: Dublin Core, Parsely, Sailthru, newspapers' own names.</summary>
internal static class MetaLayer
{
    public static Findings Read(MetaTags tags, PageSurvey survey) => new(LayerNames.Meta)
    {
        Headline = tags.First("headline", "parsely-title", "sailthru.title", "dc.title", "dcterms.title", "title", "citation_title", "hdl"),
        Standfirst = tags.First("description", "sailthru.description", "dc.description", "dcterms.abstract"),
        Authors = Authors(tags),
        Published = tags.First("parsely-pub-date", "sailthru.date", "datepublished", "publishdate", "pubdate", "publish-date", "publish_date", "publication_date", "published_time",
            "dc.date.issued", "dcterms.created", "dcterms.issued", "dc.date", "dcterms.date", "dc.date.created", "cxenseparse:recs:publishtime", "cXenseParse:publishtime", "article.published",
            "originalpublicationdate", "displaydate", "ptime", "date", "citation_publication_date", "citation_date", "rnews:datepublished", "shareaholic:article_published_time", "bt:pubdate", "itemprop:datePublished", "creation_date", "created", "docdate", "article_date_original"),
        Updated = tags.First("lastmod", "last-modified", "dcterms.modified", "dc.date.modified", "article.updated", "itemprop:dateModified", "revised", "utime"),
        Canonical = Link(survey, "canonical"),
        Image = tags.First("thumbnail", "parsely-image-url", "sailthru.image.full", "itemprop:image"),
        Language = survey.Language ?? tags.First("content-language", "language", "dc.language"),
        Section = tags.First("section", "parsely-section", "cXenseParse:category"),
        Licence = Link(survey, "license") ?? tags.First("dc.rights.license", "dcterms.license"),
        SiteName = tags.First("application-name", "apple-mobile-web-app-title", "publisher", "dc.publisher", "cre"),
    };

    private static IReadOnlyList<string> Authors(MetaTags tags)
    {
        foreach (var name in (ReadOnlySpan<string>)["author", "parsely-author", "sailthru.author", "byl", "dc.creator", "dcterms.creator", "article.author", "cXenseParse:author", "citation_author", "authors", "rbauthors", "twitter:data1"])
        {
            var values = tags.All(name);
            if (values.Count > 0 && (name != "twitter:data1" || tags.First("twitter:label1") is { } label && label.Contains("written", StringComparison.OrdinalIgnoreCase)))
                return FirstNameFirst(values);
        }

        return [];
    }

    // Citation tags write "Roy, Aniruddha", one person a tag.
    private static IReadOnlyList<string> FirstNameFirst(IReadOnlyList<string> values)
    {
        var parts = values.Select(v => v.Split(", ")).ToList();
        return values.Count > 1 && parts.All(p => p.Length == 2) ? parts.Select(p => $"{p[1]} {p[0]}").ToList() : values;
    }

    private static string? Link(PageSurvey survey, string rel) => survey.Links
        .Where(l => (l.GetAttribute("rel") ?? "").Split(' ').Contains(rel, StringComparer.OrdinalIgnoreCase))
        .Select(l => l.GetAttribute("href"))
        .FirstOrDefault(h => !string.IsNullOrWhiteSpace(h));
}
