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

    private static readonly Gen<RightsSignals> Signals =
        from flags in Gen.Choose(0, 63)
        from snippet in Gen.OneOf(Gen.Constant<int?>(null), Gen.Constant<int?>(null), Gen.Choose(0, 200).Select(int? (n) => n))
        select flags % 2 == 0 && snippet is null ? RightsSignals.None : new RightsSignals
        {
            NoArchive = (flags & 2) > 0,
            TdmReserved = (flags & 4) > 0 ? true : null,
            IsAccessibleForFree = (flags & 8) > 0 ? false : null,
            NoImage = (flags & 16) > 0,
            NoAi = (flags & 32) > 0,
            MaxSnippet = snippet,
        };

    private static readonly Gen<string?> Licence = Gen.Elements<string?>(null, null, "CC BY-NC-ND 4.0", "OGL", "© All rights reserved");

    private static readonly Gen<Article> Reports =
        from standfirst in Maybe
        from points in Text.ListOf(3)
        from body in (from kind in Gen.Elements(Enum.GetValues<BlockKind>()) from text in Text select new Block(kind, text)).ListOf()
        from why in Maybe
        from means in Maybe
        from signals in Signals
        from licence in Licence
        from correction in Maybe
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
            Attribution = new() { Outlet = "Outlet", Url = new("https://o.example/1"), RetrievedAt = DateTimeOffset.UnixEpoch, Licence = licence },
            Signals = signals,
            Corrections = correction is null ? [] : [new(CorrectionKind.Correction, correction, null, 0)],
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
    public void Nothing_shows_more_words_than_its_rights_allow() => Always((article, rights, shown) => CountOf(shown) <= Most(article, rights));

    [Test]
    public void Nothing_shows_more_characters_than_the_publishers_snippet() => Always((article, _, shown) =>
        article.Signals.MaxSnippet is not { } most || Texts(shown).Sum(t => t.Length) <= most);

    [Test]
    public void Signals_and_licences_never_show_more_than_the_policy_alone() => Always((article, rights, shown) =>
        CountOf(shown) <= CountOf(Surfaceable.Of(article with { Signals = RightsSignals.None, Attribution = article.Attribution with { Licence = null } }, rights)));

    [Test]
    public void Analysis_that_the_publisher_reserved_leaves_no_trace() => Always((article, _, shown) =>
        article.Signals.TdmReserved != true || article.Attribution.Licence == "OGL" || (shown.KeyPoints.Count == 0 && shown.WhyItMatters is null && shown.WhatItMeans is null));

    [Test]
    public void A_difference_shows_no_more_words_than_one_revision_may() => Prop.ForAll(
        (from one in Reports from other in Reports from rights in Policy select (one, other, rights)).ToArbitrary(),
        x =>
        {
            var d = SurfaceableDifference.Of(x.one, x.other with { Revision = 2 }, x.other, x.rights);
            var words = d.Shown.Paragraphs.SelectMany(p => p.Sentences).Append(d.Shown.Standfirst).SelectMany(e => new[] { e.Before, e.After }).OfType<string>().Sum(Count);
            var most = Math.Min(Most(x.other, x.rights), Most(x.one with { State = x.other.State }, x.rights));
            return words <= most || most == int.MaxValue;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Attribution_is_always_there() => Always((article, _, shown) =>
        shown.Attribution.Outlet == article.Attribution.Outlet && shown.Attribution.Url == article.Attribution.Url);

    [Test]
    public void An_image_is_there_only_if_allowed() => Always((_, rights, shown) => shown.Image is null || rights is { Image: true, Extent: not RightsExtent.Headline });

    [Test]
    public void No_image_is_there_that_the_publisher_keeps_back() => Always((article, _, shown) => shown.Image is null || !article.Signals.NoImage);

    [Test]
    public void Nothing_is_shown_that_the_report_does_not_say() => Always((article, _, shown) =>
        Opens(article.Standfirst, shown.Standfirst)
        && shown.KeyPoints.All(article.KeyPoints.Contains)
        && (shown.WhyItMatters is null || shown.WhyItMatters == article.WhyItMatters)
        && shown.Body.Zip(article.Body).All(b => b.First.Kind == b.Second.Kind && Opens(b.Second.Text, b.First.Text)));

    [Test]
    public void More_rights_never_show_less() => Prop.ForAll(
        (from article in Reports from words in Gen.Choose(0, 60) select (article, words)).ToArbitrary(),
        x => CountOf(Excerpt(x.article, x.words)) <= CountOf(Surfaceable.Of(x.article, new() { Extent = RightsExtent.Full, ExcerptWords = x.words }))).QuickCheckThrowOnFailure();

    private static Surfaceable Excerpt(Article article, int words) => Surfaceable.Of(article, new() { Extent = RightsExtent.Excerpt, ExcerptWords = words });

    private static void Always(Func<Article, RightsPolicy, Surfaceable, bool> holds) => Prop.ForAll(
        (from article in Reports from rights in Policy select (article, rights)).ToArbitrary(),
        x => holds(x.article, x.rights, Surfaceable.Of(x.article, x.rights))).QuickCheckThrowOnFailure();

    private static bool Opens(string? whole, string? part) =>
        part is null || (whole is not null && (whole.Trim() == part.Trim() || whole.TrimStart().StartsWith(part.TrimEnd('…').TrimEnd(), StringComparison.Ordinal)));

    // The table of docs/rights.md, told another way than the code tells it.
    private static int Most(Article article, RightsPolicy rights)
    {
        if (article.State == ArticleState.Withdrawn || rights.Extent == RightsExtent.Headline || article.Signals.MaxSnippet == 0)
            return 0;
        var narrowed = article.Signals.NoArchive || article.Signals.IsAccessibleForFree == false || article.Attribution.Licence?.Contains("-NC", StringComparison.Ordinal) == true;
        return rights.Extent == RightsExtent.Excerpt || narrowed ? rights.ExcerptWords : int.MaxValue;
    }

    private static IEnumerable<string> Texts(Surfaceable shown) => new[] { shown.Standfirst, shown.WhyItMatters, shown.WhatItMeans }
        .Concat(shown.KeyPoints.Select(p => p.Text))
        .Concat(shown.Body.Select(b => b.Text))
        .Concat(shown.Corrections.Select(c => c.Text))
        .OfType<string>();

    private static int CountOf(Surfaceable shown) => Texts(shown).Sum(Count);

    // Counted another way than the code counts, so that the two check each other.
    private static int Count(string text) => text.Split(Space, StringSplitOptions.RemoveEmptyEntries).Length;
}
