using System.Text;

namespace Aggregator.Storing;

internal sealed class SqlitePageTests : PageContract
{
    private SqliteFile _file = null!;

    protected override IStoreHome OpenHome() => _file = new SqliteFile();

    protected override async Task<int> PruneAsync(DateTimeOffset before, long bytes) => await ((SqliteStore)Store.Ingest).PrunePagesAsync(before, bytes);

    [Test]
    public async Task Pages_are_read_beside_a_daemon_that_holds_the_database()
    {
        var draft = await VisitedAsync(1, "mayor", Encoding.UTF8.GetBytes("<p>Mayor</p>"));

        using var beside = SqlitePages.Open(new SqliteStoreOptions { Path = _file.Path });

        Assert.That((await beside.PageOfAsync(draft.Article.Id, default))!.Key, Is.EqualTo(1));
        Assert.That((await beside.SizeAsync(default)).Pages, Is.EqualTo(1));
    }

    [Test]
    public void A_database_that_is_not_there_is_said_to_be_missing_and_not_made()
    {
        var path = Path.Combine(_file.Folder, "none.db");

        Assert.That(() => SqlitePages.Open(new SqliteStoreOptions { Path = path }), Throws.TypeOf<StoreException>().With.Message.Contains("There is no database"));
        Assert.That(File.Exists(path), Is.False);
    }
}
