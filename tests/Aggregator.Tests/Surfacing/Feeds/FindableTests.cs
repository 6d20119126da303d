using Aggregator.Rights;

namespace Aggregator.Surfacing.Feeds;

public sealed class FindableTests
{
    [TestCase("/sitemaps/news.xml", ExpectedResult = false)]
    [TestCase("/sitemaps/2026-11-24-1.xml", ExpectedResult = false)]
    [TestCase("/search/feed.atom?q=strike", ExpectedResult = false)]
    [TestCase("/feed.atom", ExpectedResult = true)]
    public async Task<bool> A_report_that_is_not_to_be_found_through_others_is_in_no_sitemap_and_no_search(string path)
    {
        await using var host = await FeedSample.StartAsync();
        var courier = host.News.Courier();
        host.News.Report(courier, "Hidden strike", a => a with { Signals = new RightsSignals { NoIndex = true } });
        host.News.Report(courier, "Open strike");
        var text = await host.TextAsync(path);
        Assert.That(text, Does.Contain("a002"));
        return text.Contains("a001", StringComparison.Ordinal);
    }
}
