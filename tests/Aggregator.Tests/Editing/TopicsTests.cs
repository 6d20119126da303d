using Aggregator.Extracting;

namespace Aggregator.Editing;

/// <summary>What reports are about, where, whom they name and in which language, and that all of it is the same on every machine.</summary>
public sealed class TopicsTests
{
    [Test]
    public void The_topics_are_the_standards_seventeen() =>
        Assert.That(MediaTopics.All.Select(id => id[7..]), Is.EqualTo(Enumerable.Range(1, 17).Select(n => $"{n:00}000000")));

    [TestCase("United beat City with a late penalty", "The striker scored twice before half-time and the goalkeeper saved a penalty.", MediaTopics.Sport, "sport")]
    [TestCase("Man jailed for life over murder", "The judge sentenced him at the crown court after the jury found him guilty.", MediaTopics.Crime, "uk")]
    [TestCase("Bank raises interest rates as inflation climbs", "Shares fell and the pound rose as investors weighed the economy's growth.", MediaTopics.Economy, "business")]
    [TestCase("Hospital patients wait for treatment", "Doctors and nurses said that the NHS lacked medicines for cancer patients.", MediaTopics.Health, "health")]
    [TestCase("Snow and ice warnings for the weekend", "Forecasters expect gales, snow and low temperatures before the rain.", MediaTopics.Weather, "weather")]
    [TestCase("Ministers face vote on the bill", "MPs in Parliament vote on the government's legislation after an election.", MediaTopics.Politics, "politics")]
    public void A_report_without_sections_is_filed_by_its_words(string headline, string text, string topic, string category)
    {
        var article = Editor.Edit(Reports.Of("https://times.example/a-report", text) with { Headline = headline }).Article;

        Assert.That((article.Topics[0], article.Category), Is.EqualTo((topic, category)));
    }

    [TestCase("Football", MediaTopics.Sport)]
    [TestCase("Courts", MediaTopics.Crime)]
    [TestCase("Education", MediaTopics.Education)]
    [TestCase("Environment", MediaTopics.Environment)]
    [TestCase("Film", MediaTopics.Arts)]
    public void The_outlets_section_comes_first(string section, string topic) =>
        Assert.That(Editor.Edit(Reports.Of() with { Sections = [section] }).Article.Topics[0], Is.EqualTo(topic));

    [TestCase("The blaze in Leeds was put out by crews from Wakefield and Bradford.", "england", "yorkshire")]
    [TestCase("The lorry left the road near Swansea and the driver was taken to Cardiff.", "wales", null)]
    [TestCase("The ferry left Belfast late, and people waited in Larne.", "northern-ireland", null)]
    [TestCase("Thousands marched through Paris and towns across France.", "world", null)]
    [TestCase("The men met in Reading and drove to Oxford.", "england", "south-east")]
    [TestCase("She likes Reading, and they call him Lincoln.", "uk", null)]
    public void A_report_is_filed_where_it_happens(string text, string category, string? region)
    {
        var article = Editor.Edit(Reports.Of("https://times.example/a-report", text) with { Headline = "What happened on the day" }).Article;

        Assert.That((article.Category, article.Region), Is.EqualTo((category, region)));
    }

    [Test]
    public void People_are_tagged_under_their_fullest_name_with_every_mention()
    {
        var article = Editor.Edit(Reports.Of("https://times.example/a", "Mr Holt met Prof Anna Lindqvist. Peter Holt said that Lindqvist had written to Holt.")).Article;

        Assert.That(article.Tags.Where(t => t.Kind == TagKind.Person).Select(t => (t.Name, t.Count)), Is.EquivalentTo(new[] { ("Peter Holt", 3), ("Anna Lindqvist", 2) }));
    }

    [Test]
    public void Organisations_and_places_are_told_apart()
    {
        var article = Editor.Edit(Reports.Of("https://times.example/a", "On Monday the Bank of England and Kent Police met the RMT in Dover. The UK and Durham University agreed at Hyde Park.")).Article;

        Assert.That(article.Tags.Select(t => (t.Name, t.Kind)), Is.EquivalentTo(new[]
        {
            ("Bank of England", TagKind.Organisation), ("Kent Police", TagKind.Organisation), ("RMT", TagKind.Organisation), ("Dover", TagKind.Place), ("Durham University", TagKind.Organisation), ("Hyde Park", TagKind.Place),
        }));
        Assert.That(article.Tags.Select(t => article.Body[t.Evidence.Paragraph].Text.Substring(t.Evidence.Start, t.Evidence.Length)), Is.EqualTo(article.Tags.Select(t => t.Name)));
    }

    [TestCase("en-GB", "Mae’r cyngor wedi penderfynu cau’r ysgol ar ôl i’r llywodraeth ddweud bod yr adeilad yn rhy hen, ond mae rhieni yn dweud nad ydyn nhw wedi cael eu clywed.", "cy")]
    [TestCase("en-GB", "Tha a’ chomhairle air co-dhùnadh gun tèid an sgoil a dhùnadh, ach tha pàrantan ag ràdh nach deach èisteachd riutha agus gu bheil iad feargach mu dheidhinn na tha seo a’ ciallachadh dhan sgìre.", "gd")]
    [TestCase("en-GB", "Tá an chomhairle tar éis cinneadh a dhéanamh go ndúnfar an scoil, ach deir tuismitheoirí nár éisteadh leo agus go bhfuil siad ar buile faoi seo agus faoi na hathruithe a bhí ann don cheantar.", "ga")]
    [TestCase("cy", "The council has decided to close the school because the building is too old, but parents have said that they were not heard and that it is the wrong time for this.", "en-GB")]
    [TestCase("en-US", "The council has decided to close the school because the building is too old, but parents have said that they were not heard and that it is the wrong time for this.", "en-US")]
    [TestCase("fr", "Le conseil a décidé de fermer cette école parce que le bâtiment est trop vieux, mais les parents disent que personne ne les a entendus et que c’est un mauvais moment.", "fr")]
    [TestCase("fr", "The council has decided to close the school because the building is too old, but parents have said that they were not heard and that it is the wrong time for this.", "en-GB")]
    [TestCase("cy", "Short text.", "cy")]
    public void The_declared_language_is_checked_against_the_text(string declared, string text, string language) =>
        Assert.That(Editor.Edit(Reports.Of("https://times.example/a", text) with { Language = declared, Headline = "X" }).Article.Language, Is.EqualTo(language));

    [TestCase("Breaking News", "https://times.example/a-report", true)]
    [TestCase("News", "https://times.example/breaking-news/a-report", true)]
    [TestCase("News", "https://times.example/breaking-bad-review", false)]
    [TestCase("Breaking the mould", "https://times.example/a-report", false)]
    [TestCase("Breaking News", "https://times.example/2026/11/24/a-report", true)]
    [TestCase("Breaking News", "https://times.example/2026/11/20/a-report", false)]
    [TestCase("Breaking News", "https://times.example/news/a-report-20251124", false)]
    public void The_outlets_section_makes_breaking_news_unless_its_address_is_older(string section, string address, bool breaking) =>
        Assert.That(Editor.Edit(Reports.Of(address) with { Sections = [section] }).Article.Breaking, Is.EqualTo(breaking));
}
