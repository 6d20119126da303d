using System.Net;

namespace Aggregator.Surfacing;

/// <summary>Tags, 304, HEAD, and answers that are kept ready.</summary>
public sealed class CachingTests
{
    private static readonly string[] Tagged = ["/api/v1/articles", "/api/v1/articles?limit=1&q=one", "/api/v1/articles/a001", "/api/v1/headlines", "/api/v1/outlets", "/", "/article/a001"];

    private SurfacesHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await SurfacesHost.StartAsync();
        _host.News.Report(_host.News.Outlet("bbc", "BBC News"), "One");
    }

    [TearDown]
    public ValueTask Stop() => _host.DisposeAsync();

    [TestCaseSource(nameof(Tagged))]
    public async Task What_the_client_has_already_is_not_sent_again(string path)
    {
        using var first = await _host.GetAsync(path);
        var tag = first.Headers.ETag!;
        _host.Clock.Advance(TimeSpan.FromSeconds(3));
        using var second = await _host.GetAsync(path, r => r.Headers.TryAddWithoutValidation("If-None-Match", $"\"other\", W/{tag.Tag}"));

        Assert.Multiple(() =>
        {
            Assert.That(tag.IsWeak, Is.False);
            Assert.That(first.Headers.CacheControl!.ToString(), Is.EqualTo(path.StartsWith("/api", StringComparison.Ordinal) ? "max-age=1, private, stale-while-revalidate=5" : "no-cache"));
            Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(second.Headers.ETag, Is.EqualTo(tag));
        });
    }

    [TestCaseSource(nameof(Tagged))]
    public async Task A_change_is_seen_at_once(string path)
    {
        using var first = await _host.GetAsync(path);
        _host.News.Report(_host.News.Outlet("new", "New"), "One and another", a => a with { PublishedAt = FakeNewsroom.Start });
        _host.News.Revise(new FakeNewsroom().Report(new FakeNewsroom().Outlet("bbc", "BBC News"), "One"), a => a with { Headline = "One, corrected", Revision = 2 });
        using var second = await _host.GetAsync(path, r => r.Headers.IfNoneMatch.Add(first.Headers.ETag!));

        Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [TestCaseSource(nameof(Tagged))]
    public async Task HEAD_answers_like_GET_without_the_body(string path)
    {
        using var get = await _host.GetAsync(path);
        using var head = await _host.SendAsync(HttpMethod.Head, path);

        Assert.Multiple(async () =>
        {
            Assert.That(head.StatusCode, Is.EqualTo(get.StatusCode));
            Assert.That(head.Headers.ETag, Is.EqualTo(get.Headers.ETag));
            Assert.That(head.Content.Headers.ContentLength, Is.EqualTo(get.Content.Headers.ContentLength));
            Assert.That(head.Content.Headers.ContentType, Is.EqualTo(get.Content.Headers.ContentType));
            Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
        });
    }

    [Test]
    public async Task A_list_that_did_not_change_is_not_asked_of_the_store_again_but_says_the_new_time()
    {
        await _host.TextAsync("/api/v1/headlines");
        var asked = _host.News.Asked;
        _host.Clock.Advance(TimeSpan.FromSeconds(7));

        var list = await _host.JsonAsync("/api/v1/headlines");

        Assert.Multiple(() =>
        {
            Assert.That(list.GetProperty("asOf").GetString(), Is.EqualTo("2026-11-24T12:00:07Z"));
            Assert.That(_host.News.Asked, Is.EqualTo(asked));
        });
    }

    [Test]
    public async Task However_many_ask_at_once_the_store_is_asked_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _host.TextAsync("/api/v1/articles")));

        Assert.Multiple(() =>
        {
            Assert.That(answers.Distinct().Count(), Is.EqualTo(1));
            Assert.That(_host.News.Asked, Is.EqualTo(1));
        });
    }

    [Test]
    public async Task What_is_kept_ready_is_bounded()
    {
        await using var host = await SurfacesHost.StartAsync(s => s["Surfacing:ReadyAnswersMiB"] = "1");
        host.News.Report(host.News.Outlet("bbc", "BBC News"), "One");
        foreach (var n in Enumerable.Range(0, 1500))
        {
            await host.TextAsync($"/api/v1/articles?q=one&since=2026-01-01T00:00:00.{n:0000}Z");
        }

        host.Clock.Advance(TimeSpan.FromSeconds(1));
        var asked = host.News.Asked;
        await host.TextAsync("/api/v1/articles?q=one&since=2026-01-01T00:00:00.0000Z");

        Assert.That(host.News.Asked, Is.EqualTo(asked + 1));
    }
}
