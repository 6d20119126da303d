using System.Text;

namespace Aggregator.Extracting;

/// <summary>What a page's meta elements say about its use.</summary>
public sealed class PageSignalsTests
{
    [Test]
    public void Robots_elements_for_all_and_for_us_count_and_those_of_others_do_not()
    {
        var signals = SignalsOf("<meta name=robots content='max-snippet:120, max-image-preview:none'><meta name=Aggregator content=noarchive><meta name=googlebot content=noindex><meta name=robots content=noai>");
        Assert.That(signals is { MaxSnippet: 120, NoImage: true, NoArchive: true, NoAi: true, NoIndex: false });
    }

    [Test]
    public void A_reservation_comes_with_its_policy()
    {
        var signals = SignalsOf("<meta name=tdm-policy content=/terms.json><meta name=tdm-reservation content=1>");
        Assert.That(signals.TdmReserved, Is.True);
        Assert.That(signals.TdmPolicy?.AbsoluteUri, Is.EqualTo("https://news.example/terms.json"));
    }

    [Test]
    public void What_is_not_free_is_known_from_its_structured_data()
    {
        var signals = SignalsOf("<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"headline\":\"H\",\"isAccessibleForFree\":false}</script>");
        Assert.That(signals.IsAccessibleForFree, Is.False);
    }

    [Test]
    public void A_page_that_says_nothing_has_no_signals() => Assert.That(SignalsOf("<meta name=description content=noai>"), Is.SameAs(Rights.RightsSignals.None));

    private static Rights.RightsSignals SignalsOf(string head)
    {
        var page = new Page { Body = Encoding.UTF8.GetBytes($"<html><head><title>T</title>{head}</head><body><p>Words of a report.</p></body></html>"), Address = new Uri("https://news.example/1") };
        return ((ExtractOutcome.Extracted)new PageExtractor().Extract(page)).Reading.Signals;
    }
}
