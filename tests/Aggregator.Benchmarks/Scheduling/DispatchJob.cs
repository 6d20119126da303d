using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace Aggregator.Benchmarks;

/// <summary>The alternative: one Quartz job, four times a second, that leases due outlets from a table and gives each its turn.</summary>
internal sealed class DispatchJob(ServiceProvider services, IScheduler scheduler, DispatchJob.Table table) : ISchedule
{
    public static async Task<ISchedule> StartAsync(int outlets, Lateness lateness)
    {
        var table = new Table(outlets, lateness);
        var collection = new ServiceCollection().AddLogging().AddSingleton(table).AddSingleton<Dispatch>();
        collection.AddQuartz(q =>
        {
            q.UseTimeProvider(TimeProvider.System);
            q.UseInMemoryStore();
        });
        var services = collection.BuildServiceProvider();
        var scheduler = await services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        var every = TriggerBuilder.Create(TimeProvider.System).WithIdentity("dispatch").StartNow().WithSimpleSchedule(s => s.WithInterval(TimeSpan.FromMilliseconds(250)).RepeatForever()).Build();
        await scheduler.ScheduleJob(JobBuilder.Create<Dispatch>().WithIdentity("dispatch").Build(), every, new ScheduleJobOptions());
        await scheduler.Start();
        return new DispatchJob(services, scheduler, table);
    }

    public Task PaceAsync(TimeSpan interval)
    {
        table.Spread(interval);
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await scheduler.Shutdown(waitForJobsToComplete: true);
        await services.DisposeAsync();
    }

    /// <summary>Due times in a file, as the store keeps them.</summary>
    internal sealed class Table : IDisposable
    {
        private readonly string _file = Path.Combine(Path.GetTempPath(), $"aggregator-schedule-{Guid.NewGuid():N}.db");
        private readonly SqliteConnection _connection;
        private readonly Lateness _lateness;
        private readonly int _outlets;
        private TimeSpan _interval = TimeSpan.FromHours(1);

        public Table(int outlets, Lateness lateness)
        {
            (_outlets, _lateness) = (outlets, lateness);
            _connection = new SqliteConnection($"Data Source={_file}");
            _connection.Open();
            Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; CREATE TABLE outlet (id INTEGER PRIMARY KEY, due INTEGER NOT NULL) STRICT; CREATE INDEX outlet_due ON outlet (due)");
            Place(Now() + (long)TimeSpan.FromHours(1).TotalMilliseconds, TimeSpan.Zero);
        }

        public void Spread(TimeSpan interval)
        {
            lock (_connection)
            {
                _interval = interval;
                Run("DELETE FROM outlet");
                Place(Now(), interval);
            }
        }

        /// <summary>Takes what is due and moves it on; in the real thing the lease is written first and the due time after the turn: two writes, here one.</summary>
        public void Dispatch()
        {
            lock (_connection)
            {
                using var transaction = _connection.BeginTransaction();
                using var lease = _connection.CreateCommand();
                lease.CommandText = "UPDATE outlet SET due = due + $interval WHERE id IN (SELECT id FROM outlet WHERE due <= $now ORDER BY due LIMIT 64) RETURNING due - $interval";
                lease.Parameters.AddWithValue("$interval", (long)_interval.TotalMilliseconds);
                lease.Parameters.AddWithValue("$now", Now());
                using (var due = lease.ExecuteReader())
                {
                    while (due.Read())
                        _lateness.Add(TimeSpan.FromMilliseconds(Now() - due.GetInt64(0)));
                }

                transaction.Commit();
            }
        }

        public void Dispose()
        {
            _connection.Dispose();
            SqliteConnection.ClearAllPools();
            foreach (var file in (ReadOnlySpan<string>)[_file, _file + "-wal", _file + "-shm"])
                File.Delete(file);
        }

        private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

        private void Place(long from, TimeSpan spread)
        {
            using var transaction = _connection.BeginTransaction();
            using var insert = _connection.CreateCommand();
            insert.CommandText = "INSERT INTO outlet (id, due) VALUES ($id, $due)";
            var id = insert.Parameters.Add("$id", SqliteType.Integer);
            var due = insert.Parameters.Add("$due", SqliteType.Integer);
            for (var i = 0; i < _outlets; i++)
            {
                (id.Value, due.Value) = (i, from + (long)(spread.TotalMilliseconds * i / _outlets));
                insert.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        private void Run(string sql)
        {
            using var command = _connection.CreateCommand();
            command.CommandText = sql;
            command.ExecuteNonQuery();
        }
    }

    /// <summary>Four times a second.</summary>
    [DisallowConcurrentExecution]
    internal sealed class Dispatch(Table table) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            table.Dispatch();
            return ValueTask.CompletedTask;
        }
    }
}
