using System.Globalization;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Normalising;
using Aggregator.Rights;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Surfacing;

/// <summary>A store in memory that a test fills with verbs: outlets declare, report and withdraw.</summary>
internal sealed partial class FakeNewsroom : IArticleQueries
{
    private readonly Dictionary<OutletId, Outlet> _outlets = [];
    // Never changed, only replaced: surfaces read while a test writes.
    private List<Article> _articles = [];
    private readonly Dictionary<ArticleId, List<Article>> _past = [];
    private readonly List<SourceStatus> _sources = [];
    private readonly Dictionary<SourceId, List<PollRecord>> _polls = [];

    public static DateTimeOffset Start { get; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public long Version { get; private set; }

    /// <summary>What the store does instead of answering.</summary>
    public Exception? Trouble { get; set; }

    public int Asked { get; private set; }

    public Outlet Outlet(string id, string name, RightsPolicy? rights = null)
    {
        var outlet = new Outlet { Id = new(id), Name = name, HomePage = new($"https://www.{id}.example/"), Rights = rights ?? new RightsPolicy { Extent = RightsExtent.Full } };
        return Declare(outlet);
    }

    public Outlet Declare(Outlet outlet)
    {
        Version++;
        return _outlets[outlet.Id] = outlet;
    }

    public Article Report(Outlet outlet, string headline, Func<Article, Article>? change = null)
    {
        var number = _articles.Count + 1;
        var at = Start.AddMinutes(-number);
        var article = new Article
        {
            Id = new($"a{number:000}"),
            Outlet = outlet.Id,
            Source = new($"{outlet.Id}/news"),
            Headline = headline,
            Attribution = new() { Outlet = outlet.Name, Url = new(outlet.HomePage, $"report/{number}"), PublishedAt = at, RetrievedAt = at.AddMinutes(1) },
            Category = "uk",
            Language = "en-GB",
            ReadingMinutes = 2,
            PublishedAt = at,
            PublishedFrom = DateProvenance.Page,
            UpdatedAt = at,
        };
        article = change?.Invoke(article) ?? article;
        _articles = [.. _articles, article];
        Happened(OutboxEvent.Published, article);
        return article;
    }

    public void Revise(Article article, Func<Article, Article> change, string kind = OutboxEvent.Revised)
    {
        var index = _articles.FindIndex(a => a.Id == article.Id);
        var before = _articles[index];
        var next = change(before);
        _articles = [.. _articles[..index], next, .. _articles[(index + 1)..]];
        if (next.Revision > before.Revision)
            (_past.TryGetValue(article.Id, out var past) ? past : _past[article.Id] = []).Add(before);
        Happened(next.State == ArticleState.Withdrawn ? OutboxEvent.Withdrawn : kind, next);
    }

    public void Withdraw(Article article, string reason) =>
        Revise(article, a => a with { State = ArticleState.Withdrawn, WithdrawnBecause = reason, UpdatedAt = Start });

    public void Source(Outlet outlet, string slug, SourceHealth health, string? problem = null, params PollRecord[] polls)
    {
        var id = new SourceId($"{outlet.Id}/{slug}");
        _polls[id] = [.. polls];
        _sources.Add(new(
            outlet,
            new Source { Id = id, Outlet = outlet.Id, Address = new(outlet.HomePage, slug + ".xml") },
            new SourceState { Source = id, NextAt = Start.AddMinutes(5), NextBecause = "every 15 min", Health = health, Problem = problem, PolledAt = polls.FirstOrDefault()?.StartedAt },
            _articles.Count(a => a.Outlet == outlet.Id),
            polls.FirstOrDefault()));
    }

    public ValueTask<Slice> ListAsync(ArticleQuery query, CancellationToken cancellation)
    {
        Ask();
        var skip = query.Cursor is null ? 0 : int.Parse(query.Cursor.StartsWith("after-", StringComparison.Ordinal) ? query.Cursor[6..] : "?", CultureInfo.InvariantCulture);
        var all = _articles
            .Where(a => a.State == ArticleState.Published)
            .Where(a => query.Outlet is not { } o || a.Outlet == o)
            .Where(a => query.Category is not { } c || a.Category == c)
            .Where(a => query.Since is not { } s || a.PublishedAt >= s)
            .Where(a => query.Until is not { } u || a.PublishedAt < u)
            .Where(a => query.Text is not { } t || t.Split(' ').All(w => Words(a).Contains(w, StringComparison.OrdinalIgnoreCase)))
            .OrderByDescending(a => a.PublishedAt).ThenBy(a => a.Id.Value, StringComparer.Ordinal)
            .Skip(skip).Take(query.Limit + 1).ToList();
        return new(new Slice([.. all.Take(query.Limit).Select(Stored)], all.Count > query.Limit ? $"after-{skip + query.Limit}" : null));
    }

    public ValueTask<StoredArticle?> FindAsync(ArticleId id, CancellationToken cancellation)
    {
        Ask();
        return new(_articles.Where(a => a.Id == id).Select(Stored).FirstOrDefault());
    }

    public ValueTask<IReadOnlyList<Article>> RevisionsAsync(ArticleId id, CancellationToken cancellation) =>
        new([.. _past.GetValueOrDefault(id, []), .. _articles.Where(a => a.Id == id)]);

    public ValueTask<IReadOnlyList<PublishedDay>> DaysAsync(CancellationToken cancellation) => new([.. _articles
        .Where(a => a.State == ArticleState.Published)
        .GroupBy(a => DateOnly.FromDateTime(a.PublishedAt.UtcDateTime))
        .OrderByDescending(g => g.Key)
        .Select(g => new PublishedDay(g.Key, g.Count()))]);

    public ValueTask<IReadOnlyList<OutletSummary>> OutletsAsync(CancellationToken cancellation)
    {
        Ask();
        return new([.. _outlets.Values.Select(o => new OutletSummary(o, _articles.Count(a => a.Outlet == o.Id && a.State == ArticleState.Published)))]);
    }

    public ValueTask<IReadOnlyList<SourceStatus>> SourcesAsync(CancellationToken cancellation) => new([.. _sources]);

    public ValueTask<IReadOnlyList<PollRecord>> PollsAsync(SourceId source, int limit, CancellationToken cancellation) =>
        new(_polls.TryGetValue(source, out var polls) ? [.. polls.Take(limit)] : Array.Empty<PollRecord>());

    public ValueTask<IReadOnlyDictionary<string, int>> PollCountsAsync(SourceId source, DateTimeOffset since, CancellationToken cancellation) =>
        new(_polls.GetValueOrDefault(source, []).Where(p => p.StartedAt >= since).CountBy(p => p.Outcome).ToDictionary(p => p.Key, p => p.Value));

    public ValueTask<IReadOnlyList<OutboxEvent>> OutboxAsync(long after, int limit, CancellationToken cancellation) => new([]);

    private static string Words(Article a) => string.Join(' ', a.Body.Select(b => b.Text).Prepend(a.Standfirst).Prepend(a.Headline));

    private StoredArticle Stored(Article article) => new(article, _outlets[article.Outlet].Rights);

    private void Ask()
    {
        Asked++;
        if (Trouble is { } trouble)
        {
            throw trouble;
        }
    }
}
