using System.Globalization;

namespace Aggregator.Storing;

/// <summary>Brings a database to the present schema: numbered scripts, forward only, each in its own transaction.</summary>
internal static class Migrations
{
    // "NEWS" in ASCII: tells our file from another program's database.
    private const int ApplicationId = 0x4E455753;

    private const string VersionTable = "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT";

    private sealed record Script(int Version, string Name, string Text);

    /// <summary>The schema that this program makes and understands.</summary>
    public static int Latest { get; } = Scripts()[^1].Version;

    /// <exception cref="StoreException">The file is another program's, or was written by a newer version of this one.</exception>
    public static void Apply(Session session, string path, DateTimeOffset now)
    {
        var scripts = Scripts();
        var version = Version(session, path);
        if (version > scripts[^1].Version)
        {
            throw new StoreException(
                StoreProblem.NewerSchema, $"The database {path} has schema {version}, this version of Aggregator knows {scripts[^1].Version} at most; start the newer version, or restore the backup made before it");
        }

        foreach (var script in scripts.Where(s => s.Version > version))
            Run(session, $"BEGIN IMMEDIATE; {VersionTable}; {script.Text}; INSERT INTO schema_version VALUES ({script.Version}, '{script.Name}', {now.UtcTicks}); PRAGMA application_id = {ApplicationId}; COMMIT");
    }

    /// <exception cref="StoreException">The file is not ours, or of another version.</exception>
    public static void RequirePresent(Session session, string path)
    {
        var (version, present) = (Version(session, path), Latest);
        if (version != present)
            throw new StoreException(StoreProblem.Other, $"The database {path} has schema {version}, this version of Aggregator works with {present}; start the daemon of this version once");
    }

    /// <summary>The database's schema; 0 where it is empty.</summary>
    /// <exception cref="StoreException">The file is another program's.</exception>
    public static long Version(Session session, string path)
    {
        var tables = session.Number(new Sql("SELECT count(*) FROM sqlite_schema"));
        if (tables > 0 && session.Number(new Sql("PRAGMA application_id")) != ApplicationId)
            throw new StoreException(StoreProblem.Corrupt, $"The database {path} is another program's; name another file");
        return tables == 0 ? 0 : session.Number(new Sql("SELECT max(version) FROM schema_version")) ?? 0;
    }

    private static List<Script> Scripts()
    {
        const string folder = "Schema/";
        var assembly = typeof(Migrations).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(n => n.StartsWith(folder, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(n =>
            {
                using var reader = new StreamReader(assembly.GetManifestResourceStream(n)!);
                var name = n[folder.Length..^".sql".Length];
                return new Script(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, reader.ReadToEnd());
            })
            .ToList();
    }

    private static void Run(Session session, string script)
    {
        using var command = session.Connection.CreateCommand();
        command.CommandText = script;
        command.ExecuteNonQuery();
    }
}
