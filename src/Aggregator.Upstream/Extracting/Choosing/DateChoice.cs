using AngleSharp.Dom;
using Aggregator.Extracting.Layers;

namespace Aggregator.Extracting.Choosing;

/// <summary>When it was published and when it was last changed.</summary>
internal static class DateChoice
{
    public static Found<DateTimeOffset>? Published(IReadOnlyList<Findings> layers, PageSurvey survey, Uri address, TimeZoneInfo zone)
    {
        foreach (var layer in layers)
        {
            if (DateText.Read(layer.Published, zone) is { } at)
                return new Found<DateTimeOffset>(at, layer.Layer);
        }

        return VisibleDate.Of(survey, address, zone) is { } visible ? new Found<DateTimeOffset>(visible, LayerNames.Scoring) : null;
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
