using Aggregator.Extracting.Layers;

namespace Aggregator.Extracting.Choosing;

/// <summary>When it was published and when it was last changed.</summary>
internal static class DateChoice
{
    /// <summary>What the layers state, else what readers see; a page that only says when it was changed is dated by that.</summary>
    public static Found<DateTimeOffset>? Published(IReadOnlyList<Findings> layers, PageSurvey survey, string headline, Uri address, TimeZoneInfo zone)
    {
        foreach (var layer in layers)
        {
            if (DateText.Read(layer.Published, zone) is { } at)
                return new Found<DateTimeOffset>(LocalDay.Of(at, survey, headline), layer.Layer);
        }

        return VisibleDate.Of(survey, headline, address, zone) is { } visible ? new Found<DateTimeOffset>(visible, LayerNames.Scoring) : Updated(layers, zone);
    }

    public static Found<DateTimeOffset>? Updated(IReadOnlyList<Findings> layers, TimeZoneInfo zone)
    {
        foreach (var layer in layers)
        {
            if (DateText.Read(layer.Updated, zone) is { } at)
                return new Found<DateTimeOffset>(at, layer.Layer);
        }

        return null;
    }
}
