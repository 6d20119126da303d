using System.Text;

namespace Aggregator.Storing;

internal sealed class SqlitePageTests : PageContract
{
    private string _path = "";

    protected override IStoreHome OpenHome()
    {
        var file = new SqliteFile();
        _path = file.Path;
        return file;
    }

    protected override async Task<int> PruneAsync(DateTimeOffset before, long bytes) => await ((SqliteStore)Store.Ingest).PrunePagesAsync(before, bytes);

    [Test]
    public async Task Pages_are_read_beside_a_daemon_that_holds_the_database()
    {
        var draft = await VisitedAsync(1, "mayor", Encoding.UTF8.GetBytes("<p>Mayor</p>"));

        using var beside = SqlitePages.Open(new SqliteStoreOptions { Path = _path });

        Assert.That((await beside.PageOfAsync(draft.Article.Id, default))!.Key, Is.EqualTo(1));
        Assert.That((await beside.SizeAsync(default)).Pages, Is.EqualTo(1));
    }

    [Test]
    public void A_database_that_is_not_there_is_said_to_be_missing_and_not_made()
    {
        var path = _path + ".none";

        Assert.That(() => SqlitePages.Open(new SqliteStoreOptions { Path = path }), Throws.TypeOf<StoreException>().With.Message.Contains("There is no database"));
        Assert.That(File.Exists(path), Is.False);
    }
}
