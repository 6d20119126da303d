using Aggregator.Fetching;
using Aggregator.Rights;

namespace Aggregator.Discovering;

/// <summary>What one site's robots.txt says, for a search on it.</summary>
/// <param name="Site">An address of the site.</param>
/// <param name="Rules">What holds for us.</param>
/// <param name="Signals">What it says of uses, AI agents among them.</param>
/// <param name="IsThere">Whether there is one; a guess needs its leave.</param>
internal sealed record SiteRobots(Uri Site, RobotsRules Rules, RobotsSignals Signals, bool IsThere)
{
    private const int MostSitemaps = 10;

    public static SiteRobots Of(Uri site, FetchOutcome outcome, string agent)
    {
        if (outcome is not FetchOutcome.Fetched fetched)
            return new(site, RobotsRules.None, RobotsSignals.None, IsThere: false);
        var robots = RobotsTxt.Parse(fetched.Body.Span);
        return new(site, robots.For(agent), robots.SignalsFor(agent), IsThere: true);
    }

    public bool Allows(Uri address) => !IsOfHere(address) || Rules.Judge(address.PathAndQuery).Allowed;

    public RightsSignals SignalsOf(Uri address) => IsOfHere(address) ? Signals.Of(address.PathAndQuery) : RightsSignals.None;

    /// <summary>Addresses of sitemaps that can be asked, those of news first.</summary>
    public IReadOnlyList<Uri> Sitemaps =>
    [
        .. Rules.Sitemaps.Select(s => Uri.TryCreate(Site, s, out var at) && WebAddress.CanBeAsked(at) && at.UserInfo.Length == 0 ? at : null).OfType<Uri>()
            .Distinct()
            .OrderByDescending(IsOfNews)
            .Take(MostSitemaps),
    ];

    public static bool IsOfNews(Uri sitemap) => sitemap.AbsolutePath.Contains("news", StringComparison.OrdinalIgnoreCase);

    private bool IsOfHere(Uri address) => Uri.Compare(address, Site, UriComponents.SchemeAndServer, UriFormat.Unescaped, StringComparison.OrdinalIgnoreCase) == 0;
}
