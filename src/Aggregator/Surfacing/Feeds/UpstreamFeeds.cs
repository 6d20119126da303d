using Aggregator.Sources;

namespace Aggregator.Surfacing.Feeds;

/// <summary>Which address stands for an outlet's own feed.</summary>
internal static class UpstreamFeeds
{
    /// <summary>The outlet's first feed, or its home page. An address with a query or a user may hold a key that is nobody's business.</summary>
    public static Uri Of(Outlet outlet) =>
        outlet.Sources.FirstOrDefault(s => s is { Enabled: true, Kind: SourceKind.Feed } && Portal.Links.IsWeb(s.Address) && s.Address.Query.Length == 0 && s.Address.UserInfo.Length == 0)?.Address
        ?? outlet.HomePage;
}
