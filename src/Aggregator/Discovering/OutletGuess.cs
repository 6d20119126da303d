using Aggregator.Extracting;
using Aggregator.Normalising;
using Aggregator.Reading.Sites;
using Aggregator.Sources;

namespace Aggregator.Discovering;

/// <summary>Who publishes a site: an outlet that is known, else a guess by what its pages and its address say. Pure.</summary>
internal static class OutletGuess
{
    private const int LongestName = 60;

    private static readonly string[] TitleSeparators = [" | ", " - ", " – ", " — ", ": ", " · ", " • ", " :: ", " » "];

    /// <param name="address">An address of the site.</param>
    /// <param name="pages">What was read of it, the likeliest home page first.</param>
    /// <param name="feedTitle">What its best feed calls itself.</param>
    /// <param name="feedLanguage">What language that is in.</param>
    /// <param name="known">The outlets that there are.</param>
    public static OutletProposal Of(Uri address, IReadOnlyList<SiteFacts> pages, string? feedTitle, string? feedLanguage, IReadOnlyList<Outlet> known)
    {
        if (Known(address, known) is { } outlet)
            return Of(outlet, address);
        var name = NameOf(address, pages, feedTitle);
        var country = Countries.Of(address.IdnHost, pages.Select(p => p.Language).FirstOrDefault(l => l is not null) ?? feedLanguage);
        var language = LanguageOf(pages.Select(p => (p.Language, "the page")).Append((feedLanguage, "the feed")), country.Value);
        var home = new Uri(address, "/");
        return new OutletProposal
        {
            Id = Slugs.Free(Slugs.Of(name.Value) is { Length: > 0 } slug ? slug : Slugs.Of(Site.Registrable(address.IdnHost)), known.Select(o => o.Id.Value)),
            Name = name.Value,
            HomePage = home,
            Kind = KindOf(address.IdnHost, country.Value),
            Country = country.Value,
            Language = language.Value,
            TimeZone = Countries.ZoneOf(country.Value),
            Because = [$"name: {name.Layer}", $"country: {country.Layer}", $"language: {language.Layer}", $"time zone: that of {country.Value}"],
        };
    }

    private static OutletProposal Of(Outlet outlet, Uri address) => new()
    {
        Id = outlet.Id.Value,
        Name = outlet.Name,
        HomePage = outlet.HomePage,
        Kind = outlet.Kind,
        Country = outlet.Country,
        Language = outlet.Language,
        TimeZone = outlet.TimeZone,
        IsKnown = true,
        Because = [$"{address.IdnHost} belongs to {outlet.Name}, which is there already"],
    };

    // Several outlets may share a site (bbc.co.uk): the one whose home page or source has most of the address's path in common.
    private static Outlet? Known(Uri address, IReadOnlyList<Outlet> known) => known
        .Select(o => (Outlet: o, Fit: Fit(o, address)))
        .Where(o => o.Fit >= 0)
        .OrderByDescending(o => o.Fit)
        .Select(o => o.Outlet)
        .FirstOrDefault();

    private static int Fit(Outlet outlet, Uri address)
    {
        var fits = outlet.Sources.Select(s => s.Address).Append(outlet.HomePage).Where(a => Site.IsSame(a, address)).Select(a => Common(a.AbsolutePath, address.AbsolutePath)).ToList();
        return fits.Count > 0 ? fits.Max() : outlet.Hosts.Any(h => Site.IsUnder(address, h)) ? 0 : -1;
    }

    private static int Common(string one, string other) => one.Split('/', StringSplitOptions.RemoveEmptyEntries).Zip(other.Split('/', StringSplitOptions.RemoveEmptyEntries)).TakeWhile(p => p.First.Equals(p.Second, StringComparison.OrdinalIgnoreCase)).Count();

    private static Found<string> NameOf(Uri address, IReadOnlyList<SiteFacts> pages, string? feedTitle)
    {
        var host = Site.Registrable(address.IdnHost);
        var label = Words.Fold(host.Split('.')[0]).Replace(" ", "", StringComparison.Ordinal);
        foreach (var name in pages.SelectMany(p => p.Names))
        {
            if (Plain(name.Value, label) is { Length: > 1 } plain)
                return new(plain, $"by {name.Layer}");
        }

        return OfTitles([.. pages.Select(p => (p.Title, p.Address.AbsolutePath.Length <= 1 ? "the home page's title" : "the page's title")).Prepend((feedTitle, "the feed's title")).Where(t => t.Item1 is not null).Select(t => (t.Item1!, t.Item2))], label) ?? new(host, "the host");
    }

    // "Latest news | The Gazette", "The Gazette: all of Anytown": what the titles have in common, else what is like the host's name, else what a feed and a home page begin with and another page ends with.
    private static Found<string>? OfTitles(IReadOnlyList<(string Title, string Where)> titles, string label)
    {
        var parts = titles.Select(t => (Parts: PartsOf(t.Title), t.Where)).Where(t => t.Parts.Length > 0).ToList();
        var shared = parts.SelectMany(t => t.Parts.Distinct(StringComparer.OrdinalIgnoreCase)).GroupBy(p => p, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1).OrderByDescending(g => g.Count()).FirstOrDefault();
        if (shared is not null && shared.Key.Length is > 1 and <= LongestName)
            return new(shared.Key, "what its titles have in common");
        foreach (var (part, where) in parts.SelectMany(t => t.Parts.Select(p => (p, t.Where))))
        {
            if (IsLike(part, label))
                return new(part, where);
        }

        return parts.Select(t => (Name: t.Where == "the page's title" ? t.Parts[^1] : t.Parts[0], t.Where)).Where(t => t.Name.Length is > 1 and <= LongestName).Select(t => new Found<string>(t.Name, t.Where)).FirstOrDefault();
    }

    // "The Gazette | Latest news from Anytown": the part that is most like the host's name, else the first.
    private static string Plain(string name, string label)
    {
        var parts = PartsOf(name);
        var best = Array.Find(parts, p => IsLike(p, label)) ?? parts.FirstOrDefault() ?? "";
        return best.Length <= LongestName ? best : "";
    }

    private static string[] PartsOf(string text) => Words.Line(text, 240).Split(TitleSeparators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsLike(string part, string label) => Words.Fold(part).Replace(" ", "", StringComparison.Ordinal) is { Length: > 2 } folded && (label.Contains(folded, StringComparison.Ordinal) || folded.Contains(label, StringComparison.Ordinal));

    private static Found<string> LanguageOf(IEnumerable<(string? Language, string From)> declared, string country)
    {
        foreach (var (language, from) in declared)
        {
            if (string.IsNullOrWhiteSpace(language))
                continue;
            var tag = Languages.First(language);
            return new(tag != "en" ? tag : $"en-{(country is "US" or "AU" or "CA" or "IE" or "NZ" or "ZA" or "IN" ? country : "GB")}", $"declared by {from}");
        }

        return new("en-GB", "nothing says; British English is assumed");
    }

    private static OutletKind KindOf(string host, string country)
    {
        if (host.EndsWith(".gov.uk", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".nhs.uk", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".police.uk", StringComparison.OrdinalIgnoreCase)
            || host.EndsWith(".parliament.uk", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".gov.scot", StringComparison.OrdinalIgnoreCase) || host.EndsWith(".gov.wales", StringComparison.OrdinalIgnoreCase))
            return OutletKind.PublicSector;
        return country == "GB" ? OutletKind.National : OutletKind.International;
    }
}
