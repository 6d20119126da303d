using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Normalising;
using FsCheck;
using FsCheck.Fluent;

namespace Aggregator.Rights;

/// <summary>What holds for every article under every policy.</summary>
public sealed class SurfaceableProperties
{
    private static readonly char[] Space = [' ', '\t', '\n', '\u00a0', '\u2003'];

    private static readonly string[] Tokens =
        ["The", "mayor", "said.", "No.", "10", "“Never!”", "£1.2bn", "well-known", "either/or", "St.", "a", "…", "—", "Cymru", "it’s", "end?", "(sic)", "新聞", "\u00a0", "", "\n"];

    private static readonly Gen<string> Text =
        Gen.Elements(Tokens).ListOf().Select(words => string.Join(' ', words));

    private static readonly Gen<string?> Maybe = Gen.OneOf(Text.Select(string? (t) => t), Gen.Constant<string?>(null));

    private static readonly Gen<RightsPolicy> Policy =
        from extent in Gen.Elements(Enum.GetValues<RightsExtent>())
        from words in Gen.Choose(0, 60)
        from image in Gen.Elements(true, false)
        select new RightsPolicy { Extent = extent, ExcerptWords = words, Image = image };

    private static readonly Gen<Article> Reports =
        from standfirst in Maybe
        from points in Text.ListOf(3)
        from body in (from kind in Gen.Elements(Enum.GetValues<BlockKind>()) from text in Text select new Block(kind, text)).ListOf()
        from why in Maybe
        from means in Maybe
        from state in Gen.Elements(ArticleState.Published, ArticleState.Published, ArticleState.Withdrawn)
        select new Article
        {
            Id = new("a1"),
            Outlet = new("o"),
            Source = new("o/s"),
            Headline = "Headline",
            Standfirst = standfirst,
            KeyPoints = [.. points.Select(p => new KeyPoint(p, new(1, 0, 0, p.Length)))],
            Body = [.. body],
            WhyItMatters = why,
            WhatItMeans = means,
            Attribution = new() { Outlet = "Outlet", Url = new("https://o.example/1"), RetrievedAt = DateTimeOffset.UnixEpoch },
            Category = "uk",
            Language = "en-GB",
            ReadingMinutes = 1,
            Image = new("https://o.example/1.jpg"),
            PublishedAt = DateTimeOffset.UnixEpoch,
            PublishedFrom = DateProvenance.Page,
            UpdatedAt = DateTimeOffset.UnixEpoch,
            State = state,
        };

    [Test]
    public void Nothing_shows_more_words_than_its_rights_allow() => Always((article, rights, shown) =>
        CountOf(shown) <= (rights.Extent, article.State) switch
        {
            (_, ArticleState.Withdrawn) or (RightsExtent.Headline, _) => 0,
            (RightsExtent.Excerpt, _) => rights.ExcerptWords,
            _ => int.MaxValue,
        });

    [Test]
    public void Attribution_is_always_there() => Always((article, _, shown) =>
        shown.Attribution.Outlet == article.Attribution.Outlet && shown.Attribution.Url == article.Attribution.Url);

    [Test]
    public void An_image_is_there_only_if_allowed() => Always((_, rights, shown) => shown.Image is null || rights is { Image: true, Extent: not RightsExtent.Headline });

    [Test]
    public void Nothing_is_shown_that_the_report_does_not_say() => Always((article, _, shown) =>
        Opens(article.Standfirst, shown.Standfirst)
        && shown.KeyPoints.All(article.KeyPoints.Contains)
        && (shown.WhyItMatters is null || shown.WhyItMatters == article.WhyItMatters)
        && shown.Body.Zip(article.Body).All(b => b.First.Kind == b.Second.Kind && Opens(b.Second.Text, b.First.Text)));

    [Test]
    public void More_rights_never_show_less() => Prop.ForAll(
        (from article in Reports from words in Gen.Choose(0, 60) select (article, words)).ToArbitrary(),
        x => CountOf(Excerpt(x.article, x.words)) <= CountOf(Surfaceable.Of(x.article, new() { Extent = RightsExtent.Full }))).QuickCheckThrowOnFailure();

    private static Surfaceable Excerpt(Article article, int words) => Surfaceable.Of(article, new() { Extent = RightsExtent.Excerpt, ExcerptWords = words });

    private static void Always(Func<Article, RightsPolicy, Surfaceable, bool> holds) => Prop.ForAll(
        (from article in Reports from rights in Policy select (article, rights)).ToArbitrary(),
        x => holds(x.article, x.rights, Surfaceable.Of(x.article, x.rights))).QuickCheckThrowOnFailure();

    private static bool Opens(string? whole, string? part) =>
        part is null || (whole is not null && (whole.Trim() == part.Trim() || whole.TrimStart().StartsWith(part.TrimEnd('…').TrimEnd(), StringComparison.Ordinal)));

    // Counted another way than the code counts, so that the two check each other.
    private static int CountOf(Surfaceable shown) => new[] { shown.Standfirst, shown.WhyItMatters, shown.WhatItMeans }
        .Concat(shown.KeyPoints.Select(p => p.Text))
        .Concat(shown.Body.Select(b => b.Text))
        .OfType<string>()
        .Sum(t => t.Split(Space, StringSplitOptions.RemoveEmptyEntries).Length);
}
