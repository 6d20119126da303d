using Aggregator.Rights;

namespace Aggregator.Editing;

/// <summary>Every part of the portal's page, from one report.</summary>
public sealed class SeedTests
{
    private static readonly Article Article = Seed.Written().Article;

    [Test]
    public void The_headline_is_without_its_label_and_the_article_is_breaking_news() =>
        Assert.That((Article.Headline, Article.Breaking), Is.EqualTo(("Mayor blocks police data contract", true)));

    [Test]
    public void The_standfirst_is_the_outlets_own_summary() =>
        Assert.That(Article.Standfirst, Is.EqualTo("City Hall has stopped a £9m deal that would have given the police a new system for reading number plates."));

    [Test]
    public void There_are_three_to_five_key_points_with_their_evidence()
    {
        Assert.That(Article.KeyPoints, Has.Count.InRange(3, 5));
        foreach (var point in Article.KeyPoints)
            Assert.That(WordsAt(point.Evidence), Is.EqualTo(point.Text));
    }

    [Test]
    public void The_first_paragraph_names_the_outlet()
    {
        var shown = Surfaceable.Of(Article, Seed.Outlet.Rights);

        Assert.That(shown.FirstParagraph!.Block, Is.Zero);
        Assert.That(shown.FirstParagraph.Text, Does.Contain("the Palestine News Network (PNN)").And.EndWith("."));
        Assert.That(shown.Body[0].Text, Is.EqualTo(Article.Body[0].Text), "the report's own words stay as they are");
    }

    [Test]
    public void Why_it_matters_is_the_reports_own_passage_without_its_label()
    {
        Assert.That(Article.WhyItMatters, Does.StartWith("It is the first time that a mayor has used the power").And.Not.Contains("Why this matters"));
        Assert.That(WordsAt(Article.WhyItMattersEvidence!), Is.EqualTo(Article.WhyItMatters));
    }

    [Test]
    public void What_it_means_is_the_reports_own_passage_without_its_label()
    {
        Assert.That(Article.WhatItMeans, Does.StartWith("Drivers will not be recorded").And.Not.Contains("mean for you"));
        Assert.That(WordsAt(Article.WhatItMeansEvidence!), Is.EqualTo(Article.WhatItMeans));
    }

    [Test]
    public void It_is_filed_tagged_and_attributed() => Assert.Multiple(() =>
    {
        Assert.That(Article.Category, Is.EqualTo("england"));
        Assert.That(Article.Topics, Is.Not.Empty);
        Assert.That(Article.Tags.Select(t => (t.Name, t.Kind)), Is.SupersetOf(new[] { ("Ann Field", TagKind.Person), ("Norton Systems", TagKind.Organisation), ("Leeds", TagKind.Place) }));
        Assert.That(Article.Tags.Select(t => WordsAt(t.Evidence)), Is.EqualTo(Article.Tags.Select(t => t.Name)));
        Assert.That(Article.Attribution.Url.AbsoluteUri, Is.EqualTo("https://www.pnn.example/london/mayor-blocks-contract-48213"));
        Assert.That(Article.Attribution.Authors, Is.EqualTo(new[] { "Amina Yusuf" }));
        Assert.That(Article.Image!.AbsoluteUri, Is.EqualTo("https://www.pnn.example/i/city-hall.jpg"));
        Assert.That((Article.Language, Article.ReadingMinutes), Is.EqualTo(("en-GB", 2)));
    });

    private static string WordsAt(Evidence e) => Article.Body[e.Paragraph].Text.Substring(e.Start, e.Length);
}
