using System.Text;
using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Ingesting;

/// <summary>Further pages of a report are fetched within limits and joined.</summary>
public sealed class PageFollowingTests
{
    private readonly Outlet _outlet = new() { Id = new("herald"), Name = "Herald", HomePage = new("https://www.herald.example/"), Rights = new RightsPolicy { Extent = RightsExtent.Full } };

    [Test]
    public async Task All_pages_are_joined_in_order()
    {
        var site = new Site(3);
        Assert.That(await WholeAsync(site, 10), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(site.Asked, Is.EqualTo(new[] { "/plan?page=2", "/plan?page=3" }));
    }

    [Test]
    public async Task No_more_pages_than_the_limit_are_asked()
    {
        var site = new Site(25);
        Assert.That(await WholeAsync(site, 10), Is.EqualTo(Enumerable.Range(1, 10)));
        Assert.That(site.Asked, Has.Count.EqualTo(9));
    }

    [Test]
    public async Task The_view_with_all_on_one_page_is_asked_instead()
    {
        var site = new Site(3) { HasWhole = true };
        Assert.That(await WholeAsync(site, 10), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(site.Asked, Is.EqualTo(new[] { "/plan?page=all" }));
    }

    [Test]
    public async Task A_page_that_robots_txt_refuses_ends_the_joining_with_what_there_is()
    {
        var site = new Site(5) { RefusedFrom = 3 };
        Assert.That(await WholeAsync(site, 10), Is.EqualTo(new[] { 1, 2 }));
    }

    [Test]
    public async Task Where_only_the_headline_may_be_used_nothing_more_is_asked()
    {
        var site = new Site(3);
        await WholeAsync(site, 10, _outlet with { Rights = new RightsPolicy { Extent = RightsExtent.Headline } });
        Assert.That(site.Asked, Is.Empty);
    }

    private async Task<IEnumerable<int>> WholeAsync(Site site, int most, Outlet? outlet = null)
    {
        var page = new Page { Body = Encoding.UTF8.GetBytes(site.Html(1)), Address = new Uri("https://www.herald.example/plan") };
        var extractor = new PageExtractor();
        var first = ((ExtractOutcome.Extracted)extractor.Extract(page)).Reading;
        var whole = await new PageFollowing(site, extractor, most).WholeAsync(outlet ?? _outlet, SourceAccess.None, page, first, default);
        return whole.Body!.Value.Select(b => int.Parse(b.Text.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture)).Distinct();
    }

    private sealed class Site(int pages) : IFetcher
    {
        public List<string> Asked { get; } = [];

        public bool HasWhole { get; init; }

        public int RefusedFrom { get; init; } = int.MaxValue;

        public ValueTask<FetchOutcome> FetchAsync(FetchRequest request, CancellationToken cancellation)
        {
            Asked.Add(request.Address.PathAndQuery);
            if (request.Address.Query == "?page=all")
                return new(Page(request, string.Concat(Enumerable.Range(1, pages).Select(Text)), ""));
            var number = int.Parse(request.Address.Query.Split('=')[1], System.Globalization.CultureInfo.InvariantCulture);
            return new(number >= RefusedFrom ? new FetchOutcome.Failed(FetchFailure.Robots, "robots.txt") : Page(request, Html(number)));
        }

        public string Html(int number) => Html(Text(number), (number < pages ? $"<a rel=next href='/plan?page={number + 1}'>Next</a>" : "") + (HasWhole ? "<a href='/plan?page=all'>Single page</a>" : ""));

        private static FetchOutcome.Fetched Page(FetchRequest request, string text, string foot) => Page(request, Html(text, foot));

        private static FetchOutcome.Fetched Page(FetchRequest request, string html) => new() { Body = Encoding.UTF8.GetBytes(html), Address = request.Address, ContentType = "text/html" };

        private static string Html(string text, string foot) => $"<html><head><title>Council agrees harbour plan</title></head><body><main><h1>Council agrees harbour plan</h1><div class=text>{text}</div><div class=pages>{foot}</div></main></body></html>";

        private static string Text(int number) => string.Concat(Enumerable.Range(1, 5).Select(i =>
            $"<p>On page {number} paragraph {i} says that councillors met on Tuesday evening and voted by a large majority for the plan, which costs nothing.</p>"));
    }
}
