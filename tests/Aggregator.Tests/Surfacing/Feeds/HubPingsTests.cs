using System.Collections.Concurrent;
using Aggregator.Fetching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Surfacing.Feeds;

/// <summary>Hubs hear of every change, later rather than never; and no hub is asked on the inside.</summary>
public sealed class HubPingsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private FakeNewsroom _news = null!;
    private FakeTimeProvider _clock = null!;
    private ConcurrentQueue<IFormCollection> _heard = null!;
    private WebApplication _hub = null!;
    private int _status;

    [SetUp]
    public async Task Start()
    {
        (_news, _clock, _heard, _status) = (new(), new(FakeNewsroom.Start), new(), StatusCodes.Status204NoContent);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        _hub = builder.Build();
        _hub.MapPost("/{any?}", async context =>
        {
            _heard.Enqueue(await context.Request.ReadFormAsync());
            context.Response.StatusCode = _status;
        });
        await _hub.StartAsync();
    }

    [TearDown]
    public ValueTask Stop() => _hub.DisposeAsync();

    [Test]
    public async Task An_article_is_told_as_the_feeds_that_it_is_in_and_a_refusal_is_mended()
    {
        _status = 503;
        using var post = Post("127.0.0.0/8");
        using var pings = Pings(post, _hub.Urls.First());
        await pings.StartAsync(CancellationToken.None);
        _news.Report(_news.Outlet("bbc", "BBC News"), "One");
        await UntilAsync(() => _heard.Count == 1);

        _status = 204;
        await UntilAsync(() => _heard.Count == 2);
        await PassAsync(TimeSpan.FromMinutes(2));
        await pings.StopAsync(CancellationToken.None);

        Assert.That(_heard, Has.Count.EqualTo(2), "a hub that took the news is not told again");
        var expected = from stem in (string[])["feed", "section/uk/feed", "outlet/bbc/feed"] from end in (string[])["atom", "rss", "json"] select $"https://news.example/{stem}.{end}";
        foreach (var form in _heard)
        {
            Assert.That(form["hub.mode"].ToString(), Is.EqualTo("publish"));
            Assert.That(form["hub.url"], Is.EquivalentTo(expected));
            Assert.That(form["hub.topic"], Is.EquivalentTo(expected));
        }
    }

    [Test]
    public async Task A_hub_that_fails_does_not_keep_the_news_from_another()
    {
        using var post = Post("127.0.0.0/8");
        // Nothing listens on the discard port.
        using var pings = Pings(post, "http://127.0.0.1:9/", _hub.Urls.First() + "/second");
        await pings.StartAsync(CancellationToken.None);
        _news.Report(_news.Outlet("bbc", "BBC News"), "One");
        await UntilAsync(() => !_heard.IsEmpty);
        await pings.StopAsync(CancellationToken.None);

        Assert.That(_heard, Is.Not.Empty);
    }

    [Test]
    public async Task A_hub_on_the_inside_is_not_reached_unless_the_operator_allows_it()
    {
        using var post = Post();
        using var pings = Pings(post, _hub.Urls.First());
        await pings.StartAsync(CancellationToken.None);
        _news.Report(_news.Outlet("bbc", "BBC News"), "One");
        await PassAsync(TimeSpan.FromMinutes(1));
        await pings.StopAsync(CancellationToken.None);
        var posted = await post.PostAsync(new(_hub.Urls.First()), new FormUrlEncodedContent([new("hub.mode", "publish")]), [], Patience, CancellationToken.None);

        Assert.That(_heard, Is.Empty);
        Assert.That((posted.IsAccepted, posted.Status), Is.EqualTo((false, default(int?))));
        Assert.That(posted.Words, Is.Not.Empty);
    }

    private static GuardedPost Post(params string[] allowed) =>
        new(Options.Create(new FetchingOptions { AllowedNetworks = allowed }), TimeProvider.System);

    private HubPings Pings(GuardedPost post, params string[] hubs)
    {
        var surfacing = Options.Create(new SurfacingOptions { PublicUrl = "https://news.example/" });
        var feeds = Options.Create(new FeedsOptions { Hubs = hubs, HubDelaySeconds = 1 });
        return new(new Newsroom(_news, _news, _news, surfacing), post, Options.Create(new FetchingOptions()), feeds, surfacing, _clock, NullLogger<HubPings>.Instance);
    }

    // The fake clock runs while the requests take their real time.
    private async Task UntilAsync(Func<bool> done)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!done())
        {
            await PassAsync(TimeSpan.FromSeconds(1));
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    private async Task PassAsync(TimeSpan time)
    {
        for (var second = 0; second < time.TotalSeconds; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }
}
