using Aggregator.Sources;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing.Feeds;

/// <summary>Answers requests for the portal's feeds, and keeps the answers ready while they are right.</summary>
internal sealed class PublishedFeeds(Newsroom newsroom, FeedMaker maker, ReadyAnswers ready, PublicAddress address, IOptions<FeedsOptions> options)
{
    private readonly TimeSpan _maxAge = TimeSpan.FromSeconds(options.Value.MaxAgeSeconds);

    public Task<ReadyResult> EverythingAsync(HttpRequest request, FeedFormat format) => AnswerAsync(request, format, "", "", _ => new((FeedScope.Everything, null)));

    public Task<ReadyResult> SectionAsync(HttpRequest request, FeedFormat format, string category) => AnswerAsync(request, format, "section", category, async c =>
        await newsroom.IsSectionAsync(c) ? (FeedScope.Section(c), null) : (null, FeedProblems.NoSuchSection(c)));

    public Task<ReadyResult> OutletAsync(HttpRequest request, FeedFormat format, string id) => AnswerAsync(request, format, "outlet", id, async i =>
        await newsroom.OutletAsync(new OutletId(i)) is { } found ? (FeedScope.Outlet(found.Outlet.Id, found.Outlet.Name), null) : (null, FeedProblems.NoSuchOutlet(i)));

    public Task<ReadyResult> SearchAsync(HttpRequest request, FeedFormat format) => AnswerAsync(request, format, "search", request.Query["q"].ToString().Trim(), words =>
        new(FeedScope.Search(words) is { } scope ? (scope, default(Answer)) : (null, FeedProblems.BadWords(words))));

    private async Task<ReadyResult> AnswerAsync(HttpRequest request, FeedFormat format, string kind, string what, Func<string, ValueTask<(FeedScope? Scope, Answer? Problem)>> find)
    {
        foreach (var name in (string[])["cursor", "q"])
        {
            if (request.Query[name].Count > 1)
            {
                return new(FeedProblems.Twice(name, request.Query[name].ToString()));
            }
        }

        var cursor = request.Query["cursor"].ToString();
        var asked = new Asked(address.Of(request), format.Extension, kind, what, cursor.Length == 0 ? null : cursor);
        return new(await ready.FindAsync(asked, async _ => await find(what) switch
        {
            ({ } scope, _) => await WriteAsync(asked, format, scope),
            var (_, problem) => problem!,
        }));
    }

    private async ValueTask<Answer> WriteAsync(Asked asked, FeedFormat format, FeedScope scope)
    {
        try
        {
            var feed = await maker.MakeAsync(asked.Portal, scope, format, asked.Cursor);
            return FeedAnswer.Of(format.Write(feed), format.MediaType, _maxAge) with { Links = feed.HeaderLinks };
        }
        catch (FormatException) when (asked.Cursor is not null)
        {
            return FeedProblems.BadCursor(asked.Cursor);
        }
    }

    private sealed record Asked(Uri Portal, string Format, string Kind, string What, string? Cursor);
}
