using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Ingesting;
using Aggregator.Reading;
using Aggregator.Sources;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using static Aggregator.Ingesting.ScriptedFetcher;

namespace Aggregator.Discovering;

/// <summary>A site of the test's making, and a search on it.</summary>
internal sealed class DiscoverySite
{
    public const string Home = "https://gazette.example/";

    public static readonly DateTimeOffset Now = new(2026, 11, 24, 9, 0, 0, TimeSpan.Zero);

    public ScriptedFetcher Fetcher { get; } = new();

    public List<Outlet> Known { get; } = [];

    public List<Step> Steps { get; } = [];

    public DiscoveringOptions Options { get; } = new();

    public FakeTimeProvider Clock { get; } = new(Now);

    public IEnumerable<string> Asked => Fetcher.Asked.Select(r => r.Address.AbsolutePath);

    public DiscoverySite Page(string path, string head, string body = "<p>Welcome.</p>", string language = "en-GB")
    {
        Fetcher.On(Home + path, Body(Home + path, $"<!doctype html><html lang=\"{language}\"><head><title>The Anytown Gazette | Local news</title>{head}</head><body>{body}</body></html>", "text/html"));
        return this;
    }

    public DiscoverySite Robots(string text)
    {
        Fetcher.On(Home + "robots.txt", Body(Home + "robots.txt", text, "text/plain"));
        return this;
    }

    public DiscoverySite Feed(string path, params string[] slugs) => Document(path, Rss([.. slugs.Select((s, i) => (s, Now.AddHours(-i - 1)))]));

    public DiscoverySite Document(string path, string body, string type = "application/xml")
    {
        Fetcher.On(Home + path, Body(Home + path, body, type));
        return this;
    }

    public DiscoverySite Trouble(string path, FetchFailure failure, int? status = null)
    {
        Fetcher.On(Home + path, Failed(failure, status));
        return this;
    }

    public Task<Discovered> FindAsync(string typed = Home)
    {
        var extractor = new PageExtractor();
        ISourceReader[] readers = [new FeedReading(), new SitemapReading(), new ListingReading()];
        var discovery = new Discovery(Fetcher, readers, new Desk(extractor), extractor, new OutletBook(Known), Microsoft.Extensions.Options.Options.Create(Options), Microsoft.Extensions.Options.Options.Create(new FetchingOptions()), Clock);
        return discovery.FindAsync(typed, new Heard(Steps), default);
    }

    /// <summary>A page that lists so many reports.</summary>
    public static string Listing(int reports) => string.Concat(Enumerable.Range(0, reports).Select(i =>
        $"<div class=\"teaser\"><h3 class=\"teaser__headline\"><a href=\"/news/council-votes-to-keep-library-number-{1000 + i}\">Council votes to keep the library number {i}</a></h3><p>Members voted by a large majority to keep it open for all.</p><time datetime=\"2026-11-24T0{i % 9}:00:00Z\">today</time></div>"));

    private sealed class Heard(List<Step> steps) : IProgress<Step>
    {
        public void Report(Step value) => steps.Add(value);
    }
}
