using Aggregator.Extracting;
using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>From a report to the portal's article.</summary>
public sealed class EditorTests
{
    [Test]
    public void An_article_keeps_what_the_report_says_of_itself()
    {
        var report = Reports.Of(paragraphs: "The mayor has ended the contract with the police.") with { Image = new("https://times.example/1.jpg"), Language = "cy" };
        var article = Editor.Edit(report).Article;

        Assert.Multiple(() =>
        {
            Assert.That(article.Headline, Is.EqualTo(report.Headline));
            Assert.That(article.Body, Is.EqualTo(report.Body));
            Assert.That(article.Attribution, Is.EqualTo(report.Attribution));
            Assert.That((article.Outlet, article.Source, article.Image, article.Language), Is.EqualTo((report.Outlet, report.Source, report.Image, "cy")));
            Assert.That((article.PublishedAt, article.PublishedFrom, article.UpdatedAt), Is.EqualTo((report.PublishedAt, report.PublishedFrom, report.Attribution.RetrievedAt)));
            Assert.That((article.Revision, article.State), Is.EqualTo((1, ArticleState.Published)));
        });
    }

    [Test]
    public void Nothing_is_made_up() =>
        Assert.That(Editor.Edit(Reports.Of()).Article, Has.Property("Standfirst").Null.And.Property("KeyPoints").Empty.And.Property("WhyItMatters").Null.And.Property("WhatItMeans").Null);

    [TestCase("BREAKING: Mayor resigns", "Mayor resigns")]
    [TestCase("Breaking news – Mayor resigns", "Mayor resigns")]
    [TestCase("[Breaking] Mayor resigns", "Mayor resigns")]
    [TestCase("Newsflash | Mayor resigns", "Mayor resigns")]
    public void The_outlets_label_makes_breaking_news_and_leaves_the_headline(string told, string headline)
    {
        var article = Editor.Edit(Reports.Of() with { Headline = told }).Article;
        Assert.That((article.Headline, article.Breaking), Is.EqualTo((headline, true)));
    }

    [TestCase("Breaking the bank: how the mayor spent it all")]
    [TestCase("Breaking-up is hard to do")]
    [TestCase("Record-breaking: the mayor's year")]
    [TestCase("BREAKING:")]
    public void A_headline_about_breaking_is_no_breaking_news(string told)
    {
        var article = Editor.Edit(Reports.Of() with { Headline = told }).Article;
        Assert.That((article.Headline, article.Breaking), Is.EqualTo((told, false)));
    }

    [Test]
    public void An_undated_report_breaks_nothing() =>
        Assert.That(Editor.Edit(Reports.Of() with { Headline = "BREAKING: Mayor resigns", PublishedFrom = DateProvenance.FirstSeen }).Article.Breaking, Is.False);

    [Test]
    public void An_old_report_breaks_nothing() =>
        Assert.That(Editor.Edit(Reports.Of() with { Headline = "BREAKING: Mayor resigns", PublishedAt = Reports.Now.AddHours(-7) }).Article.Breaking, Is.False);

    [TestCase(0, 1)]
    [TestCase(238, 1)]
    [TestCase(239, 2)]
    public void Reading_takes_a_minute_for_238_words(int words, int minutes) =>
        Assert.That(Editor.Edit(Reports.Of(paragraphs: string.Join(' ', Enumerable.Repeat("word", words)))).Article.ReadingMinutes, Is.EqualTo(minutes));

    [Test]
    public void The_same_report_makes_the_same_draft()
    {
        var report = Reports.Of(paragraphs: "The mayor has ended the contract.");
        var (one, other) = (Editor.Edit(report), Editor.Edit(report));
        Assert.That((one.Article.Id, one.ContentHash), Is.EqualTo((other.Article.Id, other.ContentHash)));
    }

    [Test]
    public void A_bumped_date_changes_nothing_that_readers_read()
    {
        var report = Reports.Of(paragraphs: "The mayor has ended the contract.");
        Assert.That(Editor.Edit(report with { PublishedAt = Reports.Now.AddHours(-1) }).ContentHash, Is.EqualTo(Editor.Edit(report).ContentHash));
    }

    [Test]
    public void A_changed_word_changes_the_hash_wherever_it_stands()
    {
        Block[] body = [new(BlockKind.Paragraph, "one"), new(BlockKind.Paragraph, "two")];
        string[] hashes =
        [
            ContentHash.Of("head", "stand", body), ContentHash.Of("heads", "stand", body), ContentHash.Of("head", "stands", body), ContentHash.Of("head", null, body),
            ContentHash.Of("head", "stand", body[..1]), ContentHash.Of("head", "stand", [body[0], new(BlockKind.Paragraph, "to")]), ContentHash.Of("head", "stand", [body[1], body[0]]),
        ];

        Assert.That(hashes, Is.Unique.And.All.Length.EqualTo(32));
    }
}
