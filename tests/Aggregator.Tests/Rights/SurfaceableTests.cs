using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Normalising;

namespace Aggregator.Rights;

/// <summary>What of an article may be shown.</summary>
public sealed class SurfaceableTests
{
    private static readonly Article Report = new()
    {
        Id = new("a1"),
        Outlet = new("times"),
        Source = new("times/news"),
        Headline = "A headline",
        Standfirst = "Ten words stand in this first sentence of the report.",
        KeyPoints = [new("Five words make a point.", new(1, 0, 0, 24)), new("This second one has seven words, look.", new(1, 1, 0, 36))],
        Body = [new(BlockKind.Heading, "Opening"), new(BlockKind.Paragraph, "One two three four. Five six seven eight nine ten eleven twelve. Thirteen."), new(BlockKind.Paragraph, "The rest.")],
        WhyItMatters = "It has happened never before.",
        Attribution = new() { Outlet = "The Times", Url = new("https://times.example/1"), RetrievedAt = DateTimeOffset.UnixEpoch },
        Category = "uk",
        Language = "en-GB",
        ReadingMinutes = 1,
        Image = new("https://times.example/1.jpg"),
        PublishedAt = DateTimeOffset.UnixEpoch,
        PublishedFrom = DateProvenance.Page,
        UpdatedAt = DateTimeOffset.UnixEpoch,
    };

    [Test]
    public void Headline_rights_leave_headline_and_attribution_only()
    {
        var shown = Surfaceable.Of(Report, new() { Extent = RightsExtent.Headline, Image = true });

        Assert.Multiple(() =>
        {
            Assert.That(shown.Headline, Is.EqualTo("A headline"));
            Assert.That(shown.Attribution.Url, Is.EqualTo(Report.Attribution.Url));
            Assert.That(shown.Standfirst ?? shown.WhyItMatters ?? shown.WhatItMeans, Is.Null);
            Assert.That(shown.KeyPoints, Is.Empty);
            Assert.That(shown.Body, Is.Empty);
            Assert.That(shown.Image, Is.Null);
        });
    }

    [Test]
    public void Full_rights_leave_everything()
    {
        var shown = Surfaceable.Of(Report, new() { Extent = RightsExtent.Full, Image = true });

        Assert.That((shown.Standfirst, shown.KeyPoints.Count, shown.Body.Count, shown.WhyItMatters, shown.Image, shown.IsExcerpt),
            Is.EqualTo((Report.Standfirst, 2, 3, Report.WhyItMatters, Report.Image, false)));
    }

    [Test]
    public void An_excerpt_spends_its_words_on_the_standfirst_first_then_on_whole_key_points()
    {
        var shown = Surfaceable.Of(Report, Excerpt(16));

        Assert.Multiple(() =>
        {
            Assert.That(shown.Standfirst, Is.EqualTo(Report.Standfirst));
            Assert.That(shown.KeyPoints, Has.Count.EqualTo(1));
            Assert.That(shown.Body, Is.Empty);
            Assert.That(shown.IsExcerpt, Is.True);
        });
    }

    [Test]
    public void A_body_is_cut_at_a_sentence_if_that_keeps_half_of_the_words() =>
        Assert.That(OpeningOf(words: 13), Is.EqualTo("One two three four. Five six seven eight nine ten eleven twelve."));

    [Test]
    public void A_body_is_cut_at_a_word_if_no_sentence_ends_late_enough() =>
        Assert.That(OpeningOf(words: 11), Is.EqualTo("One two three four. Five six seven eight nine ten…"));

    [Test]
    public void A_heading_without_text_under_it_is_not_shown() =>
        Assert.That(Surfaceable.Of(Report with { Standfirst = null, KeyPoints = [], WhyItMatters = null }, Excerpt(1)).Body, Is.Empty);

    [TestCase("Mr. Smith and Dr. No went to St. Ives with others on Monday", 7, "Mr. Smith and Dr. No went to…")]
    [TestCase("“Is it true?” he asked. Nobody in the room answered him at all", 6, "“Is it true?” he asked.")]
    [TestCase("word—word—word—word—word", 2, "word—word…")]
    [TestCase("新聞記者報道", 3, "新聞記…")]
    public void Words_are_counted_and_cut_carefully(string text, int words, string expected) =>
        Assert.That(Surfaceable.Of(Report with { Standfirst = text }, Excerpt(words)).Standfirst, Is.EqualTo(expected));

    [Test]
    public void A_withdrawn_article_keeps_headline_and_attribution_only()
    {
        var shown = Surfaceable.Of(Report with { State = ArticleState.Withdrawn }, new() { Extent = RightsExtent.Full, Image = true });

        Assert.That((shown.Standfirst, shown.Body.Count, shown.Image), Is.EqualTo(((string?)null, 0, (Uri?)null)));
    }

    [Test]
    public void The_licence_and_credit_of_the_policy_stand_in_where_the_report_has_none()
    {
        var attribution = Surfaceable.Of(Report, new() { Licence = "OGL v3.0", Credit = "© Crown" }).Attribution;

        Assert.That((attribution.Licence, attribution.Credit), Is.EqualTo(("OGL v3.0", "© Crown")));
    }

    private static string OpeningOf(int words) =>
        Surfaceable.Of(Report with { Standfirst = null, KeyPoints = [], WhyItMatters = null }, Excerpt(words)).Body[^1].Text;

    private static RightsPolicy Excerpt(int words) => new() { Extent = RightsExtent.Excerpt, ExcerptWords = words };

    [Test]
    public void Evidence_is_shown_only_with_the_words_that_rest_on_it()
    {
        var report = Report with { WhyItMattersEvidence = new(1, 1, 0, 29), WhatItMeans = "One two three.", WhatItMeansEvidence = new(1, 1, 30, 14) };

        Assert.That(Surfaceable.Of(report, new() { Extent = RightsExtent.Full }).WhyItMattersEvidence, Is.EqualTo(report.WhyItMattersEvidence));
        var headline = Surfaceable.Of(report, new() { Extent = RightsExtent.Headline });
        Assert.That((headline.WhyItMattersEvidence, headline.WhatItMeansEvidence, headline.FirstParagraph), Is.EqualTo(((Evidence?)null, (Evidence?)null, (AttributedParagraph?)null)));
    }

    [Test]
    public void Naming_the_outlet_in_an_excerpt_shows_no_word_more_of_the_report()
    {
        var shown = Surfaceable.Of(Report with { Standfirst = null, KeyPoints = [], WhyItMatters = null }, Excerpt(4));

        Assert.That(shown.FirstParagraph!.Text, Does.Contain("The Times").And.Contains("ne two three").And.Not.Contains("five"));
        Assert.That(shown.Body[shown.FirstParagraph.Block].Text, Does.Not.Contain("The Times"));
    }
}
