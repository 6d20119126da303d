namespace Aggregator.Reading;

[TestFixture]
public sealed class JsonFeedTests
{
    [Test]
    public void Json_feed_is_read()
    {
        var feed = Reads.Feed("""
            {"version":"https://jsonfeed.org/version/1.1","title":"F","home_page_url":"https://e.org/","feed_url":"https://e.org/f.json","language":"en-GB","authors":[{"name":"Ann Lee"}],"hubs":[{"type":"WebSub","url":"https://hub.example/"}],
             "items":[{"id":7,"url":"/1","title":"A & B","content_html":"<p><img src='/i.png'></p>","summary":"1 < 2","date_published":"2024-07-01T12:00:00+01:00","tags":["UK"],"image":"https://e.org/p.jpg",
                       "attachments":[{"url":"https://e.org/a.mp3","mime_type":"audio/mpeg","size_in_bytes":5}]}]}
            """);
        var entry = feed.Entries.Single();
        Assert.Multiple(() =>
        {
            Assert.That(feed.Format, Is.EqualTo("json"));
            Assert.That(feed.Self, Is.EqualTo(new Uri("https://e.org/f.json")));
            Assert.That(feed.Hubs, Is.EqualTo(new[] { new Uri("https://hub.example/") }));
            Assert.That(entry.Guid, Is.EqualTo("7"), "a number is an id too");
            Assert.That(entry.Link, Is.EqualTo(new Uri("https://news.example.org/1")));
            Assert.That(entry.Title, Is.EqualTo("A & B"));
            Assert.That(entry.Summary, Is.EqualTo("1 &lt; 2"));
            Assert.That(entry.Content, Is.EqualTo("<p><img src='https://news.example.org/i.png'></p>"));
            Assert.That(entry.Authors, Is.EqualTo(new[] { "Ann Lee" }));
            Assert.That(entry.PublishedAt?.UtcDateTime, Is.EqualTo(new DateTime(2024, 7, 1, 11, 0, 0, DateTimeKind.Utc)));
            Assert.That(entry.Categories, Is.EqualTo(new[] { "UK" }));
            Assert.That(entry.Image, Is.EqualTo(new Uri("https://e.org/p.jpg")));
            Assert.That(entry.Media[0], Is.EqualTo(new Media(new("https://e.org/a.mp3"), "audio/mpeg", 5)));
        });
    }

    [Test]
    public void A_cut_json_feed_keeps_its_whole_items()
    {
        var feed = Reads.Feed("""{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"One"},{"id":"2","title":"Tw""");
        Assert.Multiple(() =>
        {
            Assert.That(feed.Entries.Select(e => e.Title), Is.EqualTo(new[] { "One" }));
            Assert.That(feed.IsIncomplete, Is.True);
        });
    }

    [Test]
    public void Raw_line_breaks_and_text_around_are_mended()
    {
        var feed = Reads.Feed("/* x */ {\"version\":\"https://jsonfeed.org/version/1\",\"items\":[{\"id\":\"1\",\"title\":\"One\nline \\' \"},]} trailing");
        Assert.Multiple(() =>
        {
            Assert.That(feed.Entries.Single().Title, Is.EqualTo("One line '"));
            Assert.That(feed.Repairs, Is.Not.Empty);
            Assert.That(feed.IsIncomplete, Is.False);
        });
    }

    [TestCase("""{"error":"not found"}""")]
    [TestCase("[1,2]")]
    public void Other_json_is_refused(string text) => Assert.That(Reads.Refusal(text), Does.StartWith("JSON, but not a JSON Feed"));
}
