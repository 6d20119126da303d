using Aggregator.Extracting.Choosing;
using Aggregator.Extracting.Layers;
using Aggregator.Extracting.Paging;
using Aggregator.Extracting.Scoring;
using Aggregator.Sources;
using AngleSharp.Dom;

namespace Aggregator.Extracting;

/// <summary>One parsed page: survey, layers, choices.</summary>
internal static class PageReader
{
    private const int StandfirstLimit = 600;

    /// <summary>What the block scorer sees of a page; for training it.</summary>
    public static (PageSurvey Survey, PageFacts Facts) Survey(IDocument document, Page page)
    {
        var survey = PageWalk.Through(document);
        var layers = LayersOf(document, survey, page);
        return (survey, FactsOf(layers, HeadlineChoice.Of(layers, survey, page.Address)?.Value ?? ""));
    }

    public static Inspection Read(IDocument document, Page page)
    {
        if (page.Recipe.Body is null)
            RecipeBody.Remove(document, page.Recipe);
        var survey = PageWalk.Through(document);
        var baseAddress = BaseAddress.Of(document, page.Address);
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(page.TimeZone, out var found) ? found : TimeZoneInfo.Utc;
        var layers = LayersOf(document, survey, page);
        var headline = HeadlineChoice.Of(layers, survey, page.Address);
        var facts = FactsOf(layers, headline?.Value ?? "");
        var free = layers.Select(l => l.IsAccessibleForFree).FirstOrDefault(f => f is not null);
        var body = RecipeBody.Of(document, page.Recipe) ?? StatedBody.OrVisible(layers, BodyChoice.Of(survey, facts));
        var reading = new PageReading
        {
            Kind = KindChoice.Of(layers, survey, body.Value, page.Address),
            Headline = headline,
            Standfirst = PlainChoices.Text(layers, l => l.Standfirst, StandfirstLimit, headline?.Value ?? ""),
            Authors = AuthorsChoice.Of(layers, survey, headline?.Value ?? "", page.Address),
            PublishedAt = DateChoice.Published(layers, survey, headline?.Value ?? "", page.Address, zone),
            UpdatedAt = DateChoice.Updated(layers, zone),
            Canonical = PlainChoices.Canonical(layers, page.Address, baseAddress),
            Image = ImageChoice.Of(layers, baseAddress),
            Language = PlainChoices.Text(layers, l => l.Language, 35),
            Section = PlainChoices.Text(layers, l => l.Section, 60),
            Licence = PlainChoices.Licence(layers),
            Body = body.Value.Count > 0 ? body : null,
            IsAccessibleForFree = free,
            NextPage = FurtherPages.Next(survey, page.Address, baseAddress),
            WholePage = FurtherPages.Whole(survey, page.Address, baseAddress),
            Signals = PageSignals.Of(survey.Metas, free, baseAddress),
        };
        return new Inspection(page.Recipe == Recipe.None ? reading : reading with { Selectors = RecipeUse.Of(page.Recipe, layers[0], reading) }, layers);
    }

    // Best evidence first; fields that are better chosen in another order say so themselves.
    private static Findings[] LayersOf(IDocument document, PageSurvey survey, Page page)
    {
        var tags = new MetaTags(survey.Metas);
        return
        [
            RecipeLayer.Read(document, page.Recipe),
            JsonLdLayer.Read(survey.JsonLd, page.Address),
            MicrodataLayer.Read(survey),
            OpenGraphLayer.Read(tags),
            MetaLayer.Read(tags, survey),
        ];
    }

    private static PageFacts FactsOf(Findings[] layers, string headline) => new()
    {
        Headline = headline,
        Description = layers.Select(l => l.Standfirst).FirstOrDefault(s => !string.IsNullOrWhiteSpace(s)) ?? "",
        StatedBody = layers.First(l => l.Layer == LayerNames.JsonLd).BodyText ?? "",
        Type = layers.First(l => l.Layer == LayerNames.JsonLd).Type ?? layers.First(l => l.Layer == LayerNames.OpenGraph).Type ?? "",
    };
}
