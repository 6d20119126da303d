using Aggregator.Extracting;
using Aggregator.Reading;
using Aggregator.Sources;

namespace Aggregator.Normalising;

/// <summary>Entry and page become one attributed report.</summary>
public sealed class NormaliserTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
    private static readonly Outlet Outlet = new() { Id = new("bbc-news"), Name = "BBC News", HomePage = new("https://www.bbc.co.uk/news") };
    private static readonly Source Source = new() { Id = new("bbc-news/top"), Outlet = new("bbc-news"), Address = new("https://feeds.bbci.co.uk/news/rss.xml") };
    private static readonly Entry Entry = new() { Title = "From the feed", Link = new("https://www.bbc.co.uk/news/articles/c1?at_medium=RSS"), Authors = ["Feed Author"], Categories = ["Politics"], Language = "en" };

    private static readonly PageReading Page = new()
    {
        Kind = PageKind.Article,
        Headline = new("From the page", "json-ld"),
        Standfirst = new("The page's standfirst.", "json-ld"),
        Authors = new(["Ann Day", "BBC News", "ann day"], "json-ld"),
        Canonical = new(new("https://www.bbc.com/news/articles/c1"), "meta"),
        Language = new("en-GB", "meta"),
        Section = new("UK", "json-ld"),
        Body = new([new(BlockKind.Paragraph, "The page's body.")], "scoring"),
    };

    [Test]
    public void The_page_is_believed_before_the_feed()
    {
        var report = Report(Entry, Page);

        Assert.Multiple(() =>
        {
            Assert.That((report.Headline, report.Standfirst, report.Body[0].Text, report.Language), Is.EqualTo(("From the page", "The page's standfirst.", "The page's body.", "en-GB")));
            Assert.That(report.Attribution.Authors, Is.EqualTo(new[] { "Ann Day" }));
            Assert.That(report.Sections, Is.EqualTo(new[] { "UK", "Politics" }));
        });
    }

    [Test]
    public void The_feed_stands_in_where_there_is_no_page()
    {
        var report = Report(Entry, null, summary: "The feed's summary.", content: "The feed's text.");

        Assert.That((report.Headline, report.Standfirst, report.Body[0].Text, report.Language), Is.EqualTo(("From the feed", "The feed's summary.", "The feed's text.", "en")));
        Assert.That(report.Attribution.Authors, Is.EqualTo(new[] { "Feed Author" }));
    }

    [TestCase(80, 1)]
    [TestCase(79, 0)]
    public void A_long_summary_is_the_text_where_there_is_no_other(int words, int blocks) =>
        Assert.That(Report(Entry, null, summary: string.Join(' ', Enumerable.Repeat("word", words))).Body, Has.Count.EqualTo(blocks));

    [Test]
    public void Every_report_names_its_outlet_its_address_and_when_it_was_retrieved()
    {
        var attribution = Report(Entry, null).Attribution;
        Assert.That((attribution.Outlet, attribution.Credit, attribution.Url.AbsoluteUri, attribution.RetrievedAt), Is.EqualTo(("BBC News", "BBC News", "https://www.bbc.co.uk/news/articles/c1", Now)));
    }

    [TestCase("Mayor resigns - BBC News", "Mayor resigns")]
    [TestCase("Mayor resigns - BBC", "Mayor resigns")]
    [TestCase("Mayor resigns | BBC Sport", "Mayor resigns")]
    [TestCase("Mayor resigns – bbc.co.uk", "Mayor resigns")]
    [TestCase("Mayor resigns | UK | BBC News", "Mayor resigns")]
    [TestCase("Mayor resigns | Politics | BBC News", "Mayor resigns | Politics")]
    [TestCase("Mayor resigns - what we know", "Mayor resigns - what we know")]
    [TestCase("Ofcom fines BBC News", "Ofcom fines BBC News")]
    [TestCase("BBC News", "BBC News")]
    [TestCase("News - BBC News", "News")]
    public void A_headline_loses_its_outlets_name_and_nothing_else(string title, string headline) =>
        Assert.That(Report(Entry, Page with { Headline = new(title, "meta") }).Headline, Is.EqualTo(headline));

    [TestCase("The Guardian", "https://www.theguardian.com/", "Mayor resigns | The Guardian")]
    [TestCase("The Guardian", "https://www.theguardian.com/", "Mayor resigns | Guardian")]
    [TestCase("Wales Online", "https://www.walesonline.co.uk/", "Mayor resigns - Wales Online")]
    [TestCase("Sky News", "https://news.sky.com/", "Mayor resigns | Sky Sports")]
    public void An_outlet_goes_by_more_than_one_name(string name, string home, string title)
    {
        var outcome = Normaliser.Normalise(Outlet with { Name = name, HomePage = new(home) }, Source, new(Entry with { Title = title }, [], []), null, null, Now);
        Assert.That(((NormaliseOutcome.Normalised)outcome).Report.Headline, Is.EqualTo("Mayor resigns"));
    }

    [TestCase("https://www.bbc.co.uk/news/articles/c2", "https://www.bbc.co.uk/news/articles/c2")]
    [TestCase("https://www.bbc.co.uk/news/articles/c2?utm_source=x", "https://www.bbc.co.uk/news/articles/c2")]
    [TestCase("https://stranger.example/news/articles/c2", "https://www.bbc.co.uk/news/articles/c1", TestName = "A_canonical_link_to_a_strangers_host_is_not_followed")]
    [TestCase("https://www.bbc.co.uk/", "https://www.bbc.co.uk/news/articles/c1", TestName = "A_canonical_link_to_the_front_page_names_no_report")]
    [TestCase("https://www.bbc.co.uk/news", "https://www.bbc.co.uk/news/articles/c1", TestName = "A_canonical_link_to_the_section_names_no_report")]
    [TestCase("ftp://www.bbc.co.uk/news/articles/c2", "https://www.bbc.co.uk/news/articles/c1")]
    public void The_canonical_link_counts_within_the_outlets_own_site(string canonical, string url) =>
        Assert.That(Report(Entry, Page with { Canonical = new(new(canonical), "meta") }).Attribution.Url.AbsoluteUri, Is.EqualTo(url));

    [Test]
    public void A_report_above_its_AMP_page_is_canonical()
    {
        var outcome = Normaliser.Normalise(Outlet, Source, new(Entry, [], []), Page with { Canonical = new(new("https://www.bbc.co.uk/news/uk-123"), "meta") }, new("https://www.bbc.co.uk/news/uk-123/amp"), Now);
        Assert.That(((NormaliseOutcome.Normalised)outcome).Report.Attribution.Url.AbsoluteUri, Is.EqualTo("https://www.bbc.co.uk/news/uk-123"));
    }

    [Test]
    public void Without_an_address_there_is_no_report() => Assert.That(Outcome(Entry with { Link = null }, null), Is.EqualTo(new NormaliseOutcome.Rejected("no-link")));

    [TestCase(null)]
    [TestCase(" \u200b ")]
    public void Without_a_headline_there_is_no_report(string? title) =>
        Assert.That(Outcome(Entry with { Title = title }, Page with { Headline = null }), Is.EqualTo(new NormaliseOutcome.Rejected("no-headline")));

    private static NormaliseOutcome Outcome(Entry entry, PageReading? page, string? summary = null, string? content = null) =>
        Normaliser.Normalise(Outlet, Source, new(entry, Blocks(summary), Blocks(content)), page, null, Now);

    private static Report Report(Entry entry, PageReading? page, string? summary = null, string? content = null) =>
        ((NormaliseOutcome.Normalised)Outcome(entry, page, summary, content)).Report;

    private static Block[] Blocks(string? text) => text is null ? [] : [new(BlockKind.Paragraph, text)];
}
