using System.Threading.Channels;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Aggregator.Storing;

/// <summary>
/// The one that writes. Takes what waits, up to a batch, into one transaction, each operation in a savepoint of its own, so that one that fails takes nothing
/// else with it; answers come after the commit. Never waits for a batch to fill.
/// </summary>
internal sealed class Writer : IAsyncDisposable
{
    private const int Waiting = 1024;

    private static readonly Sql Begin = new("BEGIN IMMEDIATE");
    private static readonly Sql Commit = new("COMMIT");
    private static readonly Sql Rollback = new("ROLLBACK");
    private static readonly Sql Savepoint = new("SAVEPOINT operation");
    private static readonly Sql Release = new("RELEASE operation");
    private static readonly Sql RollbackTo = new("ROLLBACK TO operation");
    private static readonly Sql KeepSequence = new("UPDATE ledger SET sequence = $1");
    private static readonly Sql Sequence = new("SELECT sequence FROM ledger");
    private static readonly Sql LetGo = new("SELECT pruned FROM ledger");
    private static readonly Sql Name = new("SELECT epoch FROM ledger");
    private static readonly Sql LastArticle = new("SELECT max(number) FROM article");

    private readonly Channel<WriteOperation> _channel = Channel.CreateBounded<WriteOperation>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });
    private readonly Session _session;
    private readonly string _path;
    private readonly int _batchSize;
    private readonly TimeSpan _revisionSpacing;
    private readonly HashSet<long> _waiting;
    private readonly Task _loop;
    private volatile Roster _roster;
    private long _sequence;
    private long _pruned;
    private long _nextArticle;

    public Writer(Session session, string path, int batchSize, TimeSpan revisionSpacing = default)
    {
        (_session, _path, _batchSize, _revisionSpacing) = (session, path, batchSize, revisionSpacing);
        _waiting = WaitingRevisionTable.All(session);
        _roster = SourceTable.Load(session);
        _sequence = session.Number(Sequence)!.Value;
        _pruned = session.Number(LetGo)!.Value;
        using (var row = session.Query(Name))
            Epoch = row.Read() ? row.Text(0) : throw new InvalidOperationException("The ledger is empty");
        _nextArticle = (session.Number(LastArticle) ?? 0) + 1;
        _loop = Task.Run(RunAsync);
    }

    public Roster Roster => _roster;

    /// <summary>The newest sequence that is committed.</summary>
    public long LastSequence => Volatile.Read(ref _sequence);

    /// <summary>Names the database.</summary>
    public string Epoch { get; }

    /// <summary>Rings when the sequence moved.</summary>
    public CommitBell Bell { get; } = new();

    /// <summary>Events up to this sequence are gone.</summary>
    public long Pruned
    {
        get => Volatile.Read(ref _pruned);
        set => Volatile.Write(ref _pruned, value);
    }

    /// <summary>Queues a change; the answer comes when it is committed.</summary>
    public async ValueTask<T> WriteAsync<T>(Func<Batch, T> run, CancellationToken cancellation, bool alone = false)
    {
        var operation = new WriteOperation<T>(run, cancellation) { IsAlone = alone };
        try
        {
            await _channel.Writer.WriteAsync(operation, cancellation);
        }
        catch (ChannelClosedException e)
        {
            throw new StoreException(StoreProblem.Other, $"The database {_path} is closed: the program is stopping", e);
        }

        return await operation.Task;
    }

    /// <summary>Writes what is queued, then closes.</summary>
    public async ValueTask DisposeAsync()
    {
        _channel.Writer.TryComplete();
        await _loop;
        _session.Dispose();
    }

    private async Task RunAsync()
    {
        var batch = new List<WriteOperation>(_batchSize);
        while (await _channel.Reader.WaitToReadAsync())
        {
            while (_channel.Reader.TryPeek(out var next))
            {
                if (batch.Count > 0 && (batch.Count == _batchSize || next.IsAlone || batch[0].IsAlone))
                    break;
                _channel.Reader.TryRead(out _);
                batch.Add(next);
            }

            WriteSafely(batch);
            batch.Clear();
        }
    }

    // Whatever happens, nobody waits for ever and the next batch gets its chance.
    private void WriteSafely(List<WriteOperation> operations)
    {
        try
        {
            Write(operations);
        }
        catch (Exception e)
        {
            foreach (var operation in operations)
                operation.Fail(Explained(e));
        }
    }

    private void Write(List<WriteOperation> operations)
    {
        var batch = new Batch(_session, _roster, _sequence, _nextArticle, _waiting, _revisionSpacing);
        var done = new List<WriteOperation>(operations.Count);
        var roster = _roster;
        try
        {
            _session.Run(Begin);
            foreach (var operation in operations)
                RunOne(operation, batch, done);
            batch.Finish();
            if (batch.LastSequence != _sequence)
                _session.Run(KeepSequence, batch.LastSequence);
            if (operations[0].IsAlone)
                roster = SourceTable.Load(_session);
            _session.Run(Commit);
        }
        catch (Exception e)
        {
            TakeBack();
            var trouble = Explained(e);
            foreach (var operation in operations)
                operation.Fail(trouble); // those that had failed or were cancelled before keep their own answer
            return;
        }

        _roster = roster;
        Committed(batch, done);
    }

    private void RunOne(WriteOperation operation, Batch batch, List<WriteOperation> done)
    {
        if (operation.IsCancelled)
        {
            operation.Cancel();
            return;
        }

        var mark = batch.Here();
        _session.Run(Savepoint);
        try
        {
            operation.Run(batch);
            _session.Run(Release);
            done.Add(operation);
        }
        catch (Exception e)
        {
            // On a full disk and the like SQLite gives up the whole transaction by itself: then nothing of the batch is left.
            if (raw.sqlite3_get_autocommit(_session.Connection.Handle) != 0)
                throw;
            _session.Run(RollbackTo);
            _session.Run(Release);
            batch.ReturnTo(mark);
            operation.Fail(Explained(e));
        }
    }

    private void Committed(Batch batch, List<WriteOperation> done)
    {
        _nextArticle = batch.NextArticle;
        batch.Committed();
        var moved = batch.LastSequence != _sequence;
        Volatile.Write(ref _sequence, batch.LastSequence);
        if (moved)
            Bell.Ring();
        foreach (var operation in done)
            operation.Complete();
    }

    private void TakeBack()
    {
        if (raw.sqlite3_get_autocommit(_session.Connection.Handle) == 0)
            _session.Run(Rollback);
    }

    private Exception Explained(Exception e) => e is SqliteException sqlite ? Troubles.Of(sqlite, _path) : e;
}
