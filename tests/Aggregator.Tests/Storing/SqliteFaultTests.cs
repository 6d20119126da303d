using System.Text;
using Microsoft.Data.Sqlite;
using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>What the store says when its file cannot be used, and that it goes on when the trouble ends.</summary>
internal sealed class SqliteFaultTests
{
    private const string Herald = "herald/news";
    private SqliteFile _file = null!;

    [SetUp]
    public void Make() => _file = new SqliteFile();

    [TearDown]
    public void Delete() => _file.Dispose();

    [Test]
    public async Task A_second_daemon_is_refused_until_the_first_is_gone()
    {
        await using (await _file.OpenStoreAsync())
        {
            var refusal = await RefusalAsync(_file.Path);
            Assert.That(refusal.Problem, Is.EqualTo(StoreProblem.Locked));
            Assert.That(refusal.Message, Does.Contain(_file.Path).And.Contain("another Aggregator").And.Contain(".lock"));
        }

        await using var second = await _file.OpenStoreAsync();
    }

    [Test]
    public async Task A_second_daemon_is_refused_under_another_name_of_the_file_too()
    {
        await using var first = await _file.OpenStoreAsync();
        var link = Path.Combine(_file.Folder, "link.db");
        File.CreateSymbolicLink(link, _file.Path);

        Assert.That((await RefusalAsync(link)).Problem, Is.EqualTo(StoreProblem.Locked));
    }

    [Test]
    public async Task What_a_killed_daemon_leaves_behind_blocks_nothing()
    {
        await File.WriteAllTextAsync(_file.Path + ".lock", "4711");

        await using var store = await _file.OpenStoreAsync();
    }

    [Test]
    public async Task A_reading_tool_can_look_into_the_file_meanwhile()
    {
        await using var store = await FilledAsync();

        await using var tool = new SqliteConnection($"Data Source={_file.Path};Mode=ReadOnly;Pooling=False");
        await tool.OpenAsync();
        await using var command = tool.CreateCommand();
        command.CommandText = "SELECT count(*) FROM article";
        Assert.That(await command.ExecuteScalarAsync(), Is.EqualTo(1L));
    }

    [Test]
    public async Task While_another_process_holds_the_file_nothing_is_kept_and_then_it_goes_on()
    {
        await using var store = await FilledAsync();
        await using (var other = new SqliteConnection($"Data Source={_file.Path};Pooling=False"))
        {
            await other.OpenAsync();
            await using var command = other.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE";
            await command.ExecuteNonQueryAsync();

            var trouble = await TroubleAsync(store, 2);
            Assert.That(trouble.Problem, Is.EqualTo(StoreProblem.Locked));
            Assert.That(trouble.Message, Does.Contain(_file.Path).And.Contain("held by another process"));
            Assert.That((await store.ListAsync(new ArticleQuery(), default)).Items, Has.Count.EqualTo(1), "readers do not wait");
        }

        await SaveAsync(store, 2);
        Assert.That(await CountsAsync(store), Is.EqualTo((2, 2)));
    }

    [Test]
    public async Task A_full_disk_keeps_nothing_of_a_poll_and_then_it_goes_on()
    {
        var stored = 0;
        await using (var store = await _file.OpenStoreAsync(maxPages: 100))
        {
            await store.ProvisionAsync([Outlet("herald", "news")], Start, default);
            StoreException? trouble = null;
            while (trouble is null)
            {
                try
                {
                    await SaveAsync(store, stored + 1);
                    stored++;
                }
                catch (StoreException e)
                {
                    trouble = e;
                }
            }

            Assert.That(trouble.Problem, Is.EqualTo(StoreProblem.Full));
            Assert.That(trouble.Message, Does.Contain(_file.Path).And.Contain("free some space"));
            Assert.That(await CountsAsync(store), Is.EqualTo((stored, stored)));
            Assert.That((await TroubleAsync(store, stored + 1)).Problem, Is.EqualTo(StoreProblem.Full));
        }

        await using var roomy = await _file.OpenStoreAsync();
        await SaveAsync(roomy, stored + 1);
        Assert.That(await CountsAsync(roomy), Is.EqualTo((stored + 1, stored + 1)));
    }

    [Test]
    public async Task A_folder_that_cannot_be_written_is_named()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_file.Folder, "fixed")).FullName;
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        if (Environment.IsPrivilegedProcess)
            folder = Directory.Exists("/proc/self") ? "/proc/self" : throw new IgnoreException("Root may write everywhere, and there is no /proc");

        var refusal = await RefusalAsync(Path.Combine(folder, "aggregator.db"));

        Assert.That(refusal.Problem, Is.EqualTo(StoreProblem.ReadOnly));
        Assert.That(refusal.Message, Does.Contain(folder));
    }

    [Test]
    public async Task A_file_that_becomes_read_only_keeps_nothing_and_says_so()
    {
        await using var store = await FilledAsync();
        using var session = new Session(new SqliteConnection($"Data Source={_file.Path};Mode=ReadOnly;Pooling=False"));
        session.Connection.Open();

        var e = Assert.Throws<SqliteException>(() => session.Run(new Sql("DELETE FROM article")));

        Assert.That(Troubles.Of(e, _file.Path), Has.Property("Problem").EqualTo(StoreProblem.ReadOnly).And.Message.Contains("make the file and its directory writable"));
    }

    [Test]
    public async Task A_file_that_is_no_database_is_left_alone()
    {
        var text = new string('x', 5_000);
        await File.WriteAllTextAsync(_file.Path, text);

        var refusal = await RefusalAsync(_file.Path);

        Assert.That(refusal.Problem, Is.EqualTo(StoreProblem.Corrupt));
        Assert.That(refusal.Message, Does.Contain(_file.Path).And.Contain("not a database"));
        Assert.That(await File.ReadAllTextAsync(_file.Path), Is.EqualTo(text));
    }

    [Test]
    public async Task Another_programs_database_is_left_alone()
    {
        await ExecuteAsync("CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)");

        var refusal = await RefusalAsync(_file.Path);

        Assert.That((refusal.Problem, refusal.Message), Is.EqualTo((StoreProblem.Corrupt, $"The database {_file.Path} is another program's; name another file")));
    }

    [Test]
    public async Task A_damaged_file_is_an_outcome_for_readers_and_the_writer()
    {
        await using (var store = await FilledAsync())
            await Task.WhenAll(Enumerable.Range(2, 60).Select(i => SaveAsync(store, i)));
        var bytes = await File.ReadAllBytesAsync(_file.Path);
        bytes.AsSpan(8 * 4096).Fill(0x5A);
        await File.WriteAllBytesAsync(_file.Path, bytes);

        StoreException trouble;
        try
        {
            await using var store = await _file.OpenStoreAsync();
            trouble = (await Assert.ThrowsAsync<StoreException>(async () =>
            {
                await store.ListAsync(new ArticleQuery(), default);
                await store.ListAsync(new ArticleQuery { Text = "report1" }, default);
            }))!;
            Assert.That((await TroubleAsync(store, 99)).Problem, Is.EqualTo(StoreProblem.Corrupt));
        }
        catch (StoreException e)
        {
            trouble = e;
        }

        Assert.That(trouble.Problem, Is.EqualTo(StoreProblem.Corrupt));
        Assert.That(trouble.Message, Does.Contain("restore a backup"));
    }

    [Test]
    public async Task A_newer_schema_is_refused()
    {
        await using (await _file.OpenStoreAsync())
        {
        }

        await ExecuteAsync("INSERT INTO schema_version VALUES (9999, 'from the future', 0)");

        var refusal = await RefusalAsync(_file.Path);
        Assert.That(refusal.Problem, Is.EqualTo(StoreProblem.NewerSchema));
        Assert.That(refusal.Message, Does.Contain("9999").And.Contain("newer version"));
    }

    [Test]
    public async Task A_migration_that_was_cut_off_starts_again()
    {
        await ExecuteAsync("PRAGMA journal_mode = WAL");

        await using var store = await FilledAsync();
        Assert.That(await CountsAsync(store), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task A_store_that_is_closed_says_so()
    {
        var store = await FilledAsync();
        await store.DisposeAsync();

        Assert.That((await TroubleAsync(store, 2)).Message, Does.Contain("stopping"));
        await Assert.ThrowsAsync<StoreException>(async () => await store.ListAsync(new ArticleQuery(), default));
    }

    private async Task<SqliteStore> FilledAsync()
    {
        var store = await _file.OpenStoreAsync();
        await store.ProvisionAsync([Outlet("herald", "news")], Start, default);
        await SaveAsync(store, 1);
        return store;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_file.Path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static Task<Tally> SaveAsync(SqliteStore store, int number) =>
        store.SaveAsync(Poll(Herald, Start.AddMinutes(number), Written(number, Draft(Herald, $"r{number}", $"Report {number}", Text($"report{number}w")))), default).AsTask();

    private static async Task<StoreException> RefusalAsync(string path) => (await Assert.ThrowsAsync<StoreException>(async () => await SqliteFile.OpenStoreAsync(path)))!;

    private static async Task<StoreException> TroubleAsync(SqliteStore store, int number) => (await Assert.ThrowsAsync<StoreException>(async () => await SaveAsync(store, number)))!;

    // Articles and poll records: one of each for every poll that was kept.
    private static async Task<(int Articles, int Polls)> CountsAsync(SqliteStore store)
    {
        var articles = (await store.ListAsync(new ArticleQuery { Limit = 200 }, default)).Items.Count;
        return (articles, (await store.PollsAsync(new(Herald), 1_000, default)).Count);
    }
}
