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
        Camel(article.State))
    {
        Rights = Rights(article.Rights),
        Corrections = [.. article.Corrections.Select(Correction)],
        Sections = article.Sections,
        Sources = [.. article.Sources.Select(s => s.Value)],
        Live = article.IsLive,
        ImageCredit = article.ImageCredit,
    };

    public static CorrectionView Correction(Correction c) => new(Camel(c.Kind), c.Text.Length == 0 ? null : c.Text, c.MadeOn, c.Revision);

    private static ArticleRightsView Rights(EffectiveRights r) =>
        new(Camel(r.Extent), r.Words == int.MaxValue ? null : r.Words, r.Characters, r.Image, r.Derived, r.Rewriting, r.Indexable, r.Because);

    /// <param name="article">The article.</param>
    /// <param name="breaking">Whether it counts as breaking now.</param>
    /// <param name="portal">Where the portal is, ending in a slash.</param>
    public static HeadlineView Headline(Surfaceable article, bool breaking, string portal) => new(
        article.Id.Value,
        article.Headline,
        article.Attribution.Outlet,
        article.Attribution.Url,
        $"{portal}article/{Uri.EscapeDataString(article.Id.Value)}",
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
            new(Camel(rights.Extent), rights.Extent == RightsExtent.Excerpt ? rights.ExcerptWords : null, rights.Image, rights.Licence, rights.Credit)
            {
                ImageWithCredit = rights.ImageWithCredit,
                Rewriting = rights.Rewriting,
                Terms = rights.Terms,
            });
    }

    private static EvidenceView Evidence(Evidence e) => new(e.Revision, e.Paragraph, e.Start, e.Length);

    public static ContentView Content(ContentState content) =>
        new(content.State, content.BehindCount, [.. content.Sources.Select(s => new BehindView(s.Source.Value, s.Outlet.Value, Camel(s.Health), s.SucceededAt))]);

    private static AttributionView Attribution(Attribution a, string outlet) =>
        new(a.Outlet, outlet, a.Authors, a.Url, a.PublishedAt, a.RetrievedAt, a.Licence, a.Credit) { LicenceId = Licences.Of(a.Licence)?.Id, Agencies = a.Agencies };

    public static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
