using System.Diagnostics.Metrics;
using System.Net;
using Aggregator.Editing;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Surfacing.Timing;

/// <summary>Reports followed from their publication to where readers see them.</summary>
public sealed class ArrivalTimesTests
{
    private static readonly SourceId Source = new("bbc/news");

    private FakeNewsroom _news = null!;
    private FakeTimeProvider _clock = null!;
    private ArrivalTimes _times = null!;
    private Outlet _bbc = null!;

    [SetUp]
    public void Prepare()
    {
        (_news, _clock) = (new FakeNewsroom(), new FakeTimeProvider(FakeNewsroom.Start));
        _bbc = _news.Outlet("bbc", "BBC News");
        _times = new ArrivalTimes(_news, _clock, NullLogger<ArrivalTimes>.Instance);
    }

    [TearDown]
    public async Task Stop()
    {
        await _times.StopAsync(CancellationToken.None);
        _times.Dispose();
    }

    [Test]
    public async Task A_report_of_a_source_that_is_watched_is_timed_to_the_store_and_to_readers()
    {
        Watched();
        using var heard = new HeardMeasurements(_times.Meter);
        await _times.StartAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(1));
        Told(published: FakeNewsroom.Start.AddMinutes(-4), retrieved: _clock.GetUtcNow() - TimeSpan.FromSeconds(2));
        var punctuality = await HeardAsync();

        Assert.That(punctuality.Stored.P50, Is.EqualTo(TimeSpan.FromMinutes(5) - TimeSpan.FromSeconds(2)));
        Assert.That(punctuality.Visible!.Value.P50, Is.EqualTo(TimeSpan.FromMinutes(5)));
        Assert.That(heard.Of("aggregator.surfacing.published_to_stored"), Is.EqualTo([298]));
        Assert.That(heard.Of("aggregator.surfacing.published_to_visible"), Is.EqualTo([300]));
        Assert.That(heard.Of("aggregator.surfacing.retrieved_to_visible"), Is.EqualTo([2]));
        Assert.That(heard.Of("aggregator.surfacing.delay"), Is.Not.Empty.And.All.EqualTo(300));
    }

    [Test]
    public async Task What_a_source_told_before_it_was_watched_and_what_has_no_date_or_an_old_one_does_not_count()
    {
        _news.Source(_bbc, "news", SourceHealth.Unknown); // never polled
        await _times.StartAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(10));
        Told(published: FakeNewsroom.Start.AddHours(-2), retrieved: _clock.GetUtcNow());
        Told(published: null, retrieved: _clock.GetUtcNow());
        Told(published: FakeNewsroom.Start.AddDays(-30), retrieved: _clock.GetUtcNow());
        Told(published: FakeNewsroom.Start.AddMinutes(9), retrieved: _clock.GetUtcNow());

        Assert.That((await HeardAsync()).Reports, Is.EqualTo(1));
        Assert.That(_times.Of(Source)!.Stored.P50, Is.EqualTo(TimeSpan.FromMinutes(1)));
    }

    [Test]
    public async Task A_restart_remembers_the_last_day_from_the_outbox()
    {
        Watched();
        Told(published: FakeNewsroom.Start.AddMinutes(-30), retrieved: FakeNewsroom.Start.AddMinutes(-20));
        await _times.StartAsync(CancellationToken.None);

        Assert.That(_times.Of(Source)!.Stored.P50, Is.EqualTo(TimeSpan.FromMinutes(10)));
        Assert.That(_times.Of(Source)!.Visible, Is.Null);
    }

    [Test]
    public async Task A_revision_is_no_arrival()
    {
        Watched();
        await _times.StartAsync(CancellationToken.None);
        var article = Told(published: FakeNewsroom.Start.AddMinutes(-1), retrieved: FakeNewsroom.Start);
        await HeardAsync();
        _news.Revise(article, a => a with { Revision = 2, Headline = "Another" });
        Told(published: FakeNewsroom.Start.AddMinutes(-1), retrieved: FakeNewsroom.Start);
        await HeardAsync(2);

        Assert.That(_times.Of(Source)!.Reports, Is.EqualTo(2));
    }

    [Test]
    public async Task The_administrators_interface_says_it_for_all_and_for_one()
    {
        await using var host = await SurfacesHost.StartAsync();
        host.News.Source(host.News.Outlet("bbc", "BBC News"), "news", SourceHealth.Healthy);
        await host.SignInAsync(Role.Viewer);
        // The first that is heard of a source that was added meanwhile says what it told before.
        host.News.Report(host.News.Outlet("bbc", "BBC News"), "Old", a => a with { Source = Source, Attribution = a.Attribution with { RetrievedAt = FakeNewsroom.Start } });
        host.News.Report(host.News.Outlet("bbc", "BBC News"), "One", a => a with { Source = Source, Attribution = a.Attribution with { PublishedAt = FakeNewsroom.Start, RetrievedAt = FakeNewsroom.Start.AddSeconds(90) } });
        await Eventually.IsAsync(async () => (await host.JsonAsync("/admin/api/freshness")).GetProperty("items").GetArrayLength() == 1);
        var one = (await host.JsonAsync("/admin/api/freshness?source=bbc/news")).GetProperty("items")[0];
        using var unknown = await host.GetAsync("/admin/api/freshness?source=never/heard");

        Assert.That((one.GetProperty("source").GetString(), one.GetProperty("reports").GetInt32(), one.GetProperty("stored").GetProperty("p95").GetDouble()), Is.EqualTo(("bbc/news", 1, 90)));
        Assert.That((unknown.StatusCode, unknown.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.BadRequest, "application/problem+json")));
    }

    private void Watched()
    {
        var poll = new PollRecord { Source = Source, StartedAt = FakeNewsroom.Start.AddDays(-1), Took = TimeSpan.Zero, Outcome = nameof(PollEnding.Fetched), Tally = new() };
        _news.Source(_bbc, "news", SourceHealth.Healthy, null, poll);
    }

    private Article Told(DateTimeOffset? published, DateTimeOffset retrieved) =>
        _news.Report(_bbc, "One", a => a with { Source = Source, Attribution = a.Attribution with { PublishedAt = published, RetrievedAt = retrieved } });

    private async Task<Punctuality> HeardAsync(int reports = 1)
    {
        await Eventually.IsAsync(() => Task.FromResult(_times.Of(Source)?.Reports >= reports));
        return _times.Of(Source)!;
    }

    /// <summary>What the meters said.</summary>
    private sealed class HeardMeasurements : IDisposable
    {
        private readonly MeterListener _listener = new();
        private readonly List<(string Name, double Value)> _heard = [];

        public HeardMeasurements(Meter of)
        {
            _listener.InstrumentPublished = (instrument, listener) =>
            {
                if (instrument.Meter == of)
                    listener.EnableMeasurementEvents(instrument);
            };
            _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
            {
                lock (_heard)
                    _heard.Add((instrument.Name, value));
            });
            _listener.Start();
        }

        public IReadOnlyList<double> Of(string name)
        {
            _listener.RecordObservableInstruments();
            lock (_heard)
                return [.. _heard.Where(h => h.Name == name).Select(h => Math.Round(h.Value, 3))];
        }

        public void Dispose() => _listener.Dispose();
    }
}
