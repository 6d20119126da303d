using Aggregator.Extracting.Layers;

namespace Aggregator.Extracting.Choosing;

/// <summary>Who wrote it: people before organisations, and what the page states before what it shows.</summary>
internal static class AuthorsChoice
{
    public static Found<IReadOnlyList<string>>? Of(IReadOnlyList<Findings> layers, PageSurvey survey, string headline, Uri address)
    {
        var site = SiteNames.Of(layers, address);
        foreach (var layer in layers)
        {
            if (AuthorNames.Of(layer.Authors, site) is { Count: > 0 } names)
                return new Found<IReadOnlyList<string>>(names, layer.Layer);
        }

        if (VisibleByline.Of(survey, headline, site) is { Count: > 0 } visible)
            return new Found<IReadOnlyList<string>>(visible, LayerNames.Scoring);
        foreach (var layer in layers)
        {
            if (AuthorNames.Organisations(layer.Authors) is { Count: > 0 } organisations)
                return new Found<IReadOnlyList<string>>(organisations, layer.Layer);
        }

        return null;
    }
}
