using System.Globalization;

namespace Aggregator.Extracting.Drifting;

/// <summary>A break in one sentence, for logs, admin pages and the command line.</summary>
public static class DriftWords
{
    public static string Of(DriftBreak told)
    {
        var field = told.Field is { } f ? NameOf(f) : "";
        var what = told.Kind switch
        {
            DriftKind.NoReport => "no report is found in its pages",
            DriftKind.Missing => $"the {field} is missing",
            DriftKind.DeadSelector => $"the selector \"{told.Selector}\" for the {field} finds nothing ({Serving(told)})",
            DriftKind.OtherLayer => $"the {field} comes from {told.PresentLayer ?? "nowhere"} instead of {told.UsualLayer}",
            DriftKind.Shorter => $"the {field} is much shorter than it used to be",
            DriftKind.Longer => $"the {field} is much longer than it used to be",
            _ => throw new ArgumentOutOfRangeException(nameof(told), told.Kind, null),
        };
        var how = told.IsCertain ? "" : "perhaps ";
        var instead = told.Suggestion is { } s ? string.Create(CultureInfo.InvariantCulture, $"; \"{s.Selector}\" finds it on {s.Hits} of {s.Pages}{(s.Lasts ? "" : ", by a generated name")}") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{how}{what}, on {told.Pages} {(told.Pages == 1 ? "page" : "pages")} since {told.Since.UtcDateTime:yyyy-MM-dd HH:mm} UTC{instead}");
    }

    public static string NameOf(PageField field) => field switch
    {
        PageField.PublishedAt => "date",
        var other => other.ToString().ToLowerInvariant(),
    };

    private static string Serving(DriftBreak told) => told.PresentLayer is { } layer ? $"{layer} serves meanwhile" : "and nothing else does";
}
