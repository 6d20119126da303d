using Aggregator.Storing;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using static Aggregator.Storing.Desk;

namespace Aggregator.Alerting;

/// <summary>From the store to a channel, over restarts and refusals.</summary>
public sealed class AlertWatchTests
{
    private FakeTimeProvider _clock = null!;
    private Channel _channel = null!;
    private readonly AlertingOptions _options = new() { SmtpHost = "mail.example", SourceConfirmMinutes = 5, RecoverMinutes = 5, GatherSeconds = 0, FreeMegabytes = 0, SilentMinutes = 0 };
    private SqliteFile _file = null!;
    private SqliteStore _store = null!;
    private AlertWatch _watch = null!;

    [SetUp]
    public async Task Open()
    {
        (_clock, _channel) = (new FakeTimeProvider(Start), new Channel());
        _file = new SqliteFile();
        _store = await _file.OpenStoreAsync();
        await _store.ProvisionAsync([Outlet("herald", "news", "sport")], Start, default);
        _watch = Watch();
    }

    [TearDown]
    public async Task Close()
    {
        _watch.Dispose();
        await _store.DisposeAsync();
        _file.Dispose();
    }

    [Test]
    public async Task A_source_that_fails_is_told_when_it_lasts_and_its_recovery_when_that_lasts()
    {
        await SetAsync(SourceHealth.Failing);
        await LookAsync(1);
        Assert.That(_channel.Sent, Is.Empty);
        await LookAsync(5);
        await SetAsync(SourceHealth.Healthy);
        await LookAsync(1);
        await LookAsync(6);

        Assert.That(_channel.Sent.Select(m => m.Subject.Split("] ")[1]), Is.EqualTo(new[] { "herald/news is failing", "well again: no longer herald/news is failing" }));
    }

    [Test]
    public async Task A_refused_message_goes_out_later_even_after_a_restart()
    {
        _channel.Problem = "550 not from you";
        await SetAsync(SourceHealth.Failing);
        await LookAsync(1);
        await LookAsync(5);
        await LookAsync(1);
        Assert.That(_channel.Sent, Is.Empty);

        _watch.Dispose();
        _watch = Watch();
        _channel.Problem = null;
        await LookAsync(1);
        await LookAsync(60);

        Assert.That(_channel.Sent, Has.Count.EqualTo(1), "once: what was told is not told again");
    }

    [Test]
    public async Task A_file_that_cannot_be_read_is_no_reason_not_to_look()
    {
        await File.WriteAllTextAsync(Path.Combine(_file.Folder, "alerts.json"), "{ nonsense");
        await SetAsync(SourceHealth.Gone);
        await LookAsync(6);
        Assert.That(_channel.Sent, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_channel_that_hangs_holds_up_neither_the_looks_nor_the_store()
    {
        _channel.Hangs = true;
        await _watch.StartAsync(default);
        await SetAsync(SourceHealth.Failing);
        for (var i = 0; i < 100; i++)
        {
            _clock.Advance(TimeSpan.FromSeconds(15));
            await SetAsync(i % 2 == 0 ? SourceHealth.Failing : SourceHealth.Blocked);
        }

        Assert.That((await _store.SourcesAsync(default))[0].State.Health, Is.EqualTo(SourceHealth.Blocked));
        await _watch.StopAsync(default);
    }

    private AlertWatch Watch() => new(_store, _file.Folder, _options, [_channel], _clock, NullLogger<AlertWatch>.Instance);

    private async Task LookAsync(double minutes)
    {
        _clock.Advance(TimeSpan.FromMinutes(minutes));
        await _watch.LookAsync(default);
        await _watch.SendAsync(0, default);
    }

    private async Task SetAsync(SourceHealth health) => await _store.ChangeAsync(new("herald/news"), s => s.Is(health, health == SourceHealth.Healthy ? null : "500", _clock.GetUtcNow()), default);

    private sealed class Channel : IAlertChannel
    {
        public string Name => "test";

        public string? Problem { get; set; }

        public bool Hangs { get; set; }

        public List<AlertMessage> Sent { get; } = [];

        public async Task<string?> SendAsync(AlertMessage message, CancellationToken cancellation)
        {
            if (Hangs)
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellation);
            if (Problem is null)
                Sent.Add(message);
            return Problem;
        }
    }
}
