using Aggregator.Normalising;
using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>Which drafts are one report: nothing doubles an article, and no two reports melt into one.</summary>
internal abstract class IdentityContract : StoreContract
{
    [Test]
    public async Task Two_sources_of_an_outlet_with_one_report_make_one_article()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "cup", "Cup final", Text("cup"))));
        var tally = await PollAsync(Sport, Written(1, Draft(Sport, "cup", "Cup final", Text("cup"), new() { Guid = "another" })));

        Assert.That(tally.Unchanged, Is.EqualTo(1));
        Assert.That((await OnlyAsync()).Source.Value, Is.EqualTo(Herald));
    }

    [Test]
    public async Task Two_outlets_with_one_text_are_two_reports()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "cup", "Cup final", Text("cup"))));
        await PollAsync("courier/news", Written(1, Draft("courier/news", "cup", "Cup final", Text("cup"))));

        Assert.That(await ListAsync(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_report_with_a_new_guid_address_and_date_but_the_same_words_is_unchanged()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "cup", "Cup final", Text("cup"))));
        var bumped = Draft(Herald, "cup", "Cup final", Text("cup"), new() { Address = "news/cup-republished", Guid = "tag:new-guid-of-the-same", PublishedAt = Start.AddDays(1), At = Start.AddDays(1) });

        Assert.That((await PollAsync(Herald, Written(2, bumped))).Unchanged, Is.EqualTo(1));

        var article = await OnlyAsync();
        Assert.That((article.Revision, article.PublishedAt), Is.EqualTo((1, Start)));
        Assert.That((await PollAsync(Herald, Written(3, Draft(Herald, "x", "Cup final: City win", Text("cup", 80), new() { Address = "news/cup-republished", Guid = "third" })))).Revised, Is.EqualTo(1), "the new address is an alias now");
    }

    [Test]
    public async Task A_guid_makes_a_moved_and_rewritten_report_a_revision()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "cup", "Cup final ends in draw", Text("cup"))));
        var moved = Draft(Herald, "cup", "Cup final ends in draw after extra time", Text("cup", 60), new() { Address = "sport/2026/cup" });

        Assert.That((await PollAsync(Herald, Written(1, moved, fingerprint: 2))).Revised, Is.EqualTo(1));
        Assert.That((await OnlyAsync()).Attribution.Url.AbsolutePath, Is.EqualTo("/sport/2026/cup"));
    }

    [Test]
    public async Task A_guid_that_is_used_again_for_another_report_melts_nothing()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "cup", "Cup final ends in draw", Text("cup"), new() { Guid = "latest" })));
        var other = Draft(Herald, "flood", "Flood warning for three counties", Text("flood"), new() { Guid = "latest" });
        Assert.That((await PollAsync(Herald, Written(1, other, fingerprint: 2))).Stored, Is.EqualTo(1));
        Assert.That((await ListAsync()).Select(a => a.Headline), Is.EquivalentTo(new[] { "Cup final ends in draw", "Flood warning for three counties" }));

        var moved = Draft(Herald, "flood", "Flood warning for four counties", Text("flood", 70), new() { Guid = "latest", Address = "weather/flood" });
        Assert.That((await PollAsync(Herald, Written(1, moved, fingerprint: 3))).Revised, Is.EqualTo(1), "the guid goes with the newer report");
        Assert.That(await ListAsync(), Has.Count.EqualTo(2));
    }

    [TestCase("tag:herald,2026:report/cup", "words of its own")]
    [TestCase("a guid of its own", "cup")]
    public async Task The_address_decides_where_weaker_keys_name_another_report(string guid, string subject)
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "cup", "Cup final", Text("cup"))));
        await PollAsync(Herald, Written(2, Draft(Herald, "flood", "Flood warning", Text("flood"))));

        var draft = Draft(Herald, "flood", "Cup final", Text(subject), new() { Guid = guid });
        Assert.That((await PollAsync(Herald, Written(2, draft, fingerprint: 2))).Revised, Is.EqualTo(1));

        var articles = await ListAsync();
        Assert.That(articles, Has.Count.EqualTo(2));
        Assert.That(articles.Single(a => a.Attribution.Url.AbsolutePath == "/news/flood").Revision, Is.EqualTo(2));
        Assert.That(articles.Single(a => a.Attribution.Url.AbsolutePath == "/news/cup").Revision, Is.EqualTo(1));
    }

    [Test]
    public async Task One_canonical_address_on_every_page_melts_nothing()
    {
        foreach (var (key, slug) in ((long, string)[])[(1, "cup"), (2, "flood"), (3, "strike")])
            await PollAsync(Herald, Written(key, Draft(Herald, slug, $"The {slug} story", Text(slug), new() { Address = "index", Link = $"news/{slug}" })));

        Assert.That(await ListAsync(), Has.Count.EqualTo(3));
        Assert.That((await ListAsync()).Select(a => a.Id).Distinct().Count(), Is.EqualTo(3));
        var again = Draft(Herald, "flood", "The flood story, updated", Text("flood"), new() { Address = "index", Link = "news/flood" });
        Assert.That((await PollAsync(Herald, Written(2, again, fingerprint: 2))).Revised, Is.EqualTo(1));
        Assert.That((await ListAsync()).Count(a => a.Revision == 2), Is.EqualTo(1));
    }

    [Test]
    public async Task One_report_under_two_links_and_one_canonical_address_is_one_article()
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "cup", "Cup final ends in draw", Text("cup"), new() { Address = "news/cup", Link = "news/cup-1", Guid = "one" })));
        await PollAsync(Sport, Written(1, Draft(Sport, "cup", "Cup final ends in draw", Text("cup", 70), new() { Address = "news/cup", Link = "sport/cup-1", Guid = "two" })));

        Assert.That((await OnlyAsync()).Revision, Is.EqualTo(2));
    }

    [Test]
    public async Task A_revision_keeps_identity_date_and_history_and_renumbers_its_evidence()
    {
        var first = Draft(Herald, "mayor", "Mayor blocks contract", Sentences("first"));
        await PollAsync(Herald, Written(1, first));
        var second = Draft(Herald, "mayor", "Mayor blocks police contract", Sentences("second"), new() { PublishedAt = Start.AddHours(3), At = Start.AddHours(3) });

        await PollAsync(Herald, Written(1, second, fingerprint: 2));

        var article = await OnlyAsync();
        Assert.That((article.Id, article.Revision, article.PublishedAt, article.UpdatedAt), Is.EqualTo((first.Article.Id, 2, Start, Start.AddHours(3))));
        Assert.That(article.KeyPoints, Is.Not.Empty);
        Assert.That(article.KeyPoints.Select(k => k.Evidence.Revision), Is.All.EqualTo(2));
        Assert.That(article.KeyPoints.Select(k => article.Body[k.Evidence.Paragraph].Text.Substring(k.Evidence.Start, k.Evidence.Length)), Is.EqualTo(article.KeyPoints.Select(k => k.Text)));
        var revisions = await Queries.RevisionsAsync(article.Id, default);
        Assert.That(revisions.Select(r => r.Headline), Is.EqualTo(new[] { first.Article.Headline, second.Article.Headline }));
        Assert.That(revisions[0].Body, Is.EqualTo(first.Article.Body));
    }

    [TestCase(DateProvenance.FirstSeen, DateProvenance.Page, -60, ExpectedResult = -60, TestName = "A_better_origin_gives_the_date")]
    [TestCase(DateProvenance.FirstSeen, DateProvenance.Page, 60, ExpectedResult = 0, TestName = "A_date_is_never_later_than_when_we_first_saw_the_report")]
    [TestCase(DateProvenance.Page, DateProvenance.Feed, -60, ExpectedResult = 0, TestName = "A_weaker_origin_changes_no_date")]
    [TestCase(DateProvenance.Feed, DateProvenance.Feed, -60, ExpectedResult = -60, TestName = "The_earlier_of_two_dates_of_one_origin_stays")]
    [TestCase(DateProvenance.Feed, DateProvenance.Feed, 60, ExpectedResult = 0, TestName = "A_bumped_date_changes_nothing")]
    public async Task<int> Dates(DateProvenance before, DateProvenance after, int minutes)
    {
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "A", Text("a"), new() { From = before })));
        await PollAsync(Herald, Written(1, Draft(Herald, "a", "A, corrected", Text("a"), new() { From = after, PublishedAt = Start.AddMinutes(minutes), At = Start.AddHours(2) }), fingerprint: 2));

        return (int)((await OnlyAsync()).PublishedAt - Start).TotalMinutes;
    }

    private static string Sentences(string what) => $"""
        The mayor blocked the {what} contract after a campaign by residents of the harbour.
        Police had planned to spend £48m over seven years on the new system.
        Campaigners collected 12,000 signatures in three weeks before the vote.
        Officers warned that a delay would cost the force several million pounds.
        A judge will hear the supplier’s complaint at the High Court in March.
        Ministers said that the decision was a matter for the city alone.
        Unions welcomed the vote and asked for talks about staffing levels.
        Similar contracts are being reviewed by four other forces in the north.
        """;
}
