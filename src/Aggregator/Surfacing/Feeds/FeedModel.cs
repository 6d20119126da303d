using Aggregator.Rights;

namespace Aggregator.Surfacing.Feeds;

/// <summary>A feed before it is written in one of the formats. Everything in it may be surfaced.</summary>
internal sealed record FeedModel
{
    /// <summary>A tag URI (RFC 4151): stays when addresses move.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string Description { get; init; }

    /// <summary>The page that shows the same.</summary>
    public required Uri Page { get; init; }

    public required Uri Self { get; init; }

    /// <summary>The newest part in the same form, where this is an older one.</summary>
    public Uri? First { get; init; }

    /// <summary>Older articles in the same form; null at the end.</summary>
    public Uri? Next { get; init; }

    public required Uri Portal { get; init; }

    public IReadOnlyList<string> Hubs { get; init; } = [];

    /// <summary>WebSub §4: the hubs, and the address to subscribe to. The only place for it in a JSON Feed.</summary>
    public string? HeaderLinks => Hubs.Count == 0 ? null : string.Join(", ", Hubs.Select(h => $"<{new Uri(h).AbsoluteUri}>; rel=\"hub\"").Append($"<{FeedText.Of(Self)}>; rel=\"self\""));

    public int MaxAgeMinutes { get; init; }

    public IReadOnlyList<FeedItem> Items { get; init; } = [];

    /// <summary>The newest change of an article in it; for an empty feed an instant that stays the same.</summary>
    public DateTimeOffset UpdatedAt => Items.Count > 0 ? Items.Max(i => i.Article.UpdatedAt) : DateTimeOffset.UnixEpoch;
}

/// <summary>An article in a feed, with the outlet's own feed as the source that it was taken from.</summary>
/// <param name="Id">A tag URI.</param>
/// <param name="Page">The portal's page about it.</param>
/// <param name="Original">The report at its outlet; null when that is no web address.</param>
/// <param name="Upstream">The outlet's feed, or its home page.</param>
internal sealed record FeedItem(Surfaceable Article, string Id, Uri Page, Uri? Original, Uri Upstream)
{
    /// <summary>Plain text; null where the rights leave nothing besides the headline.</summary>
    public string? Summary => Article.Standfirst ?? Article.Body.FirstOrDefault(b => b.Kind == Extracting.BlockKind.Paragraph)?.Text;

    /// <summary>Whose it is: always the outlet, and the authors that it names.</summary>
    public IReadOnlyList<string> Authors => Article.Attribution.Authors.Count > 0 ? Article.Attribution.Authors : [Article.Attribution.Outlet];

    public string? Rights => (Article.Attribution.Credit, Article.Attribution.Licence) switch
    {
        ({ } credit, { } licence) => $"{credit} · {licence}",
        var (credit, licence) => credit ?? licence,
    };
}
