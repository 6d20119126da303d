using System.Text.Json;
using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Normalising;
using Aggregator.Rights;

namespace Aggregator.Storing;

/// <summary>The JSON that articles are kept as.</summary>
internal sealed class StoredTests
{
    [Test]
    public void Nothing_of_an_article_is_lost()
    {
        var article = new Article
        {
            Id = new("abcd"),
            Outlet = new("herald"),
            Source = new("herald/news"),
            Headline = "“Quoted” & <tagged> \ud83d\uddde\ufe0f headline",
            Standfirst = "A standfirst.",
            KeyPoints = [new KeyPoint("One point.", new Evidence(2, 1, 0, 10))],
            Body = [new Block(BlockKind.Heading, "Heading"), new Block(BlockKind.Quotation, "One point.\u2028\t\"quoted\"")],
            WhyItMatters = "why",
            WhyItMattersEvidence = new Evidence(2, 1, 3, 3),
            WhatItMeans = "what",
            WhatItMeansEvidence = new Evidence(2, 0, 0, 4),
            Topics = ["medtop:11000000"],
            Region = "yorkshire",
            Tags = [new Tag("Leeds", TagKind.Place, 2, new Evidence(2, 1, 0, 5))],
            Attribution = new Attribution
            {
                Outlet = "The Herald",
                Authors = ["A", "B"],
                Url = new("https://www.herald.example/a?b=%20c"),
                PublishedAt = Desk.Start.AddTicks(1),
                RetrievedAt = Desk.Start.AddHours(1),
                Licence = "OGL",
                Agencies = ["PA Media"],
                Credit = "PA",
            },
            Category = "politics",
            Language = "cy",
            ReadingMinutes = 3,
            Breaking = true,
            Image = new("https://www.herald.example/i.jpg"),
            Sources = [new("herald/news"), new("herald/sport")],
            Sections = ["Politics"],
            Signals = new() { AiAgentsRefused = ["GPTBot"], UsesRefused = ["ai-train"], TdmReserved = true, TdmPolicy = new("https://www.herald.example/tdm.json"), NoAi = true, NoImage = true, MaxSnippet = 50, NoArchive = true, NoIndex = true, IsAccessibleForFree = false },
            Corrections = [new(CorrectionKind.Clarification, "Clarification: it was Tuesday.", new DateOnly(2026, 11, 24), 3, 2)],
            IsLive = true,
            Change = new(RevisionWeight.Correction, true, false, 1, 2, 3),
            PublishedAt = Desk.Start.AddTicks(7),
            PublishedFrom = DateProvenance.Sitemap,
            UpdatedAt = Desk.Start.AddMinutes(1),
            Revision = 2,
            State = ArticleState.Withdrawn,
            WithdrawnBecause = "410",
            Hold = new("a judge's order", Desk.Start) { Rule = "contempt", By = "ann", Found = ["charged"], WasShown = true, Told = "for legal reasons" },
            ReleasedFrom = ["minors"],
            Amendment = new("It was wrong.", Desk.Start, "ann") { Headline = "a", Standfirst = "b", OutletsHeadline = "c", OutletsStandfirst = "d" },
        };
        Assert.That(typeof(Article).GetProperties().Where(p => Equals(p.GetValue(article), p.PropertyType.IsValueType ? Activator.CreateInstance(p.PropertyType) : null)), Is.Empty, "the article above has to have every part");

        var read = JsonSerializer.Deserialize(JsonSerializer.SerializeToUtf8Bytes(article, Stored.Json.Article), Stored.Json.Article)!;

        // Written again it is the same to the byte; a record's lists are compared by reference.
        Assert.That(JsonSerializer.Serialize(read, Stored.Json.Article), Is.EqualTo(JsonSerializer.Serialize(article, Stored.Json.Article)));
        Assert.That((read.Headline, read.Body[1], read.KeyPoints[0], read.Attribution.Authors[1], read.Signals.MaxSnippet, read.Signals.AiAgentsRefused[0], read.Corrections[0], read.Change),
            Is.EqualTo((article.Headline, article.Body[1], article.KeyPoints[0], "B", (int?)50, "GPTBot", article.Corrections[0], article.Change)));
    }

    [Test]
    public void An_article_stored_before_it_had_topics_tags_and_evidence_is_read_without_them()
    {
        const string Before = """
            {"id":"abcd","outlet":"herald","source":"herald/news","headline":"Old","keyPoints":[["One point.",1,0,0,10]],"body":[[0,"One point."]],
            "attribution":{"outlet":"The Herald","authors":[],"url":"https://www.herald.example/a","retrievedAt":"2026-11-24T12:00:00+00:00"},"category":"uk","language":"en-GB",
            "readingMinutes":1,"breaking":false,"publishedAt":"2026-11-24T12:00:00+00:00","publishedFrom":0,"updatedAt":"2026-11-24T12:00:00+00:00","revision":1,"state":0}
            """;

        var read = JsonSerializer.Deserialize(Before, Stored.Json.Article)!;

        Assert.That((read.Topics.Count, read.Tags.Count, read.Region, read.WhyItMattersEvidence, read.WhatItMeansEvidence), Is.EqualTo((0, 0, (string?)null, (Evidence?)null, (Evidence?)null)));
    }

    [Test]
    public void Signals_that_say_nothing_take_no_room_and_come_back_as_none()
    {
        var json = JsonSerializer.Serialize(RightsSignals.None, Stored.Json.Article.Options);
        Assert.That(json, Is.EqualTo("{}"));
        Assert.That(JsonSerializer.Deserialize<RightsSignals>("""{"later":[{"a":1}],"noAi":true}""", Stored.Json.Article.Options), Is.EqualTo(RightsSignals.None with { NoAi = true }));
    }
}
