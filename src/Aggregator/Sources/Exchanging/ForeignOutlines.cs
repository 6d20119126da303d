using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace Aggregator.Sources;

/// <summary>Finds an outlet and an id for feeds from another program's file: the outlet whose home they share, or a new one for their site.</summary>
internal static class ForeignOutlines
{
    public static void Place(SourceFile file, List<OpmlOutline> outlines, SourceCatalogue catalogue)
    {
        var polled = catalogue.Outlets.SelectMany(o => o.Sources).GroupBy(s => Key(s.Address)).ToDictionary(g => g.Key, g => g.First().Id.Value);
        var homes = Homes(catalogue);
        foreach (var outline in outlines)
        {
            if (!Uri.TryCreate(outline.Address, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
                file.Skipped.Add($"{Shown(outline)}: its address is not one of the web");
            else if (address.UserInfo.Length > 0)
                file.Skipped.Add($"{Shown(outline)}: its address holds a password; add it by hand, with Request:Basic");
            else if (!polled.TryAdd(Key(address), ""))
                file.Skipped.Add(polled[Key(address)] is { Length: > 0 } id ? $"{Shown(outline)}: is polled already, as {id}" : $"{Shown(outline)}: stands there twice");
            else
                Add(file, outline, address, homes, catalogue);
        }
    }

    private static void Add(SourceFile file, OpmlOutline outline, Uri address, Dictionary<string, string> homes, SourceCatalogue catalogue)
    {
        var home = Uri.TryCreate(outline.HomePage, UriKind.Absolute, out var page) && page.Scheme is "http" or "https" && page.Host.Length > 0 && page.UserInfo.Length == 0 ? page : new Uri(address.GetLeftPart(UriPartial.Authority) + "/");
        var site = Site(home.IdnHost);
        if (!homes.TryGetValue(site, out var outlet) && !homes.TryGetValue(Site(address.IdnHost), out outlet))
        {
            outlet = Free(Slug(site.Replace('.', '-'), "outlet"), id => file.Outlets.ContainsKey(id) || catalogue.Find(new OutletId(id)) is not null || catalogue.Kept(new(Storing.EditKind.Outlet, id)) is not null);
            var definition = new JsonObject { ["Name"] = outline.Name.Length > 0 ? Name(outline.Name) : site, ["HomePage"] = home.AbsoluteUri };
            if (outline.Language.Length > 0 && outline.Language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
                definition["Language"] = outline.Language;
            file.Outlets[outlet] = definition;
            homes[site] = outlet;
        }

        var slug = Free(Slug(outline.Name, "feed"), s => file.Sources.ContainsKey($"{outlet}/{s}") || catalogue.Find(new SourceId($"{outlet}/{s}")) is not null);
        outline.Definition["Address"] = address.AbsoluteUri;
        file.Sources[$"{outlet}/{slug}"] = outline.Definition;
    }

    private static Dictionary<string, string> Homes(SourceCatalogue catalogue)
    {
        var homes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var outlet in catalogue.Outlets)
        {
            homes.TryAdd(Site(outlet.HomePage.IdnHost), outlet.Id.Value);
            foreach (var host in outlet.Hosts)
                homes.TryAdd(Site(host), outlet.Id.Value);
        }

        return homes;
    }

    private static string Site(string host) => host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? host[4..].ToLowerInvariant() : host.ToLowerInvariant();

    private static string Key(Uri address) => $"{address.IdnHost}:{(address.IsDefaultPort ? "" : address.Port)}{address.PathAndQuery}";

    private static string Name(string name) => new string([.. name.Where(c => !char.IsControl(c)).Take(200)]).Trim();

    private static string Shown(OpmlOutline outline) => Name($"{outline.Name} <{outline.Address}>");

    /// <summary>Letters and digits of a text, as an id has them.</summary>
    internal static string Slug(string text, string fallback)
    {
        var slug = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
                slug.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
                slug.Append('-');
            if (slug.Length == 50)
                break;
        }

        var plain = slug.ToString().Trim('-');
        return plain.Length > 0 ? plain : fallback;
    }

    private static string Free(string slug, Func<string, bool> isTaken)
    {
        for (var n = 1; ; n++)
        {
            var name = n == 1 ? slug : $"{slug}-{n}";
            if (!isTaken(name))
                return name;
        }
    }
}
