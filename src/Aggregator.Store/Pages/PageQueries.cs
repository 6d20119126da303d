using System.Runtime.CompilerServices;
using Aggregator.Editing;
using Aggregator.Extracting.Drifting;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>The reading side of archive and drift, on connections that only read.</summary>
internal sealed class PageQueries(ReaderPool readers)
{
    private static readonly Sql Source = new("SELECT number FROM source WHERE id = $1");

    public async IAsyncEnumerable<ArchivedPage> PagesAsync(SourceId source, DateTimeOffset since, int limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var numbers = await readers.ReadAsync((source, since, limit), static (session, s) => NumberOf(session, s.source) is { } number ? PageTable.List(session, number, s.since, Math.Max(0, s.limit)) : [], cancellation);
        foreach (var number in numbers)
        {
            // One that went in the meantime is not missed.
            if (await readers.ReadAsync(number, PageTable.Find, cancellation) is { } packed)
                yield return packed.Unpacked(source);
        }
    }

    public async ValueTask<ArchivedPage?> PageOfAsync(ArticleId article, CancellationToken cancellation) =>
        await readers.ReadAsync(article, PageTable.FindOf, cancellation) is { } found ? found.Page.Unpacked(new SourceId(found.Source)) : null;

    public ValueTask<ArchiveSize> SizeAsync(CancellationToken cancellation) => readers.ReadAsync(0, static (session, _) => PageTable.Sum(session), cancellation);

    public ValueTask<SourceDrift> DriftAsync(SourceId source, CancellationToken cancellation) =>
        readers.ReadAsync(source, static (session, s) => NumberOf(session, s) is { } number ? DriftTable.Find(session, number) : SourceDrift.None, cancellation);

    private static long? NumberOf(Session session, SourceId source) => session.Number(Source, source.Value);
}
