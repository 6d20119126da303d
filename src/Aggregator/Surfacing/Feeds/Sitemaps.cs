using System.Globalization;
using Aggregator.Rights;
using Aggregator.Storing;
using Aggregator.Surfacing.Portal;

namespace Aggregator.Surfacing.Feeds;

/// <summary>
/// Tells search engines what there is: an index, the last two days' news, the standing pages, and one sitemap per day (more for a day that fills it).
/// They are as fresh as crawlers need; only the news is remade within the minute.
/// </summary>
internal sealed class Sitemaps(Newsroom newsroom, IArticleQueries queries, ReadyAnswers ready, PublicAddress address)
{
    public const string Index = "sitemap.xml";
    public const string News = "sitemaps/news.xml";
    public const string Pages = "sitemaps/pages.xml";

    /// <summary>Articles in a day's sitemap. The protocol allows 50,000; a tenth keeps the making short.</summary>
    public const int MostInPart = 5_000;

    // Google's limits for news: the last two days, at most a thousand.
    private const int MostNews = 1_000;
    private const int Slice = 200;
    private const int MostSitemaps = 50_000;
    private const int DayLength = 10;
    private static readonly TimeSpan NewsAge = TimeSpan.FromHours(48);
    private static readonly TimeSpan NewsKept = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    public Task<ReadyResult> IndexAsync(HttpRequest request) => AnswerAsync(request, Index, Kept, async (portal, _) =>
    {
        var days = await queries.DaysAsync(CancellationToken.None);
        var parts = days.SelectMany(d => Enumerable.Range(1, (d.Articles + MostInPart - 1) / MostInPart).Select(part => DayPath(d.Day, part)));
        return SitemapXml.Index(parts.Prepend(Pages).Prepend(News).Take(MostSitemaps).Select(path => new Uri(portal, path)));
    });

    public Task<ReadyResult> NewsAsync(HttpRequest request) => AnswerAsync(request, News, NewsKept, async (portal, now) =>
        SitemapXml.NewsOf(portal, await ListAsync(new ArticleQuery { Since = now - NewsAge }, 0, MostNews)));

    public Task<ReadyResult> PagesAsync(HttpRequest request) => AnswerAsync(request, Pages, Kept, async (portal, _) =>
    {
        var outlets = (await newsroom.OutletsAsync()).Where(o => o.Articles > 0).Select(o => Links.Outlet(o.Outlet.Id.Value)[1..]);
        var paths = Sections.Known.Select(s => Links.Section(s)[1..]).Concat(outlets).Prepend("");
        return SitemapXml.Pages(paths.Select(path => (new Uri(portal, path), default(DateTimeOffset?))));
    });

    /// <param name="name">The day and the part of it: <c>2026-11-24-1</c>.</param>
    public Task<ReadyResult> DayAsync(HttpRequest request, string name) => AnswerAsync(request, name, Kept, async (portal, _) =>
    {
        if (Part(name) is not var (day, part))
        {
            return null;
        }

        var since = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        var articles = await ListAsync(new ArticleQuery { Since = since, Until = since.AddDays(1) }, (part - 1) * MostInPart, MostInPart);
        return articles.Count == 0 ? null : SitemapXml.Pages(articles.Select(a => (new Uri(portal, new Story(a, false).Path[1..]), (DateTimeOffset?)a.UpdatedAt)));
    });

    private static (DateOnly Day, int Part)? Part(string name) =>
        name.Length > DayLength + 1 && name[DayLength] == '-' && name[DayLength + 1] != '0'
        && DateOnly.TryParseExact(name[..DayLength], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day < DateOnly.MaxValue
        && int.TryParse(name[(DayLength + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var part) && part <= MostSitemaps
            ? (day, part)
            : null;

    private static string DayPath(DateOnly day, int part) => string.Create(CultureInfo.InvariantCulture, $"sitemaps/{day:yyyy-MM-dd}-{part}.xml");

    private async ValueTask<List<Surfaceable>> ListAsync(ArticleQuery query, int skip, int take)
    {
        List<Surfaceable> articles = [];
        string? cursor = null;
        do
        {
            var shown = await newsroom.ListAsync(query with { Limit = Slice, Cursor = cursor });
            articles.AddRange(shown.Items.Skip(skip).Where(a => !Findable.Forbidden(a)));
            skip = Math.Max(0, skip - shown.Items.Count);
            cursor = shown.Next;
        }
        while (cursor is not null && articles.Count < take);
        return articles.Count > take ? articles[..take] : articles;
    }

    private async Task<ReadyResult> AnswerAsync(HttpRequest request, string name, TimeSpan kept, Func<Uri, DateTimeOffset, ValueTask<byte[]?>> write)
    {
        var asked = new Asked(address.Of(request), name);
        return new(await ready.FindAsync(
            asked,
            async now => await write(asked.Portal, now) is { } bytes
                ? FeedAnswer.Of(bytes, "application/xml", kept) with { ValidUntil = now + kept }
                : FeedProblems.NoSuchSitemap(name),
            whateverIsStored: true));
    }

    private sealed record Asked(Uri Portal, string Name);
}
