using Aggregator.Rights;
using Aggregator.Sources;
using Aggregator.Surfacing.Portal;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Feeds;

/// <summary>Gathers what a feed says from the newsroom, whatever form it is written in.</summary>
internal sealed class FeedMaker(Newsroom newsroom, TagUris tags, IOptions<FeedsOptions> options)
{
    /// <exception cref="FormatException">The cursor is none that a feed gave.</exception>
    public async Task<FeedModel> MakeAsync(Uri portal, FeedScope scope, FeedFormat format, string? cursor)
    {
        var shown = await newsroom.ListAsync(scope.Articles with { Limit = options.Value.Items, Cursor = cursor });
        var outlets = (await newsroom.OutletsAsync()).ToDictionary(o => o.Outlet.Id, o => o.Outlet);
        return new FeedModel
        {
            Id = tags.Of(portal, scope.Address(format)),
            Title = scope.Title,
            Description = $"{scope.Title}: reports of British outlets, each with its source.",
            Page = new(portal, scope.Page),
            Self = Part(cursor),
            First = cursor is null ? null : Part(null),
            Next = shown.Next is { } next ? Part(next) : null,
            Portal = portal,
            // Only the newest part is told to hubs.
            Hubs = cursor is null && scope.IsTold ? options.Value.Hubs : [],
            MaxAgeMinutes = Math.Max(1, (options.Value.MaxAgeSeconds + 59) / 60),
            Items = [.. shown.Items.Where(a => !scope.IsSearch || !Findable.Forbidden(a)).Select(a => Item(portal, a, outlets.GetValueOrDefault(a.Outlet)))],
        };

        Uri Part(string? at)
        {
            var path = scope.Address(format);
            return new(portal, at is null ? path : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={Uri.EscapeDataString(at)}");
        }
    }

    private FeedItem Item(Uri portal, Surfaceable article, Outlet? outlet) => new(
        article,
        tags.Of(portal, "article/" + article.Id.Value),
        new(portal, new Story(article, false).Path[1..]),
        Links.IsWeb(article.Attribution.Url) ? article.Attribution.Url : null,
        outlet is null ? portal : UpstreamFeeds.Of(outlet));
}
