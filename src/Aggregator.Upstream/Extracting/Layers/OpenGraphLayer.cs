namespace Aggregator.Extracting.Layers;

/// <summary>Open Graph (ogp.me), its article namespace, and Twitter's cards.</summary>
internal static class OpenGraphLayer
{
    public static Findings Read(MetaTags tags) => new(LayerNames.OpenGraph)
    {
        Headline = tags.First("og:title", "twitter:title"),
        Standfirst = tags.First("og:description", "twitter:description"),
        Authors = tags.All("article:author", "og:article:author"),
        Published = tags.First("article:published_time", "og:article:published_time", "og:published_time", "og:pubdate", "article:published"),
        Updated = tags.First("article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified"),
        Canonical = tags.First("og:url"),
        Image = tags.First("og:image", "og:image:secure_url", "og:image:url", "twitter:image", "twitter:image:src"),
        Language = tags.First("og:locale"),
        Section = tags.First("article:section", "og:article:section"),
        SiteName = tags.First("og:site_name"),
        Type = tags.First("og:type"),
    };
}
