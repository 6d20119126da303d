using System.Text.Json;
using Aggregator.Normalising;
using Aggregator.Rights;
using Aggregator.Storing;

namespace Aggregator.Surfacing.Api;

/// <summary>Turns what may be surfaced into what the API writes.</summary>
internal static class ViewOf
{
    public static ArticleView Article(Surfaceable article, bool breaking) => new(
        article.Id.Value,
        article.Headline,
        article.Standfirst,
        [.. article.KeyPoints.Select(p => new KeyPointView(p.Text, new(p.Evidence.Revision, p.Evidence.Paragraph, p.Evidence.Start, p.Evidence.Length)))],
        [.. article.Body.Select(b => new BlockView(Camel(b.Kind), b.Text))],
        article.WhyItMatters,
        article.WhatItMeans,
        Attribution(article.Attribution, article.Outlet.Value),
        article.Category,
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

    private static AttributionView Attribution(Attribution a, string outlet) =>
        new(a.Outlet, outlet, a.Authors, a.Url, a.PublishedAt, a.RetrievedAt, a.Licence, a.Credit);

    public static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
