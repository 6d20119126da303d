using Aggregator.Editing;
using Aggregator.Storing;
using Aggregator.Surfacing.Api;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Stream;

/// <summary>Turns what happened into what clients are told; the same for all of them, so that it is made once.</summary>
internal sealed class Telling(Newsroom newsroom, IChangeFeed feed, IOptions<SurfacingOptions> options, TimeProvider clock)
{
    private readonly string _portal = options.Value.PublicUrl is { Length: > 0 } url ? url.TrimEnd('/') + "/" : "/";

    public EventView Of(ShownEvent happened)
    {
        var (what, article) = (happened.Event, happened.Article);
        var stands = article.State == ArticleState.Published;
        return new(
            EventId.Of(feed.Epoch, what.Sequence),
            what.Kind,
            what.At,
            article.Id.Value,
            what.Revision,
            ViewOf.Camel(article.State),
            stands ? ViewOf.Headline(article, newsroom.IsBreaking(article, clock.GetUtcNow()), _portal) : null,
            stands ? null : article.WithdrawnBecause);
    }
}
