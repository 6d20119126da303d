using System.Globalization;
using Aggregator.Rights;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Admin.OneSource;

/// <summary>A source's settings in words; credentials are only said to be there.</summary>
internal static class SourceSettings
{
    public static IEnumerable<(string Name, string Value)> Of(SourceStatus status)
    {
        var source = status.Source;
        yield return ("Kind", source.Kind.ToString().ToLowerInvariant());
        yield return ("Polled", source.Cron is { } cron ? $"at the times of {cron} ({status.Outlet.TimeZone})" : $"every {Minutes(source.Interval)}{(source.Adaptive is { } adaptive ? adaptive ? ", following its rhythm" : ", whatever its rhythm" : "")}");
        yield return ("Section", source.Category is { } category ? Surfacing.Sections.NameOf(category) : "each report’s own");
        yield return ("Pages", source.Pages switch { PageUse.Always => "always fetched", PageUse.Never => "never fetched", _ => "fetched where the entry has no text" });
        yield return ("Rights", Words(source.Rights ?? status.Outlet.Rights) + (source.Rights is null ? " (the outlet’s)" : ""));
        foreach (var (part, selector) in Selectors(source.Recipe))
            yield return ($"Recipe: {part}", selector);
        foreach (var version in source.Recipes)
            yield return ($"Recipe {version.Name}", $"{Day(version.From, "from the beginning")} – {Day(version.Until, "no end")}{(version.Note is { } note ? $": {note}" : "")}");
        if (source.Access.Headers.Count > 0)
            yield return ("Headers", string.Join(", ", source.Access.Headers.Select(h => $"{h.Name}: {h.Value}")));
        if (source.Access.Authorization is { } authorization)
            yield return ("Authorization", authorization.ToString());
        if (source.Access.Proxy is { } proxy)
            yield return ("Proxy", proxy.Address.AbsoluteUri);
        if (source.Access.ObeyRobots is { } obey)
            yield return ("robots.txt", obey ? "governs it" : "does not govern it");
    }

    public static string Words(RightsPolicy rights)
    {
        var extent = rights.Extent switch
        {
            RightsExtent.Headline => "headline",
            RightsExtent.Excerpt => $"excerpt of {rights.ExcerptWords} words",
            _ => "full text",
        };
        var image = !rights.Image ? "no image" : rights.ImageWithCredit ? "image with its credit" : "image";
        return string.Join(", ", new[] { extent, image, rights.Licence }.OfType<string>());
    }

    private static string Minutes(TimeSpan interval) => $"{interval.TotalMinutes.ToString("0.##", CultureInfo.InvariantCulture)} min";

    private static string Day(DateTimeOffset? at, string otherwise) => at?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? otherwise;

    private static IEnumerable<(string Part, string Selector)> Selectors(Recipe recipe) =>
        RecipeParts.Names.Select(n => (Part: n.ToLowerInvariant(), Selector: recipe.Part(n))).Where(p => p.Selector is not null).Select(p => (p.Part, p.Selector!));
}
