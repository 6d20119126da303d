namespace Aggregator.Storing;

internal sealed class SqliteBoardTests : BoardContract
{
    protected override IStoreHome OpenHome() => new SqliteFile();
}
