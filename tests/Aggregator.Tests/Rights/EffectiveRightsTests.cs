using Aggregator.Normalising;

namespace Aggregator.Rights;

/// <summary>The table of docs/rights.md, row by row.</summary>
public sealed class EffectiveRightsTests
{
    private static readonly RightsPolicy Everything = new() { Extent = RightsExtent.Full, Image = true, Rewriting = true };

    [Test]
    public void Without_signals_and_licence_the_policy_is_all()
    {
        var rights = EffectiveRights.Of(Everything, RightsSignals.None, null);
        Assert.That((rights.Extent, rights.Words, rights.Characters, rights.Image, rights.Derived, rights.Rewriting, rights.Indexable), Is.EqualTo((RightsExtent.Full, int.MaxValue, (int?)null, true, true, true, true)));
        Assert.That(rights.Because, Is.Empty);
    }

    [Test]
    public void The_default_is_forty_words_and_no_image()
    {
        var rights = EffectiveRights.Of(RightsPolicy.Default, RightsSignals.None, null);
        Assert.That((rights.Extent, rights.Words, rights.Image, rights.Rewriting), Is.EqualTo((RightsExtent.Excerpt, 40, false, false)));
    }

    [TestCase("noarchive", RightsExtent.Excerpt, 40, null, true, true, true, true)]
    [TestCase("not-accessible-for-free", RightsExtent.Excerpt, 40, null, true, true, true, true)]
    [TestCase("max-snippet:90", RightsExtent.Excerpt, int.MaxValue, 90, true, true, true, true)]
    [TestCase("nosnippet", RightsExtent.Headline, 0, null, false, true, true, true)]
    [TestCase("no-image", RightsExtent.Full, int.MaxValue, null, false, true, true, true)]
    [TestCase("tdm-reservation", RightsExtent.Full, int.MaxValue, null, true, false, false, true)]
    [TestCase("noai", RightsExtent.Full, int.MaxValue, null, true, true, false, true)]
    [TestCase("ai-agents-refused", RightsExtent.Full, int.MaxValue, null, true, true, false, true)]
    [TestCase("ai-train", RightsExtent.Full, int.MaxValue, null, true, true, false, true)]
    [TestCase("noindex", RightsExtent.Full, int.MaxValue, null, true, true, true, false)]
    public void Each_signal_narrows_what_it_speaks_of_and_nothing_else(string reason, RightsExtent extent, int words, int? characters, bool image, bool derived, bool rewriting, bool indexable)
    {
        var rights = EffectiveRights.Of(Everything, Saying(reason), null);

        Assert.That((rights.Extent, rights.Words, rights.Characters, rights.Image, rights.Derived, rights.Rewriting, rights.Indexable), Is.EqualTo((extent, words, characters, image, derived, rewriting, indexable)));
        Assert.That(rights.Because, Is.EqualTo(new[] { reason }));
    }

    [TestCase("tdm-reservation")]
    [TestCase("noai")]
    public void An_open_licence_answers_a_reservation_of_analysis(string reason)
    {
        var licence = Licences.Of("https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/");
        var rights = EffectiveRights.Of(Everything, Saying(reason), licence);
        Assert.That((rights.Derived, rights.Rewriting), Is.EqualTo((true, true)));
        Assert.That(EffectiveRights.Of(Everything with { Licence = "OGL v3.0" }, Saying(reason), null).Derived, Is.True);
    }

    [Test]
    public void A_licence_never_widens_the_policy()
    {
        var rights = EffectiveRights.Of(RightsPolicy.Default, RightsSignals.None, Licences.Of("OGL"));
        Assert.That((rights.Extent, rights.Words), Is.EqualTo((RightsExtent.Excerpt, 40)));
    }

    [TestCase("CC BY-NC 4.0", null, RightsExtent.Excerpt, true)]
    [TestCase("CC BY-NC 4.0", "https://creativecommons.org/licenses/by-nc/4.0/", RightsExtent.Full, true)]
    [TestCase("CC BY-ND 4.0", null, RightsExtent.Full, false)]
    [TestCase("CC BY 4.0", null, RightsExtent.Full, true)]
    public void What_a_licence_on_the_page_forbids_is_not_done(string onPage, string? inPolicy, RightsExtent extent, bool rewriting)
    {
        var rights = EffectiveRights.Of(Everything with { Licence = inPolicy }, RightsSignals.None, Licences.Of(onPage));
        Assert.That((rights.Extent, rights.Rewriting), Is.EqualTo((extent, rewriting)));
    }

    [Test]
    public void The_strictest_of_two_policies_is_the_lesser_of_each()
    {
        var both = new RightsPolicy { Extent = RightsExtent.Full, Image = true, Credit = "PNN" }.And(new RightsPolicy { Extent = RightsExtent.Excerpt, ExcerptWords = 90, Image = true, ImageWithCredit = true, Rewriting = true });
        Assert.That((both.Extent, both.ExcerptWords, both.Image, both.ImageWithCredit, both.Rewriting, both.Credit), Is.EqualTo((RightsExtent.Excerpt, 90, true, true, false, "PNN")));
    }

    [Test]
    public void A_feeds_headers_speak_of_the_site_where_they_reserve_and_of_the_feed_where_they_hide()
    {
        var feed = new RightsSignals { NoIndex = true, NoArchive = true, MaxSnippet = 0, TdmReserved = true, AiAgentsRefused = ["GPTBot"] };
        Assert.That(feed.OfSite(), Is.EqualTo(new RightsSignals { TdmReserved = true, AiAgentsRefused = feed.AiAgentsRefused }));
        Assert.That(new RightsSignals { NoIndex = true }.OfSite(), Is.SameAs(RightsSignals.None));
    }

    private static RightsSignals Saying(string reason) => reason switch
    {
        "noarchive" => new() { NoArchive = true },
        "not-accessible-for-free" => new() { IsAccessibleForFree = false },
        "max-snippet:90" => new() { MaxSnippet = 90 },
        "nosnippet" => new() { MaxSnippet = 0 },
        "no-image" => new() { NoImage = true },
        "tdm-reservation" => new() { TdmReserved = true },
        "noai" => new() { NoAi = true },
        "ai-train" => new() { UsesRefused = ["ai-train"] },
        "ai-agents-refused" => new() { AiAgentsRefused = ["GPTBot"] },
        _ => new() { NoIndex = true },
    };
}
