using Aggregator.Extracting;
using Aggregator.Normalising;

namespace Aggregator.Editing;

/// <summary>Turns a report into the portal's article. Nothing is made up: what the report does not support stays empty.</summary>
public static class Editor
{
    private const int WordsPerMinute = 238; // Brysbaert 2019: silent reading of English non-fiction

    public static Draft Edit(Report report)
    {
        var (headline, isBreaking) = Breaking.Of(report);
        var standfirst = Standfirst.Of(headline, report.Standfirst, report.Body);
        var tags = Tagging.Of(report.Body);
        var (topics, area) = (Topics.Of(report), Areas.Of(tags, report.Body));
        var why = Significance.Of(headline, report.Body);
        var what = Consequence.Of(headline, report.Body);
        var article = new Article
        {
            Id = Identity.Id(report.Outlet, report.Keys[0]),
            Outlet = report.Outlet,
            Source = report.Source,
            Headline = headline,
            Standfirst = standfirst,
            KeyPoints = KeyPoints.Of(headline, standfirst, report.Body),
            Body = report.Body,
            Attribution = report.Attribution,
            Category = Categories.Of(report, topics, area),
            Topics = topics,
            Region = Areas.RegionOf(area),
            Tags = tags,
            WhyItMatters = why?.Text,
            WhyItMattersEvidence = why?.Evidence,
            WhatItMeans = what?.Text,
            WhatItMeansEvidence = what?.Evidence,
            Language = TextLanguage.Of(report.Language, headline, report.Body),
            ReadingMinutes = ReadingMinutes(report.Body),
            Breaking = isBreaking,
            Image = report.Image,
            Sources = [report.Source],
            Sections = report.Sections,
            Signals = report.Signals,
            Corrections = report.Corrections,
            IsLive = report.IsLive,
            PublishedAt = report.PublishedAt,
            PublishedFrom = report.PublishedFrom,
            UpdatedAt = report.Attribution.RetrievedAt,
        };
        return new Draft(article, report.Keys, ContentHash.Of(headline, standfirst, report.Body));
    }

    private static int ReadingMinutes(IReadOnlyList<Block> body) => Math.Max(1, (Words.Count(body) + WordsPerMinute - 1) / WordsPerMinute);
}
