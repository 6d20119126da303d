using Aggregator.Discovering;
using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Ingesting;
using Aggregator.Reading;
using Aggregator.Rights;
using Aggregator.Sources;
using Microsoft.Extensions.Options;
using static Aggregator.Ingesting.ScriptedFetcher;

namespace Aggregator.Previewing;

/// <summary>What a source would bring, entry by entry, before anything is saved.</summary>
public sealed class PreviewTests
{
    private PolledSource _polled = null!;

    [SetUp]
    public async Task Open() => _polled = await PolledSource.OpenAsync();

    [TearDown]
    public async Task Close() => await _polled.DisposeAsync();

    [Test]
    public async Task Entries_that_carry_their_text_are_articles_within_their_rights()
    {
        Feed(Rss(("a", _polled.Now.AddHours(-1)), ("b", _polled.Now.AddHours(-2))));
        var preview = await RunAsync();
        var first = preview.Items[0];
        Assert.That((preview.Entries, preview.Items.Count, first.Fate, first.Shown!.Headline, first.WordsInAll), Is.EqualTo((2, 2, Fate.New, "Report on a", 150)));
        Assert.That((first.Shown.Rights.Extent, first.Shown.IsExcerpt), Is.EqualTo((RightsExtent.Excerpt, true)));
        Assert.That(first.Shown.Body.Sum(b => b.Text.Split(' ').Length) + (first.Shown.Standfirst?.Split(' ').Length ?? 0), Is.LessThanOrEqualTo(41));
        Assert.That(first.Fields.ToDictionary(f => f.Name, f => f.From), Does.ContainKey("body").WithValue("feed").And.ContainKey("published").WithValue("feed").And.ContainKey("image").WithValue("none"));
    }

    [Test]
    public async Task Nothing_is_stored_and_what_is_there_is_recognised()
    {
        Feed(Rss(("a", _polled.Now.AddHours(-1))));
        Assert.That((await RunAsync()).Items.Single().Fate, Is.EqualTo(Fate.New));
        Assert.That((await _polled.Store.ListAsync(new(), default)).Items, Is.Empty);
        await _polled.PollAsync();
        var again = (await RunAsync()).Items.Single();
        Assert.That((again.Fate, again.Identity), Is.EqualTo((Fate.Known, again.Identity)));
        Assert.That(again.Identity, Does.StartWith("already there as ").And.Contain("gazette/politics"));
    }

    [Test]
    public async Task A_page_is_fetched_and_each_field_says_which_layer_gave_it()
    {
        Feed(Teasers("a"));
        Page("a", "<meta property=\"og:title\" content=\"Council keeps the library\"><meta property=\"article:published_time\" content=\"2026-11-23T08:00:00Z\">", Report());
        var item = (await RunAsync(recipe: new Recipe { Body = "div.text", Byline = ".nobody" })).Items.Single();
        var from = item.Fields.ToDictionary(f => f.Name, f => f.From);
        Assert.That((from["headline"], from["body"], from["published"]), Is.EqualTo(("scoring", "recipe", "open-graph")));
        Assert.That(item.Warnings, Has.Some.Contain(".nobody"));
    }

    [Test]
    public async Task An_entry_whose_page_is_of_no_use_says_so()
    {
        Feed(Teasers("a", "b"));
        Page("a", "", "<p>Before you continue: we and our partners want your consent.</p>");
        Page("b", "", "<p>Nothing here.</p>");
        var items = (await RunAsync()).Items;
        Assert.That((items[0].Fate, items[0].Reason), Is.EqualTo((Fate.Postponed, "a consent wall stands before the report")), "a visit comes back later");
        Assert.That((items[1].Fate, items[1].Warnings[0]), Is.EqualTo((Fate.New, "its page is of no use (not-a-report): only what the source says is taken")));
    }

    [Test]
    public async Task A_link_on_a_listing_that_leads_to_no_report_is_filtered_with_its_reason()
    {
        var listing = new Source { Id = new("gazette/listing"), Outlet = new("gazette"), Address = new("https://gazette.example/news"), Kind = SourceKind.Listing };
        _polled.Fetcher.On("https://gazette.example/news", Body("https://gazette.example/news", $"<html><body><main>{DiscoverySite.Listing(3)}</main></body></html>", "text/html"));
        var preview = await RunAsync(listing);
        Assert.That(preview.Items.Select(i => (i.Fate, i.Shown)), Is.All.EqualTo((Fate.Filtered, (Surfaceable?)null)));
        Assert.That(preview.IsUseful, Is.False);
    }

    [Test]
    public async Task Duplicates_in_a_document_are_left_out_and_counted()
    {
        Feed(Rss(("a", _polled.Now), ("a", _polled.Now)));
        Assert.That((await RunAsync()).LeftOut["duplicate"], Is.EqualTo(1));
    }

    [Test]
    public async Task A_source_that_cannot_be_read_says_why()
    {
        _polled.Fetcher.On(PolledSource.Address, Body(PolledSource.Address, "<html><head><title>Sign in</title></head></html>", "text/html"));
        Assert.That((await RunAsync()).Problem, Does.Contain("HTML page").And.Contain("Sign in"));
        _polled.Fetcher.On(PolledSource.Address, Failed(FetchFailure.Forbidden, 403));
        Assert.That((await RunAsync()).Problem, Does.Contain("403"));
    }

    [Test]
    public async Task No_more_pages_are_asked_for_than_the_setting_allows()
    {
        Feed(Teasers([.. Enumerable.Range(0, 30).Select(i => $"r{i}")]));
        var preview = await RunAsync();
        Assert.That((preview.Items.Count, _polled.Fetcher.Asked.Count), Is.EqualTo((5, 6)));
    }

    private async Task<Previewed> RunAsync(Source? source = null, Recipe? recipe = null)
    {
        var extractor = new PageExtractor();
        var desk = new Desk(extractor);
        _polled.Fetcher.Asked.Clear();
        var preview = new Preview(_polled.Fetcher, [new FeedReading(), new SitemapReading(), new ListingReading()], new EntrySorter(desk, 500), desk, extractor, _polled.Store, Options.Create(new DiscoveringOptions()), _polled.Clock);
        return await preview.RunAsync(PolledSource.Outlet, source ?? PolledSource.Source with { Recipe = recipe ?? Recipe.None }, new Progress<Step>(), default);
    }

    private void Feed(string body) => _polled.Fetcher.On(PolledSource.Address, Body(PolledSource.Address, body));

    private void Page(string slug, string head, string body) =>
        _polled.Fetcher.On($"https://gazette.example/{slug}", Body($"https://gazette.example/{slug}", $"<!doctype html><html lang=\"en-GB\"><head><title>x</title>{head}</head><body>{body}</body></html>", "text/html"));

    private static string Report() =>
        $"<main><h1>Council keeps the library</h1><div class=\"text\">{string.Concat(Enumerable.Range(0, 6).Select(i => $"<p>Members voted {i} times by a large majority to keep the library in the old town hall open for all who live in the borough and beyond it.</p>"))}</div></main>";

    private static string Teasers(params string[] slugs) =>
        $"<rss version=\"2.0\"><channel><title>News</title>{string.Concat(slugs.Select(s => $"<item><title>Report on {s}</title><link>https://gazette.example/{s}</link><description>A short teaser of it.</description></item>"))}</channel></rss>";
}
