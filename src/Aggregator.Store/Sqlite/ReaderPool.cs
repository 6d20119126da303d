using System.Threading.Channels;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storing;

/// <summary>A few read-only connections, opened when they are first needed and kept with their prepared statements. They never wait for the writer (WAL).</summary>
internal sealed class ReaderPool(DatabaseFile file, int size) : IDisposable
{
    private readonly SemaphoreSlim _free = new(size);
    private readonly Stack<Session> _idle = new();
    private readonly Lock _gate = new();
    private bool _closed;

    /// <exception cref="StoreException">The database cannot be read just now.</exception>
    public async ValueTask<T> ReadAsync<TState, T>(TState state, Func<Session, TState, T> read, CancellationToken cancellation)
    {
        await _free.WaitAsync(cancellation);
        try
        {
            return Read(state, read);
        }
        finally
        {
            _free.Release();
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            while (_idle.TryPop(out var session))
                session.Dispose();
        }
    }

    private T Read<TState, T>(TState state, Func<Session, TState, T> read)
    {
        try
        {
            var session = Take() ?? file.OpenReader();
            try
            {
                return read(session, state);
            }
            finally
            {
                Return(session);
            }
        }
        catch (SqliteException e)
        {
            throw Troubles.Of(e, file.Path);
        }
    }

    private Session? Take()
    {
        lock (_gate)
        {
            if (_closed)
                throw new StoreException(StoreProblem.Other, $"The database {file.Path} is closed: the program is stopping");
            return _idle.TryPop(out var session) ? session : null;
        }
    }

    private void Return(Session session)
    {
        lock (_gate)
        {
            if (!_closed)
            {
                _idle.Push(session);
                return;
            }
        }

        session.Dispose();
    }
}
