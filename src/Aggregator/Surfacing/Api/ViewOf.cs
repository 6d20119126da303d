using System.Text.Json;
using Aggregator.Editing;
using Aggregator.Normalising;
using Aggregator.Rights;
using Aggregator.Storing;

namespace Aggregator.Surfacing.Api;

/// <summary>Turns what may be surfaced into what the API writes.</summary>
internal static class ViewOf
{
    /// <summary>Of docs/article.schema.json: grows with every change to the article's shape, its first part when a consumer could break.</summary>
    public const string SchemaVersion = "1.0";

    private const string Extractive = "extractive";

    public static ArticleView Article(Surfaceable article, bool breaking) => new(
        SchemaVersion,
        Extractive,
        article.Id.Value,
        article.Headline,
        article.Standfirst,
        article.FirstParagraph is { Block: AttributedParagraph.InStandfirst } opening ? opening.Text : null,
        [.. article.KeyPoints.Select(p => new KeyPointView(p.Text, Evidence(p.Evidence)))],
        [.. article.Body.Select((b, i) => new BlockView(Camel(b.Kind), b.Text, article.FirstParagraph?.Block == i ? article.FirstParagraph.Text : null))],
        article.WhyItMatters,
        article.WhyItMattersEvidence is { } why ? Evidence(why) : null,
        article.WhatItMeans,
        article.WhatItMeansEvidence is { } what ? Evidence(what) : null,
        Attribution(article.Attribution, article.Outlet.Value),
        article.Category,
        [.. article.Topics.Select(t => new TopicView(t, MediaTopics.NameOf(t) ?? t))],
        article.Region,
        [.. article.Tags.Select(t => new TagView(t.Name, Camel(t.Kind), t.Count, Evidence(t.Evidence)))],
        article.Language,
        article.ReadingMinutes,
        breaking,
        article.Image,
        article.PublishedAt,
        article.UpdatedAt,
        article.Revision,
        Camel(article.State));

    public static HeadlineView Headline(Surfaceable article, bool breaking, Uri portal) => new(
        article.Id.Value,
        article.Headline,
        article.Attribution.Outlet,
        article.Attribution.Url,
        new Uri(portal, "article/" + Uri.EscapeDataString(article.Id.Value)).AbsoluteUri,
        article.Category,
        breaking,
        article.PublishedAt);

    public static OutletView Outlet(OutletSummary summary)
    {
        var (outlet, rights) = (summary.Outlet, summary.Outlet.Rights);
        return new(
            outlet.Id.Value,
            outlet.Name,
            outlet.HomePage,
            Camel(outlet.Kind),
            outlet.Country,
            outlet.Language,
            outlet.Family,
            summary.Articles,
            new(Camel(rights.Extent), rights.Extent == RightsExtent.Excerpt ? rights.ExcerptWords : null, rights.Image, rights.Licence, rights.Credit));
    }

    private static EvidenceView Evidence(Evidence e) => new(e.Revision, e.Paragraph, e.Start, e.Length);

    private static AttributionView Attribution(Attribution a, string outlet) =>
        new(a.Outlet, outlet, a.Authors, a.Url, a.PublishedAt, a.RetrievedAt, a.Licence, a.Credit);

    public static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
