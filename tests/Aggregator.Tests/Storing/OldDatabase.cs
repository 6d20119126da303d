using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Aggregator.Storing;

/// <summary>A populated database as an earlier version of the program left it: the scripts up to a schema, and rows in that schema's own words.</summary>
internal static class OldDatabase
{
    private const string Hour = "36000000000";

    // "NEWS" in ASCII, as every version wrote it.
    private const int ApplicationId = 0x4E455753;

    /// <summary>The numbered scripts, oldest first: the schemas that were released.</summary>
    public static IReadOnlyList<(int Version, string Text)> Scripts { get; } =
    [
        .. from file in Directory.GetFiles(Path.Combine(Repository.Root, "src", "Aggregator.Store", "Schema"), "*.sql").Order(StringComparer.Ordinal)
           select (int.Parse(Path.GetFileName(file)[..4], CultureInfo.InvariantCulture), File.ReadAllText(file)),
    ];

    // From which schema on each lot of rows can be there. The documents are those of the first release: what came later is absent from them.
    private static readonly (int From, string Sql)[] Rows =
    [
        (1, """
            INSERT INTO outlet VALUES (1, 'herald', 1, '{"id":"herald","name":"The Herald","homePage":"https://www.herald.example/",{outlet}}'), (2, 'gone', 0, '{"id":"gone","name":"Gone","homePage":"https://gone.example/",{outlet}}');
            INSERT INTO source VALUES
                (1, 'herald/news', 1, 1, '{"id":"herald/news","outlet":"herald","address":"https://www.herald.example/rss",{source}}'),
                (2, 'herald/sport', 1, 1, '{"id":"herald/sport","outlet":"herald","address":"https://www.herald.example/sport",{source}}'),
                (3, 'gone/news', 2, 0, '{"id":"gone/news","outlet":"gone","address":"https://gone.example/rss",{source}}');
            INSERT INTO source_state (source, next_at, next_because, etag, last_modified, body_hash, moved_to, pace, failures, polled_at, succeeded_at, health, problem, polls, articles) VALUES
                (1, {now} + {hour}, 'every 15 min', '"v7"', 'Tue, 24 Nov 2026 12:00:00 GMT', 'aaaa', 'https://www.herald.example/rss2', '{"ttl":"00:30:00"}', 0, {now}, {now}, 1, NULL, 2, 2),
                (2, {now} - {hour}, 'Retry-After 120 s', NULL, NULL, NULL, NULL, NULL, 3, {now}, NULL, 3, '500', 1, 0),
                (3, {now}, 'every 15 min', NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL, 0, NULL, 0, 1);
            INSERT INTO poll (source, number, started_at, took, outcome, status, bytes, problem, repairs, seen, stored, revised, unchanged, awaiting, filtered, rejected) VALUES
                (1, 1, {now} - {hour}, 2500000, 'fetched', 200, 4096, NULL, '["a mend"]', 4, 2, 0, 0, 1, '{"duplicate":1}', NULL),
                (1, 2, {now}, 2500000, 'not-modified', 304, 0, NULL, NULL, 0, 0, 0, 0, 0, NULL, NULL),
                (2, 1, {now}, 2500000, 'server-error', 500, 0, '500', NULL, 0, 0, 0, 0, 0, NULL, NULL);
            INSERT INTO article (number, id, outlet, source, told_by, from_page, published_at, category, state, revision, body_words, content_hash, first_seen_at, document) VALUES
                (1, 'aaaa', 1, 1, 1, 1, {now} - {hour}, 'politics', 0, 2, 5, '0011', {now} - {hour}, CAST({mayor2} AS BLOB)),
                (2, 'bbbb', 1, 1, 1, 0, {now} - 2 * {hour}, 'uk', 0, 1, 5, '0022', {now} - {hour}, CAST({tax} AS BLOB)),
                (3, 'cccc', 1, 1, 1, 0, {now} - 3 * {hour}, 'uk', 1, 1, 5, '0033', {now} - {hour}, CAST({withdrawn} AS BLOB)),
                (4, 'dddd', 2, 3, 3, 0, {now} - 4 * {hour}, 'uk', 0, 1, 5, '0044', {now} - {hour}, CAST({closed} AS BLOB));
            INSERT INTO revision VALUES (1, 1, CAST({mayor1} AS BLOB));
            INSERT INTO identity VALUES (1, 0, 'herald.example/news/mayor', 1), (1, 1, 'herald/news mayor', 1), (1, 0, 'herald.example/news/tax', 2), (1, 0, 'herald.example/news/withdrawn', 3), (2, 0, 'gone.example/closed', 4);
            INSERT INTO entry (source, key, fingerprint, first_seen_at, article, visits) VALUES (1, 11, 101, {now} - {hour}, 1, 2), (1, 12, 102, {now} - {hour}, 2, 0), (1, 13, 103, {now}, NULL, 0);
            INSERT INTO visit (source, key, due_at, failures, etag, last_modified, entry, poll) VALUES
                (1, 11, {now} + {hour}, 0, '"p1"', NULL, CAST('{"guid":"mayor","link":"https://www.herald.example/news/mayor","title":"Mayor resigns",{entry}}' AS BLOB), NULL),
                (1, 13, {now}, 1, NULL, NULL, CAST('{"guid":"new","link":"https://www.herald.example/news/new","title":"Something new",{entry}}' AS BLOB), 1);
            INSERT INTO outbox VALUES (1, 'article.published', 1, 1, {now} - {hour}), (2, 'article.published', 2, 1, {now} - {hour}), (3, 'article.published', 3, 1, {now} - {hour}),
                (4, 'article.published', 4, 1, {now} - {hour}), (5, 'article.revised', 1, 2, {now}), (6, 'article.withdrawn', 3, 1, {now});
            UPDATE ledger SET sequence = 6;
            INSERT INTO article_text (rowid, headline, standfirst, body) VALUES (1, 'Mayor resigns at once', '', 'The mayor resigned today.'), (2, 'Tax rises', '', 'The tax rises again today.'), (4, 'Closed', '', 'The paper closed that day.');
            """),
        (2, "UPDATE source_state SET memory = '{\"windowsLost\":2}', touched_at = {now} WHERE source = 1; UPDATE poll SET next_because = 'every 15 min', new_entries = 2 WHERE number = 1; UPDATE visit SET missing = 2, missing_since = {now} WHERE key = 11;"),
        (3, """
            INSERT INTO page (source, key, article, retrieved_at, packed, address, content_type, body) VALUES (1, 11, 1, {now}, {packedLength}, 'https://www.herald.example/news/mayor', 'text/html', X'{packed}');
            INSERT INTO drift VALUES (1, 0, '{}');
            """),
        (4, "UPDATE article SET changed = number; UPDATE article SET changed = 5 WHERE number = 1; UPDATE ledger SET epoch = 'abcd1234', pruned = 0;"),
        (5, """
            INSERT INTO webhook (number, name, declared, enabled, definition, cursor, failures) VALUES (1, 'portal', 0, 1, '{"name":"portal","url":"https://portal.example/hook"}', 4, 1);
            INSERT INTO delivery VALUES (1, 5, 'article.revised', 1, 2, {now}, 3, {now}, 0, 500, 'it answered 500');
            """),
    ];

    public static string PageBody => "<html><body><article><h1>Mayor resigns at once</h1><p>The mayor resigned today.</p></article></body></html>";

    /// <summary>Makes one of this schema.</summary>
    public static void Make(string path, int version)
    {
        using var connection = Open(path);
        Run(connection, "PRAGMA journal_mode = WAL");
        foreach (var (number, text) in Scripts.Where(s => s.Version <= version))
        {
            Run(connection, $"""
                BEGIN IMMEDIATE; CREATE TABLE IF NOT EXISTS schema_version (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT; {text};
                INSERT INTO schema_version VALUES ({number}, 'released', 0); PRAGMA application_id = {ApplicationId}; COMMIT
                """);
        }

        Run(connection, "PRAGMA foreign_keys = ON");
        foreach (var (_, sql) in Rows.Where(r => r.From <= version))
            Run(connection, Filled(sql));
    }

    /// <summary>Every row of every table that is there, by table, the named columns or all of them; rows in the order of their text.</summary>
    public static Dictionary<string, (string[] Columns, string[] Rows)> Read(string path, Dictionary<string, (string[] Columns, string[] Rows)>? like = null)
    {
        using var connection = Open(path);
        var tables = Texts(connection, "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'schema_version'");
        return tables.Where(t => like?.ContainsKey(t) != false).ToDictionary(t => t, t =>
        {
            var columns = like?[t].Columns ?? Texts(connection, $"SELECT name FROM pragma_table_info('{t}')");
            return (columns, Texts(connection, $"SELECT concat_ws('|', {string.Join(", ", columns.Select(c => $"quote({c})"))}) FROM {t} ORDER BY 1"));
        });
    }

    public static void Run(string path, string sql)
    {
        using var connection = Open(path);
        Run(connection, sql);
    }

    private static string Filled(string sql)
    {
        var packed = PagePacking.Pack(System.Text.Encoding.UTF8.GetBytes(PageBody));
        return sql
            .Replace("{mayor1}", Article("aaaa", "herald", "Mayor resigns", "mayor", "The mayor resigned.", 1, 0), StringComparison.Ordinal)
            .Replace("{mayor2}", Article("aaaa", "herald", "Mayor resigns at once", "mayor", "The mayor resigned today after a long week of talks in the town hall.", 2, 0), StringComparison.Ordinal)
            .Replace("{tax}", Article("bbbb", "herald", "Tax rises", "tax", "The tax rises again today.", 1, 0), StringComparison.Ordinal)
            .Replace("{withdrawn}", Article("cccc", "herald", "Withdrawn", "withdrawn", "This was withdrawn.", 1, 1), StringComparison.Ordinal)
            .Replace("{closed}", Article("dddd", "gone", "Closed", "closed", "The paper closed that day.", 1, 0), StringComparison.Ordinal)
            .Replace("{outlet}", "\"kind\":0,\"country\":\"GB\",\"language\":\"en-GB\",\"timeZone\":\"Europe/London\",\"rights\":{\"extent\":2,\"excerptWords\":40,\"image\":true},\"sources\":[]", StringComparison.Ordinal)
            .Replace("{source}", "\"kind\":0,\"interval\":\"00:15:00\",\"pages\":0,\"recipe\":{},\"enabled\":true", StringComparison.Ordinal)
            .Replace("{entry}", "\"authors\":[],\"categories\":[],\"media\":[]", StringComparison.Ordinal)
            .Replace("{now}", Desk.Start.UtcTicks.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{hour}", Hour, StringComparison.Ordinal)
            .Replace("{packedLength}", packed.Length.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("{packed}", Convert.ToHexString(packed), StringComparison.Ordinal);
    }

    // The shape of the first release.
    private static string Article(string id, string outlet, string headline, string slug, string text, int revision, int state) => $$"""
        '{"id":"{{id}}","outlet":"{{outlet}}","source":"{{outlet}}/news","headline":"{{headline}}","keyPoints":[["{{text}}",{{revision}},0,0,{{text.Length}}]],"body":[[0,"{{text}}"]],
        "attribution":{"outlet":"The {{outlet}}","authors":["A Reporter"],"url":"https://www.{{outlet}}.example/news/{{slug}}","publishedAt":"2026-11-24T11:00:00+00:00","retrievedAt":"2026-11-24T11:00:00+00:00"},
        "category":"politics","language":"en-GB","readingMinutes":1,"breaking":false,"publishedAt":"2026-11-24T11:00:00+00:00","publishedFrom":1,"updatedAt":"2026-11-24T11:00:00+00:00","revision":{{revision}},"state":{{state}}}'
        """;

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static string[] Texts(SqliteConnection connection, string sql)
    {
        var texts = new List<string>();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            texts.Add(reader.GetString(0));
        return [.. texts];
    }
}
