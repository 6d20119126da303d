using Aggregator.Discovering;
using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Ingesting;
using Aggregator.Operating;
using Aggregator.Previewing;
using Aggregator.Reading;
using Aggregator.Sources;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Aggregator.Commands;

/// <summary>Search and preview without a daemon: the same parts, put together for one command.</summary>
internal sealed class Trying : IDisposable
{
    private readonly HttpFetcher _fetcher;

    public Trying(Plan plan)
    {
        Plan = plan;
        var fetching = Of<FetchingOptions>(FetchingOptions.Section);
        var discovering = Options.Create(Of<DiscoveringOptions>(DiscoveringOptions.Section));
        _fetcher = new HttpFetcher(Options.Create(fetching), TimeProvider.System, NullLogger<HttpFetcher>.Instance);
        var extractor = new PageExtractor();
        var desk = new Desk(extractor);
        ISourceReader[] readers = [new FeedReading(), new SitemapReading(), new ListingReading()];
        Discovery = new Discovery(_fetcher, readers, desk, extractor, new OutletBook(plan.Outlets), discovering, Options.Create(fetching), TimeProvider.System);
        Preview = new Preview(_fetcher, readers, new EntrySorter(desk, Of<IngestingOptions>(IngestingOptions.Section).MaxEntries), desk, extractor, queries: null, discovering, TimeProvider.System);
    }

    public Plan Plan { get; }

    public Discovery Discovery { get; }

    public Preview Preview { get; }

    public void Dispose() => _fetcher.Dispose();

    private T Of<T>(string section)
        where T : new() => Plan.Configuration.GetSection(section).Get<T>() ?? new T();
}
