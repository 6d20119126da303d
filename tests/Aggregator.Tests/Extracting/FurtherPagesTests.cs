using System.Text;

namespace Aggregator.Extracting;

/// <summary>Reports on several pages: which link leads on, and which to something else.</summary>
public sealed class FurtherPagesTests
{
    private const string At = "https://www.example.co.uk/news/harbour-plan";

    [TestCase("<link rel=next href='?page=2'>", "", ExpectedResult = At + "?page=2")]
    [TestCase("<link rel='next' href='https://www.example.co.uk/news/harbour-plan/2'>", "", ExpectedResult = At + "/2")]
    [TestCase("", "<ul class=pagination><li>1</li><li><a href='/news/harbour-plan/page/2/'>2</a></li><li><a href='/news/harbour-plan/page/3/'>3</a></li></ul>", ExpectedResult = At + "/page/2/")]
    [TestCase("", "<a href='/news/harbour-plan?page=2'>Next page »</a>", ExpectedResult = At + "?page=2")]
    [TestCase("<link rel=next href='/news/mayor-resigns'>", "", ExpectedResult = null, Description = "the next report, as WordPress has it")]
    [TestCase("<link rel=next href='/news/?page=2'>", "", ExpectedResult = null, Description = "the section's next page")]
    [TestCase("", "<a href='/news/harbour-plan?page=2'>Harbour: what readers say</a>", ExpectedResult = null)]
    [TestCase("", "<a href='/news/other-plan?page=2'>2</a>", ExpectedResult = null)]
    [TestCase("<link rel=next href='javascript:next()'>", "", ExpectedResult = null)]
    [TestCase("<link rel=next href='?page=3'>", "", ExpectedResult = null)]
    public string? The_next_page_of_the_same_report_is_found(string head, string foot) => Read(At, head, foot).NextPage?.AbsoluteUri;

    [TestCase(At + "?page=2", "?page=3", ExpectedResult = At + "?page=3")]
    [TestCase(At + "-2.html", "harbour-plan-3.html", ExpectedResult = At + "-3.html")]
    [TestCase(At + "/2", "/news/harbour-plan/1", ExpectedResult = null)]
    public string? From_a_further_page_it_goes_on(string at, string href) => Read(at, $"<link rel=next href='{href}'>", "").NextPage?.AbsoluteUri;

    [TestCase("<a href='/news/harbour-plan?page=all'>View as single page</a>", ExpectedResult = At + "?page=all")]
    [TestCase("<a href='/news/other?page=all'>View as single page</a>", ExpectedResult = null)]
    public string? The_view_with_all_on_one_page_is_found(string foot) => Read(At, "", foot).WholePage?.AbsoluteUri;

    [Test]
    public void A_page_of_another_report_or_of_comments_is_not_joined()
    {
        var first = Read(At, "", "");
        Assert.That(PageJoin.With(first, first), Is.Null, "nothing new");
        Assert.That(PageJoin.With(first, first with { Headline = new("Mayor resigns over police contract", "scoring"), Body = new([new(BlockKind.Paragraph, "Other words.")], "scoring") }), Is.Null);
        var joined = PageJoin.With(first, first with { Headline = new("Council agrees harbour plan (page 2)", "scoring"), Body = new([first.Body!.Value[0], new(BlockKind.Paragraph, "And so it went on.")], "scoring") })!;
        Assert.That(joined.Body!.Value.Select(b => b.Text), Is.EqualTo(first.Body.Value.Select(b => b.Text).Append("And so it went on.")));
    }

    private static PageReading Read(string at, string head, string foot)
    {
        var html = $"""
            <html><head><title>Council agrees harbour plan</title>{head}</head><body><main><h1>Council agrees harbour plan</h1><div class=text>
            {string.Concat(Enumerable.Range(1, 5).Select(i => $"<p>Paragraph {i} says that councillors met on Tuesday evening and voted by a large majority for the plan, which costs nothing before spring.</p>"))}
            </div>{foot}</main></body></html>
            """;
        return ((ExtractOutcome.Extracted)new PageExtractor().Extract(new Page { Body = Encoding.UTF8.GetBytes(html), Address = new Uri(at) })).Reading;
    }
}
