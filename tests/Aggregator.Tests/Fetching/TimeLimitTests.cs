using System.Net;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Fetching;

/// <summary>Limits of time, on a clock that only the test moves.</summary>
public sealed class TimeLimitTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2025, 3, 4, 10, 0, 0, TimeSpan.Zero));
    private RawServer _server = null!;

    [SetUp]
    public void Start() => _server = new RawServer();

    [TearDown]
    public async Task Stop() => await _server.DisposeAsync();

    [Test]
    public async Task A_server_that_never_answers_is_given_up_on()
    {
        _server.On("/feed", (_, cancellation) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation));

        var failed = await TimeOutAsync();

        Assert.That(failed.Reason, Does.Contain("no answer within 20 s"));
    }

    [Test]
    public async Task A_body_that_trickles_is_given_up_on()
    {
        var tick = Channel.CreateUnbounded<bool>();
        _server.On("/feed", async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"u8.ToArray(), cancellation);
            while (true)
            {
                await tick.Reader.ReadAsync(cancellation);
                await stream.WriteAsync("x"u8.ToArray(), cancellation);
            }
        });

        await TimeOutAsync(() => tick.Writer.TryWrite(true));
    }

    [Test]
    public async Task The_limit_is_for_the_whole_way_and_not_for_each_redirect()
    {
        for (var hop = 0; hop < 6; hop++)
        {
            var to = $"/{hop + 1}";
            _server.On($"/{hop}", async (stream, cancellation) =>
            {
                _clock.Advance(TimeSpan.FromSeconds(9)); // well within each request's own limits
                await stream.WriteAsync(System.Text.Encoding.ASCII.GetBytes($"HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"), cancellation);
            });
        }

        using var fetcher = Fetchers.Create(clock: _clock);
        var failed = Fetchers.Failure(await fetcher.FetchAsync(Fetchers.Feed(_server.At("/0")), CancellationToken.None), FetchFailure.Timeout);

        Assert.That(failed.Reason, Does.Contain("not complete within 30 s, redirects included"));
        Assert.That(_server.Requests, Has.Count.InRange(3, 4));
    }

    [Test]
    public async Task Headers_that_trickle_are_given_up_on()
    {
        var tick = Channel.CreateUnbounded<bool>();
        _server.On("/feed", async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nX-Slow: "u8.ToArray(), cancellation);
            while (true)
            {
                await tick.Reader.ReadAsync(cancellation);
                await stream.WriteAsync("x"u8.ToArray(), cancellation);
            }
        });

        var failed = await TimeOutAsync(() => tick.Writer.TryWrite(true));

        Assert.That(failed.Reason, Does.Contain("no answer within 20 s"));
    }

    [Test]
    public async Task A_body_that_stops_is_given_up_on()
    {
        _server.On("/feed", async (stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\nhalf"u8.ToArray(), cancellation);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        });

        await TimeOutAsync();
    }

    [Test]
    public async Task A_name_server_that_never_answers_is_given_up_on()
    {
        var failed = await TimeOutAsync(address: new Uri("http://slow.example/"), names: new SilentResolver());

        Assert.That(failed.Reason, Does.Contain("no connection to slow.example within 10 s").Or.Contain("no answer within 20 s"));
    }

    [Test]
    public async Task Whoever_cancels_gets_the_cancellation_and_nothing_else()
    {
        using var cancel = new CancellationTokenSource();
        _server.On("/feed", async (_, cancellation) =>
        {
            await cancel.CancelAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
        });
        using var fetcher = Fetchers.Create(clock: _clock);

        Assert.That(async () => await fetcher.FetchAsync(Fetchers.Feed(_server.At("/feed")), cancel.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Two_requests_to_a_host_start_as_far_apart_as_is_set()
    {
        _server.Answer("/feed", "200 OK", "", "<rss/>");
        using var fetcher = Fetchers.Create(o => o.HostSpacingMilliseconds = 1000, _clock);
        await fetcher.FetchAsync(Fetchers.Feed(_server.At("/feed")), CancellationToken.None);

        var second = fetcher.FetchAsync(Fetchers.Feed(_server.At("/feed")), CancellationToken.None).AsTask();

        Assert.That(_server.Requests, Has.Count.EqualTo(1));
        _clock.Advance(TimeSpan.FromSeconds(1));
        await second;
        Assert.That(_server.Requests, Has.Count.EqualTo(2));
    }

    private async Task<FetchOutcome.Failed> TimeOutAsync(Action? eachSecond = null, Uri? address = null, INameResolver? names = null)
    {
        using var fetcher = Fetchers.Create(clock: _clock, names: names);
        var fetching = fetcher.FetchAsync(Fetchers.Feed(address ?? _server.At("/feed")), CancellationToken.None).AsTask();
        while (address is null && _server.Requests.Count == 0)
            await Task.Yield();
        while (!fetching.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            eachSecond?.Invoke();
            for (var i = 0; i < 50 && !fetching.IsCompleted; i++)
                await Task.Yield();
        }

        return Fetchers.Failure(await fetching, FetchFailure.Timeout);
    }

    private sealed class SilentResolver : INameResolver
    {
        public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            return [];
        }
    }
}
