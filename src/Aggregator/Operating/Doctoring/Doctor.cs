using Aggregator.Fetching;
using Aggregator.Storing;
using Microsoft.Extensions.Configuration;

namespace Aggregator.Operating;

/// <summary>Looks at everything that the daemon lives on, without changing any of it, and says what is wrong and what to do.</summary>
/// <param name="data">The data directory.</param>
/// <param name="configuration">The configuration directory; null for the standard places.</param>
/// <param name="url">Where the daemon would listen.</param>
/// <param name="thorough">Hold every index of the database against its table.</param>
/// <param name="clock">What time it is.</param>
internal sealed class Doctor(string data, string? configuration, Uri url, bool thorough, TimeProvider clock)
{
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(30);

    public async Task<IReadOnlyList<Finding>> LookAsync(CancellationToken cancellation)
    {
        var findings = new List<Finding>();
        findings.AddRange(Settings());
        findings.AddRange(MachineChecks.All());
        findings.Add(MachineChecks.Room(data));
        var (ready, said) = await Commands.HealthcheckCommand.AskAsync(new Uri(url, "/readyz"), cancellation);
        findings.Add(ready
            ? new Finding("daemon", Gravity.Ok, $"answers at {url} and is ready")
            : new Finding("daemon", Gravity.Warning, said, "Start it, or say where it listens with --url"));
        findings.AddRange(await DatabaseAsync(ready, cancellation));
        return findings;
    }

    private IEnumerable<Finding> Settings()
    {
        Plan plan;
        try
        {
            plan = Plan.Check(Operating.Settings.Read(configuration, []));
        }
        catch (SettingsException e)
        {
            return e.Errors.Select(m => new Finding("settings", Gravity.Bad, m, "Mend it; the daemon does not start with it"));
        }

        var fetching = plan.Configuration.GetSection(FetchingOptions.Section).Get<FetchingOptions>() ?? new FetchingOptions();
        var right = new Finding("settings", Gravity.Ok, $"{plan.Outlets.Count} outlets with {plan.Outlets.Sum(o => o.Sources.Count)} sources");
        return string.IsNullOrWhiteSpace(fetching.ContactUrl?.ToString())
            ? [right, new Finding("contact", Gravity.Warning, "Fetching:ContactUrl is not set", "Set it to a page that tells publishers who asks and how to reach you")]
            : [right];
    }

    private async Task<IReadOnlyList<Finding>> DatabaseAsync(bool daemonIsReady, CancellationToken cancellation)
    {
        var path = DataDirectory.Database(data);
        if (!File.Exists(path))
            return [new Finding("database", Gravity.Warning, $"{path} is not there yet", "The first start of the daemon makes it; or name the directory with --data")];
        try
        {
            var report = await DatabaseCheck.RunAsync(path, thorough, cancellation);
            using var reading = SqliteReading.Open(path);
            return
            [
                new Finding("database", report.IsSound ? Gravity.Ok : Gravity.Bad,
                    report.IsSound ? $"sound, schema {report.Schema}, {Sizes.Text(report.Bytes)}, {report.Articles} articles" : string.Join("; ", report.Damage),
                    report.IsSound ? null : "Stop the daemon and restore a backup"),
                .. Sources(reading, daemonIsReady),
            ];
        }
        catch (StoreException e)
        {
            return [new Finding("database", Gravity.Bad, e.Message)];
        }
    }

    private IEnumerable<Finding> Sources(SqliteReading reading, bool daemonIsReady)
    {
        var now = clock.GetUtcNow();
        var sources = reading.Sources().Where(s => s.Source.Enabled).ToList();
        var ill = sources.Where(s => s.State.Health is not (SourceHealth.Healthy or SourceHealth.Unknown)).ToList();
        yield return ill.Count == 0
            ? new Finding("sources", Gravity.Ok, $"{sources.Count} polled, none in trouble")
            : new Finding("sources", ill.Count * 2 > sources.Count ? Gravity.Bad : Gravity.Warning,
                $"{ill.Count} of {sources.Count} in trouble: {string.Join(", ", ill.GroupBy(s => s.State.Health).Select(g => $"{g.Count()} {g.Key}"))}", "aggregator sources list --trouble tells which and why");
        if (sources.Count > 0 && sources.Max(s => s.State.PolledAt) is { } ahead && ahead > now + TimeSpan.FromMinutes(1))
            yield return new Finding("clock", Gravity.Bad, $"The newest poll is from {ahead:u}, later than now ({now:u})", "Set the clock; until it has caught up, nothing is due");
        if (daemonIsReady && sources.Count(s => s.State.NextAt + Overdue < now) is > 0 and var late)
            yield return new Finding("schedule", Gravity.Bad, $"{late} sources have been due for more than {Overdue.TotalMinutes:0} min", "Look for errors in the log; restart the daemon if it names none");
        if (reading.Articles(new ArticleQuery { Limit = 1 }).Items is [var newest])
        {
            var age = now - newest.Article.PublishedAt;
            yield return new Finding("intake", age > TimeSpan.FromHours(6) ? Gravity.Warning : Gravity.Ok, $"the newest article was published at {newest.Article.PublishedAt:u}", age > TimeSpan.FromHours(6) ? "Look at the sources" : null);
        }
    }
}
