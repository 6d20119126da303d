using Microsoft.Data.Sqlite;

namespace Aggregator.Storing;

public sealed class SqliteBackupTests
{
    private SqliteFile _file = null!;

    [SetUp]
    public void MakeFolder() => _file = new SqliteFile();

    [TearDown]
    public void RemoveFolder() => _file.Dispose();

    private string Copy => Path.Combine(_file.Folder, "copy.db");

    [Test]
    public async Task A_copy_under_load_is_sound_and_restores_to_the_same_rows()
    {
        await using (var store = await FilledAsync(10))
        {
            using var stop = new CancellationTokenSource();
            var load = WriteOnAsync(store, stop.Token);
            var before = store.Version;
            var taken = await DatabaseCopy.TakeAsync(_file.Path, Copy, default);
            var after = store.Version;
            await stop.CancelAsync();
            await load;

            Assert.That(taken.Report.IsSound, Is.True);
            Assert.That(taken.Report.LastSequence, Is.InRange(before, after));
        }

        var elsewhere = Path.Combine(_file.Folder, "restored", "aggregator.db");
        Directory.CreateDirectory(Path.GetDirectoryName(elsewhere)!);
        var restored = await DatabaseCopy.RestoreAsync(Copy, elsewhere, (await HashAsync(Copy)).ContentHash, setAside: null, default);

        Assert.That(await HashAsync(elsewhere), Is.EqualTo(await HashAsync(Copy)));
        await using var again = await SqliteFile.OpenStoreAsync(elsewhere);
        Assert.That(again.Version, Is.EqualTo(restored.Report.LastSequence));
        Assert.That((await again.ListAsync(new ArticleQuery { Limit = 200 }, default)).Items, Is.Not.Empty);
    }

    [Test]
    public async Task A_database_that_a_daemon_works_on_is_not_replaced()
    {
        await using var store = await FilledAsync(2);
        await DatabaseCopy.TakeAsync(_file.Path, Copy, default);

        var refused = await Assert.ThrowsAsync<StoreException>(async () => await DatabaseCopy.RestoreAsync(Copy, _file.Path, null, ".old", default));

        Assert.That(refused!.Problem, Is.EqualTo(StoreProblem.Locked));
    }

    [Test]
    public async Task What_stood_in_the_place_is_kept_only_when_it_may_be_replaced()
    {
        await (await FilledAsync(3)).DisposeAsync();
        await DatabaseCopy.TakeAsync(_file.Path, Copy, default);
        await using (var store = await _file.OpenStoreAsync())
            await store.SaveAsync(Desk.Poll("courier/news", Desk.Start, Desk.Written(99, Desk.Draft("courier/news", "late", "Late news", Desk.Text("late")))), default);
        var changed = await HashAsync(_file.Path);

        await Assert.ThrowsAsync<StoreException>(async () => await DatabaseCopy.RestoreAsync(Copy, _file.Path, null, setAside: null, default));
        Assert.That(await HashAsync(_file.Path), Is.EqualTo(changed), "a refused restore changes nothing");
        await DatabaseCopy.RestoreAsync(Copy, _file.Path, null, ".replaced", default);

        Assert.That(await HashAsync(_file.Path + ".replaced"), Is.EqualTo(changed));
        Assert.That(await HashAsync(_file.Path), Is.EqualTo(await HashAsync(Copy)));
    }

    [Test]
    public async Task A_copy_that_was_altered_is_refused_and_nothing_is_harmed()
    {
        await (await FilledAsync(3)).DisposeAsync();
        var taken = await DatabaseCopy.TakeAsync(_file.Path, Copy, default);
        var before = await HashAsync(_file.Path);
        Change(Copy, "UPDATE article SET category = 'sport'");

        var refused = await Assert.ThrowsAsync<StoreException>(async () => await DatabaseCopy.RestoreAsync(Copy, _file.Path, taken.ContentHash, ".old", default));

        Assert.That(refused!.Message, Does.Contain("does not hold what was copied"));
        Assert.That(await HashAsync(_file.Path), Is.EqualTo(before));
        Assert.That(Directory.GetFiles(_file.Folder, "*.restoring"), Is.Empty);
    }

    [Test]
    public async Task A_damaged_copy_and_one_of_a_newer_schema_are_refused()
    {
        await (await FilledAsync(30)).DisposeAsync();
        await DatabaseCopy.TakeAsync(_file.Path, Copy, default);
        var damaged = Path.Combine(_file.Folder, "damaged.db");
        File.Copy(Copy, damaged);
        await using (var stream = File.OpenWrite(damaged))
        {
            stream.Position = 8192;
            stream.Write(new byte[4096 * 6]);
        }

        Change(Copy, "INSERT INTO schema_version VALUES (9999, '9999-later', 0)");
        var elsewhere = Path.Combine(_file.Folder, "elsewhere.db");

        Assert.That((await Assert.ThrowsAsync<StoreException>(async () => await DatabaseCopy.RestoreAsync(damaged, elsewhere, null, null, default)))!.Problem, Is.EqualTo(StoreProblem.Corrupt));
        Assert.That((await Assert.ThrowsAsync<StoreException>(async () => await DatabaseCopy.RestoreAsync(Copy, elsewhere, null, null, default)))!.Problem, Is.EqualTo(StoreProblem.NewerSchema));
        Assert.That(File.Exists(elsewhere), Is.False);
    }

    [Test]
    public async Task A_copy_never_writes_over_a_file()
    {
        await (await FilledAsync(1)).DisposeAsync();
        await File.WriteAllTextAsync(Copy, "a diary");

        await Assert.ThrowsAsync<StoreException>(async () => await DatabaseCopy.TakeAsync(_file.Path, Copy, default));

        Assert.That(await File.ReadAllTextAsync(Copy), Is.EqualTo("a diary"));
    }

    private async Task<SqliteStore> FilledAsync(int articles)
    {
        var store = await _file.OpenStoreAsync();
        await store.ProvisionAsync([Desk.Outlet("courier", "news")], Desk.Start, default);
        for (var i = 0; i < articles; i++)
            await WriteOneAsync(store, i);
        return store;
    }

    private static ValueTask<Tally> WriteOneAsync(SqliteStore store, int number) => store.SaveAsync(
        Desk.Poll("courier/news", Desk.Start, Desk.Written(number, Desk.Draft("courier/news", $"report-{number}", $"Report {number} of the day", Desk.Text($"w{number}x")))), default);

    private static async Task WriteOnAsync(SqliteStore store, CancellationToken stop)
    {
        for (var number = 1_000; !stop.IsCancellationRequested; number++)
            await WriteOneAsync(store, number);
    }

    private static async Task<(long Articles, string ContentHash)> HashAsync(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        return ((await DatabaseCheck.RunAsync(path, thorough: true, default)).Articles, ContentDigest.Of(connection, default));
    }

    private static void Change(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
