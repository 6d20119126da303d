using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Storing;

/// <summary>A SQLite file in a folder of its own.</summary>
internal sealed class SqliteFile : IStoreHome
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("aggregator-store-").FullName;

    public string Path => System.IO.Path.Combine(Folder, "aggregator.db");

    public TimeSpan RevisionSpacing { get; init; }

    public ValueTask<SqliteStore> OpenStoreAsync(int? maxPages = null) => OpenStoreAsync(Path, maxPages, RevisionSpacing);

    public static ValueTask<SqliteStore> OpenStoreAsync(string path, int? maxPages = null, TimeSpan revisionSpacing = default) => SqliteStore.OpenAsync(
        new SqliteStoreOptions { Path = path, BusyTimeout = TimeSpan.FromMilliseconds(50), MaxPages = maxPages, RevisionSpacing = revisionSpacing }, new FakeTimeProvider(Desk.Start), default);

    public async ValueTask<OpenStore> OpenAsync()
    {
        var store = await OpenStoreAsync();
        return new OpenStore(store, store, store);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

internal sealed class SqliteProvisionTests : ProvisionContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();
}

internal sealed class SqlitePollTests : PollContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();
}

internal sealed class SqliteMemoryTests : MemoryContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();
}

internal sealed class SqliteVisitTests : VisitContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();
}

internal sealed class SqliteIdentityTests : IdentityContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();
}

internal sealed class SqliteEventTests : EventContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();
}

internal sealed class SqlitePaceTests : PaceContract
{
    protected override IStoreHome OpenHome() => new SqliteFile { RevisionSpacing = Spacing };
}

internal sealed class SqliteRecognitionTests : RecognitionContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();
}

internal sealed class SqliteArticleListTests : ArticleListContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();
}

internal sealed class SqlitePoorerDraftTests : PoorerDraftContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();
}

internal sealed class SqliteEditorialTests : EditorialContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();
}

internal sealed class SqliteExactlyOnceTests : ExactlyOnceContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();
}

internal sealed class SqliteChangeTests : ChangeContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();

    protected override async Task PruneAsync(DateTimeOffset before) => await ((SqliteStore)Queries).PruneOutboxAsync(before);
}

internal sealed class SqliteRightsTests : RightsContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();
}

internal sealed class SqliteAccountTests : AccountContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();

    protected override IAccountStore Accounts => ((SqliteStore)Queries).Accounts;
}

internal sealed class SqliteSearchTests : SearchContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();
}

internal sealed class SqliteAuditTests : AuditContract
{
    private string _path = "";

    protected override IStoreHome OpenHome()
    {
        var file = new SqliteFile();
        _path = file.Path;
        return file;
    }

    [TestCase("UPDATE audit SET actor = 'somebody else'")]
    [TestCase("DELETE FROM audit")]
    public async Task No_statement_changes_what_was_done(string statement)
    {
        await ((IAuditLog)Queries).AppendAsync(new AuditEntry(0, Desk.Start, new Actor("ann", Actor.Cli), "outlet.save", "outlet:herald", null, null, null));
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_path};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = statement;

        Assert.That(async () => await command.ExecuteNonQueryAsync(), Throws.TypeOf<Microsoft.Data.Sqlite.SqliteException>().With.Message.Contains("only added to"));
    }
}

internal sealed class SqlitePauseTests : PauseContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();
}

internal sealed class SqliteSourceEditTests : SourceEditContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();
}
