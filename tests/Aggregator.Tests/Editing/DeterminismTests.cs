using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Aggregator.Editing;

/// <summary>The same bytes in, the same article out: in every run, under every culture and zone.</summary>
[NonParallelizable]
public sealed class DeterminismTests
{
    private static readonly string[] Cultures = ["", "en-GB", "tr-TR", "ar-SA", "fa-IR", "th-TH", "lt-LT", "de-DE", "az-Latn-AZ"];

    [TearDown]
    public void Restore() => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;

    [TestCaseSource(nameof(Cultures))]
    public void The_seed_report_is_the_same_article_under_every_culture(string culture)
    {
        var invariant = Written(CultureInfo.InvariantCulture, Seed.Page);

        Assert.That(Written(new CultureInfo(culture), Seed.Page), Is.EqualTo(invariant));
    }

    [Test]
    public void Any_report_is_the_same_article_whenever_it_is_edited() => Prop.ForAll(
        Gen.Elements("The mayor of İzmir, Ann Field, met I. Irwin in ISLINGTON.", "“It is the first time since 1999,” he said.", "Why this matters", "It is the worst flood since 1947 in Kent.", "İI ıi Iİ.", "Drivers are advised to avoid the A1.", "£1,234.50 on 1.2.2026", "🏴 Ǆ ǅ ß ẞ")
            .ListOf().Select(p => string.Concat(p.Select(x => $"<p>{x}</p>"))).ToArbitrary(),
        body => Cultures.Select(c => Written(new CultureInfo(c), Seed.Page.Replace("</h1>", "</h1>" + body, StringComparison.Ordinal))).Distinct().Count() == 1)
        .QuickCheckThrowOnFailure();

    private static string Written(CultureInfo culture, string page)
    {
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, culture);
        var draft = Seed.Written(page);
        return JsonSerializer.Serialize(draft.Article, Storing.Stored.Json.Article) + draft.ContentHash;
    }
}
