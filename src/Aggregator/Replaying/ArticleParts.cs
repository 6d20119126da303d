using System.Globalization;
using Aggregator.Editing;
using Aggregator.Normalising;
using Aggregator.Storing;

namespace Aggregator.Replaying;

/// <summary>An article part by part, as people compare two of its states.</summary>
internal static class ArticleParts
{
    private static readonly (string Name, Func<Article, string?> Text)[] Parts =
    [
        ("headline", a => a.Headline),
        ("standfirst", a => a.Standfirst),
        ("body", a => Lines(a.Body.Select(b => b.Text))),
        ("blocks", a => string.Join(' ', a.Body.Select(b => b.Kind))),
        ("keyPoints", a => Lines(a.KeyPoints.Select(k => k.Text))),
        ("whyItMatters", a => a.WhyItMatters),
        ("whatItMeans", a => a.WhatItMeans),
        ("category", a => a.Category),
        ("topics", a => string.Join(' ', a.Topics)),
        ("region", a => a.Region),
        ("tags", a => string.Join(", ", a.Tags.Select(t => $"{t.Name} ({t.Kind}, {t.Count})"))),
        ("readingMinutes", a => a.ReadingMinutes.ToString(CultureInfo.InvariantCulture)),
        ("language", a => a.Language),
        ("byline", a => string.Join(", ", a.Attribution.Authors)),
        ("agencies", a => string.Join(", ", a.Attribution.Agencies)),
        ("address", a => a.Attribution.Url.AbsoluteUri),
        ("licence", a => a.Attribution.Licence),
        ("published", a => $"{a.PublishedAt.ToString("u", CultureInfo.InvariantCulture)} ({a.PublishedFrom})"),
        ("image", a => a.Image?.AbsoluteUri),
        ("sections", a => string.Join(", ", a.Sections)),
        ("corrections", a => Lines(a.Corrections.Select(c => c.Text))),
    ];

    /// <summary>Null where the two are one document.</summary>
    public static ArticleChange? Between(Article before, Article after)
    {
        if (!Rederiving.IsOther(before, after))
            return null;
        var changes = Parts.Select(p => new PartChange(p.Name, p.Text(before), p.Text(after))).Where(c => c.Before != c.After).ToList();
        // Places in the text, rights signals and the like: no part that people would compare.
        if (changes.Count == 0)
            changes.Add(new PartChange("evidence or signals", null, null));
        return new ArticleChange(before.Id, before.Headline, after.Revision != before.Revision, Words.Count(after.Body) * 2 < Words.Count(before.Body), changes);
    }

    private static string Lines(IEnumerable<string> lines) => string.Join('\n', lines);
}
