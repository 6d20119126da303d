namespace Aggregator.Extracting;

/// <summary>Which of a page's dates is its publication.</summary>
public sealed class DateChoiceTests
{
    private const string Text = "<p>The council agreed on Tuesday to build a bridge over the river, after a debate that lasted more than three hours and ended in a vote.</p>";

    [Test]
    public void An_instant_in_UTC_is_shown_in_the_offset_of_its_dateline()
    {
        var reading = Pages.Read($$"""<head><script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge agreed","datePublished":"2023-11-09T01:49:09Z"}</script></head><body><h1>Bridge agreed</h1><div>Published: November 8, 2023 at 5:49 p.m.</div>{{Text}}""");

        Assert.Multiple(() =>
        {
            Assert.That(reading.PublishedAt!.Value.Offset, Is.EqualTo(TimeSpan.FromHours(-8)));
            Assert.That(reading.PublishedAt.Value.UtcDateTime, Is.EqualTo(new DateTime(2023, 11, 9, 1, 49, 9, DateTimeKind.Utc)));
        });
    }

    [Test]
    public void The_dateline_beats_dates_of_other_reports_and_of_the_copyright()
    {
        var reading = Pages.Read($"<body><aside><time datetime='2026-01-01'>1 January</time></aside><h1>Bridge agreed</h1><p>Published: 3 March 2026, 10:15 GMT</p>{Text}<footer><p>Copyright 1 May 1999</p></footer>");

        Assert.That(reading.PublishedAt, Is.EqualTo(new Found<DateTimeOffset>(new DateTimeOffset(2026, 3, 3, 10, 15, 0, TimeSpan.Zero), "scoring")));
    }

    [Test]
    public void A_page_without_a_date_has_none()
    {
        var outcome = new PageExtractor().Extract(Pages.Of($"<h1>Bridge agreed</h1>{Text}") with { Address = new Uri("https://www.example.co.uk/a") });

        Assert.That(((ExtractOutcome.Extracted)outcome).Reading.PublishedAt, Is.Null);
    }
}
