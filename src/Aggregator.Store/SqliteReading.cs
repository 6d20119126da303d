using Aggregator.Sources;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storing;

/// <summary>What an operator's command reads of the database beside a daemon that may be at work on it. Changes nothing, takes no lock, needs the present schema.</summary>
public sealed class SqliteReading : IDisposable
{
    private readonly string _path;
    private readonly Session _session;
    private readonly Roster _roster;

    private SqliteReading(string path, Session session, Roster roster) => (_path, _session, _roster) = (path, session, roster);

    /// <summary>The declared sources, with their states as last committed.</summary>
    public IReadOnlyList<SourceStatus> Sources() => Guarded(() => SqliteStore.Statuses(_session, _roster, SqliteStore.NewestPoll));

    /// <summary>A source's newest polls, newest first; empty for one that is not known.</summary>
    public IReadOnlyList<PollRecord> Polls(SourceId source, int limit) =>
        Guarded(() => _roster.Find(source) is { } line ? PollTable.List(_session, line, Math.Max(0, limit)) : []);

    /// <summary>The newest articles.</summary>
    public Slice Articles(ArticleQuery query) => Guarded(() => ArticleList.Slice(_session, _roster, query));

    /// <exception cref="StoreException">There is none, it is another program's, or its schema is not the present one.</exception>
    public static SqliteReading Open(string path)
    {
        if (!File.Exists(path))
            throw new StoreException(StoreProblem.Other, $"There is no database {path}; the first start of the daemon makes it");
        Session? session = null;
        try
        {
            session = new DatabaseFile(path, TimeSpan.FromSeconds(5)).OpenReader();
            var schema = Migrations.Version(session, path);
            if (schema != Migrations.Latest)
            {
                throw new StoreException(
                    schema > Migrations.Latest ? StoreProblem.NewerSchema : StoreProblem.Other,
                    $"The database {path} has schema {schema}, this version of Aggregator works with {Migrations.Latest}; {(schema < Migrations.Latest ? "the daemon's next start brings it up to date" : "use the newer version")}");
            }

            return new SqliteReading(path, session, SourceTable.Load(session));
        }
        catch (Exception e)
        {
            session?.Dispose();
            throw e is SqliteException sqlite ? Troubles.Of(sqlite, path) : e;
        }
    }

    public void Dispose() => _session.Dispose();

    private T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (SqliteException e)
        {
            throw Troubles.Of(e, _path);
        }
    }
}
