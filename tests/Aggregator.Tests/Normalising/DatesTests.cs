using Aggregator.Extracting;
using Aggregator.Reading;
using Aggregator.Sources;

namespace Aggregator.Normalising;

/// <summary>Which publication instant is believed.</summary>
public sealed class DatesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 10, 0, 0, TimeSpan.Zero);
    private static readonly Source Feed = new() { Id = new("times/top"), Outlet = new("times"), Address = new("https://times.example/feed") };

    [Test]
    public void The_page_is_believed_before_the_feed() =>
        Assert.That(Published(entry: Now.AddHours(-1), page: Now.AddHours(-2)), Is.EqualTo((Now.AddHours(-2), (DateTimeOffset?)Now.AddHours(-2), DateProvenance.Page)));

    [Test]
    public void The_feed_is_believed_where_the_page_says_nothing() =>
        Assert.That(Published(entry: Now.AddHours(-1)), Is.EqualTo((Now.AddHours(-1), (DateTimeOffset?)Now.AddHours(-1), DateProvenance.Feed)));

    [Test]
    public void An_update_is_better_than_no_date() => Assert.That(Published(updated: Now.AddHours(-1)).At, Is.EqualTo(Now.AddHours(-1)));

    [Test]
    public void No_date_is_the_time_of_first_sight() => Assert.That(Published(), Is.EqualTo((Now, (DateTimeOffset?)null, DateProvenance.FirstSeen)));

    [Test]
    public void A_clock_that_is_a_little_fast_is_believed_but_sorts_no_report_into_the_future() =>
        Assert.That(Published(entry: Now.AddMinutes(5)), Is.EqualTo((Now, (DateTimeOffset?)Now.AddMinutes(5), DateProvenance.Feed)));

    [TestCase(11)]
    [TestCase(60 * 24 * 365)]
    public void A_date_from_the_future_is_not_believed(int minutes) =>
        Assert.That(Published(entry: Now.AddMinutes(minutes)), Is.EqualTo((Now, (DateTimeOffset?)null, DateProvenance.FirstSeen)));

    [Test]
    public void Where_the_page_is_wrong_the_feed_may_be_right() =>
        Assert.That(Published(entry: Now.AddHours(-1), page: DateTimeOffset.MaxValue).From, Is.EqualTo(DateProvenance.Feed));

    [Test]
    public void The_epoch_is_no_date() => Assert.That(Published(entry: DateTimeOffset.UnixEpoch).From, Is.EqualTo(DateProvenance.FirstSeen));

    [Test]
    public void Instants_are_told_in_UTC() =>
        Assert.That(Published(entry: new(2026, 11, 24, 10, 30, 0, TimeSpan.FromHours(1))).At, Is.EqualTo(Now.AddMinutes(-30)).And.Property("Offset").EqualTo(TimeSpan.Zero));

    [Test]
    public void A_sitemaps_last_modification_is_no_publication()
    {
        var sitemap = Feed with { Kind = SourceKind.Sitemap };
        Assert.That(Dates.Published(sitemap, new() { UpdatedAt = Now.AddHours(-1) }, null, Now).From, Is.EqualTo(DateProvenance.FirstSeen));
        Assert.That(Dates.Published(sitemap, new() { PublishedAt = Now.AddHours(-1) }, null, Now).From, Is.EqualTo(DateProvenance.Sitemap));
    }

    private static (DateTimeOffset At, DateTimeOffset? Claimed, DateProvenance From) Published(DateTimeOffset? entry = null, DateTimeOffset? updated = null, DateTimeOffset? page = null) =>
        Dates.Published(Feed, new Entry { PublishedAt = entry, UpdatedAt = updated }, page is { } at ? new PageReading { Kind = PageKind.Article, PublishedAt = new(at, "json-ld") } : null, Now);
}
