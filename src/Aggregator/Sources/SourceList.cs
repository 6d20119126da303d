using System.Text.RegularExpressions;
using Aggregator.Editing;
using Aggregator.Rights;
using Aggregator.Scheduling;
using Microsoft.Extensions.Configuration;

namespace Aggregator.Sources;

/// <summary>The outlets and sources that the configuration declares (section <c>Sources</c>), read strictly.</summary>
internal static partial class SourceList
{
    public const string Section = "Sources";

    private const int MostWays = 32;
    private const int LongestGroup = 100;

    /// <summary>Everything that is wrong is added to <paramref name="errors"/>, each with its path and what would be right.</summary>
    public static IReadOnlyList<Outlet> Read(IConfiguration configuration, ICollection<string> errors)
    {
        var root = new ConfiguredSection(configuration.GetSection(Section), errors);
        root.Flag("IncludeShipped", true);
        var outlets = root.Children("Outlets").Select(o => ReadOutlet(o, errors)).ToList();
        root.RefuseUnknown();
        if (Ways(outlets) is var ways && AreTooMany(ways))
            root.WrongSecret("Outlets", TooManyWays(ways));
        return outlets;
    }

    /// <summary>How many different ways to the network the sources use. Each has connections and a memory of its own.</summary>
    public static int Ways(IEnumerable<Outlet> outlets) => outlets.SelectMany(o => o.Sources).Select(s => s.Access).Where(a => a.Proxy is not null || a.Ports.Count > 0)
        .Select(a => (a.Proxy, string.Join(',', a.Ports.Order()))).Distinct().Count();

    public static bool AreTooMany(int ways) => ways > MostWays;

    public static string TooManyWays(int ways) => $"such that there are at most {MostWays} different combinations of Request:Proxy and Request:Ports, not {ways}";

    /// <summary>Whether a text can be the id of an outlet or the last part of a source's.</summary>
    public static bool IsSlug(string text) => Slug.IsMatch(text);

    public static Outlet ReadOutlet(ConfiguredSection section, ICollection<string> errors)
    {
        RequireSlug(section);
        var id = new OutletId(section.Key);
        var rights = ReadRights(section.Section("Rights"), RightsPolicy.Default);
        var outlet = new Outlet
        {
            Id = id,
            Name = section.Required("Name", "the outlet's name as readers know it"),
            HomePage = section.Address("HomePage", required: true) ?? Nowhere,
            Kind = section.Choice("Kind", OutletKind.National),
            Country = Country(section),
            Language = section.Text("Language") ?? "en-GB",
            TimeZone = Zone(section),
            Family = section.Text("Family"),
            Hosts = section.Children("Hosts").Select(h => Host(h)).ToList(),
            Rights = rights,
            Sources = section.Children("Sources").Select(s => ReadSource(s, id, rights)).ToList(),
        };
        section.RefuseUnknown();
        foreach (var twice in outlet.Sources.GroupBy(s => s.Address).Where(g => g.Count() > 1))
            errors.Add($"{section.Path}:Sources: {string.Join(" and ", twice.Select(s => s.Id.Value))} poll the same address {twice.Key}; each source needs its own");
        return outlet;
    }

    public static Source ReadSource(ConfiguredSection section, OutletId outlet, RightsPolicy ofOutlet)
    {
        RequireSlug(section);
        var source = new Source
        {
            Id = new SourceId($"{outlet.Value}/{section.Key}"),
            Outlet = outlet,
            Address = section.Address("Address", required: true) ?? Nowhere,
            Kind = section.Choice("Kind", SourceKind.Feed),
            Interval = TimeSpan.FromMinutes(section.Number("IntervalMinutes", 15, 0.05, 10_080)),
            Cron = Cron(section),
            Adaptive = section.Text("Adaptive") is null ? null : section.Flag("Adaptive", true),
            Category = Category(section),
            Groups = section.Children("Groups").Select(Group).OfType<string>().Distinct(StringComparer.Ordinal).ToList(),
            Pages = section.Choice("Pages", PageUse.Auto),
            Rights = section.Section("Rights") is { IsEmpty: false } own ? ReadRights(own, ofOutlet) : null,
            Recipe = RecipeList.ReadOne(section.Section("Recipe")),
            Recipes = RecipeList.ReadVersions(section),
            Enabled = section.Flag("Enabled", true),
        };
        source = source with { Access = AccessList.Read(section.Section("Request"), source.Kind, source.Address) };
        section.RefuseUnknown();
        if (source.Address.UserInfo.Length > 0)
            section.WrongSecret("Address", "without a user name or password, which belong in Request:Basic");
        return source;
    }

    // What a source does not say holds as for its outlet.
    private static RightsPolicy ReadRights(ConfiguredSection section, RightsPolicy standard)
    {
        var image = Images(section, standard);
        var rights = new RightsPolicy
        {
            Extent = section.Choice("Extent", standard.Extent),
            ExcerptWords = (int)section.Number("ExcerptWords", standard.ExcerptWords, 0, 500),
            Image = image != ImageUse.Never,
            ImageWithCredit = image == ImageUse.WithCredit,
            Rewriting = section.Flag("Rewriting", standard.Rewriting),
            Licence = section.Text("Licence") ?? standard.Licence,
            Credit = section.Text("Credit") ?? standard.Credit,
            Terms = section.Address("Terms", required: false) ?? standard.Terms,
        };
        section.RefuseUnknown();
        return rights;
    }

    private enum ImageUse
    {
        Never,
        Link,
        WithCredit,
    }

    private static ImageUse Images(ConfiguredSection section, RightsPolicy standard) => section.Text("Image")?.ToUpperInvariant() switch
    {
        "TRUE" => ImageUse.Link,
        "FALSE" => ImageUse.Never,
        _ => section.Choice("Image", !standard.Image ? ImageUse.Never : standard.ImageWithCredit ? ImageUse.WithCredit : ImageUse.Link),
    };

    private static string? Category(ConfiguredSection section)
    {
        var category = section.Text("Category");
        if (category is not null && !Categories.All.Contains(category))
            section.Wrong("Category", category, $"one of {string.Join(", ", Categories.All)}");
        return category;
    }

    private static string? Group(ConfiguredSection section)
    {
        var group = section.Value?.Trim();
        if (group is { Length: > 0 and <= LongestGroup } && !group.Any(c => char.IsControl(c) || c == ',') && group.Split('/').All(p => p.Length > 0 && p == p.Trim()))
            return group;
        section.Wrong(null, section.Value, $"a name of at most {LongestGroup} characters without commas, with a slash between a group and one inside it, such as Regions/Wales");
        return null;
    }

    private static string? Cron(ConfiguredSection section)
    {
        var cron = section.Text("Cron");
        if (cron is not null && CronTimetable.Complaint(cron, TimeProvider.System.GetUtcNow()) is { } complaint)
            section.Wrong("Cron", cron, complaint);
        return cron;
    }

    private static string Host(ConfiguredSection section)
    {
        var host = section.Value?.Trim().ToLowerInvariant() ?? "";
        if (Uri.CheckHostName(host) != UriHostNameType.Dns || !host.Contains('.', StringComparison.Ordinal))
            section.Wrong(null, section.Value, "a domain, such as bbc.com");
        return host;
    }

    private static string Country(ConfiguredSection section)
    {
        var country = section.Text("Country") ?? "GB";
        if (country.Length != 2 || !country.All(char.IsAsciiLetterUpper))
            section.Wrong("Country", country, "two capital letters (ISO 3166-1 alpha-2), such as GB");
        return country;
    }

    private static string Zone(ConfiguredSection section)
    {
        var zone = section.Text("TimeZone") ?? "Europe/London";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            section.Wrong("TimeZone", zone, "an IANA time zone, such as Europe/London");
        return zone;
    }

    private static void RequireSlug(ConfiguredSection section)
    {
        if (!Slug.IsMatch(section.Key))
            section.Wrong(null, section.Key, "named with lower-case letters, digits and hyphens, at most 60");
    }

    // Stands in for an address that was refused, so that reading can go on to the next mistake; such a list is never used.
    private static Uri Nowhere { get; } = new("http://invalid.invalid/");

    [GeneratedRegex("^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?\\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Slug { get; }
}
