using System.Text.Json;
using Aggregator.Storing;

namespace Aggregator.Alerting;

/// <summary>Looks at how things stand and has people told. Runs beside the polls and never before them: each channel has a loop of its own.</summary>
internal sealed partial class AlertWatch(
    SqliteStore store, string data, AlertingOptions options, IReadOnlyList<IAlertChannel> channels, TimeProvider clock, ILogger<AlertWatch> logger) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(15);

    private readonly string _file = Path.Combine(data, "alerts.json");
    private readonly DateTimeOffset _startedAt = clock.GetUtcNow();
    private readonly Lock _gate = new();
    private readonly (IAlertChannel Channel, Outgoing Waiting)[] _ways =
        [.. channels.Select(c => (c, new Outgoing(TimeSpan.FromSeconds(options.GatherSeconds), options.MessagesPerHour)))];

    private AlertBook? _book;
    private string? _kept;

    /// <summary>One look: what is wrong, what is to be told.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        _book ??= Remembered();
        var webhooks = await store.WebhooksAsync(cancellation);
        var dead = webhooks.Where(w => w.Dead > 0).ToDictionary(w => w.Definition.Name, w => w.Dead);
        var facts = new AlertFacts([.. store.Standings()], _startedAt, dead, new DriveInfo(data).AvailableFreeSpace);
        var now = clock.GetUtcNow();
        var notices = _book.Look(AlertConditions.Of(facts, options, _book.Told, now), TimeSpan.FromMinutes(options.RecoverMinutes), now);
        lock (_gate)
        {
            foreach (var (_, waiting) in _ways)
                waiting.Add(notices, now);
        }

        foreach (var notice in notices)
            Log.Noticed(logger, notice.Kind, notice.Title, notice.Detail);
        Keep();
    }

    /// <summary>Sends what is due by one of the channels.</summary>
    public async Task SendAsync(int way, CancellationToken cancellation)
    {
        var (channel, waiting) = _ways[way];
        IReadOnlyList<AlertNotice>? due;
        lock (_gate)
            due = waiting.Due(clock.GetUtcNow());
        if (due is null)
            return;
        var problem = await channel.SendAsync(AlertMessage.Of(due, Environment.MachineName, options.ConsoleUrl), cancellation);
        lock (_gate)
        {
            if (problem is null)
                waiting.Sent(clock.GetUtcNow());
            else
                Log.NotSent(logger, channel.Name, problem, waiting.Failed(clock.GetUtcNow()));
        }
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(channels.Select((_, way) => EverAsync(c => SendAsync(way, c), stoppingToken)).Prepend(EverAsync(LookAsync, stoppingToken)));

    private async Task EverAsync(Func<CancellationToken, Task> once, CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Between, clock);
        while (await timer.WaitForNextTickAsync(cancellation))
        {
            try
            {
                await once(cancellation);
            }
            catch (Exception e) when (e is StoreException or IOException or UnauthorizedAccessException)
            {
                Log.NotLooked(logger, e.Message); // the next look tries again
            }
        }
    }

    private AlertBook Remembered()
    {
        if (!File.Exists(_file))
            return new AlertBook();
        try
        {
            _kept = File.ReadAllText(_file);
            var memory = JsonSerializer.Deserialize(_kept, AlertJson.Default.AlertMemory) ?? throw new JsonException("it is empty");
            foreach (var (channel, waiting) in _ways)
                waiting.Add(memory.Waiting.GetValueOrDefault(channel.Name) ?? [], clock.GetUtcNow());
            return new AlertBook(memory.Troubles);
        }
        catch (JsonException e)
        {
            Log.Forgotten(logger, _file, e.Message);
            return new AlertBook();
        }
    }

    // So that a restart neither tells everything again nor forgets what nobody was told.
    private void Keep()
    {
        string memory;
        lock (_gate)
            memory = JsonSerializer.Serialize(new AlertMemory(_book!.Troubles, _ways.ToDictionary(w => w.Channel.Name, w => w.Waiting.Waiting)), AlertJson.Default.AlertMemory);
        if (memory == _kept)
            return;
        var fresh = _file + ".new";
        File.WriteAllText(fresh, memory);
        File.Move(fresh, _file, overwrite: true);
        _kept = memory;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Alert {Kind}: {Title}: {Detail}")]
        public static partial void Noticed(ILogger logger, NoticeKind kind, string title, string detail);

        [LoggerMessage(LogLevel.Warning, "Alerts could not be sent by {Channel}: {Problem}; {Then}")]
        public static partial void NotSent(ILogger logger, string channel, string problem, string then);

        [LoggerMessage(LogLevel.Warning, "Could not look whether all is well: {Trouble}")]
        public static partial void NotLooked(ILogger logger, string trouble);

        [LoggerMessage(LogLevel.Warning, "{File} cannot be read ({Trouble}): what was told before is told again")]
        public static partial void Forgotten(ILogger logger, string file, string trouble);
    }
}
