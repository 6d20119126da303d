using Aggregator.Extracting;

namespace Aggregator.Editing;

/// <summary>The first paragraph shown, with its outlet named.</summary>
public sealed class AttributedParagraphTests
{
    private const string Plain = "The mayor has ended the contract with the police.";

    [Test]
    public void A_statement_is_followed_by_whose_it_is_before_its_full_stop() =>
        Assert.That(All(Plain, "The Times"), Is.EquivalentTo(new[]
        {
            "The mayor has ended the contract with the police, The Times reports.",
            "The mayor has ended the contract with the police, according to The Times.",
            "The mayor has ended the contract with the police, The Times has reported.",
            "The mayor has ended the contract with the police, as reported by The Times.",
        }));

    [Test]
    public void The_first_sentence_is_the_one_that_is_attributed() =>
        Assert.That(Of($"{Plain} Patrols stop at once. Nobody was told.", "The Times"), Does.EndWith(". Patrols stop at once. Nobody was told.").And.Not.StartsWith(Plain));

    [TestCase("Met Office", "Rain will fall in the west, the Met Office says.", "Rain will fall in the west, according to the Met Office.")]
    [TestCase("Department for Transport", "Rain will fall in the west, the Department for Transport says.", "Rain will fall in the west, according to the Department for Transport.")]
    public void An_authority_says_and_does_not_report(string outlet, params string[] either) =>
        Assert.That(All("Rain will fall in the west.", outlet), Is.EquivalentTo(either));

    [TestCase("Trains start again at 5 p.m.", "Trains start again at 5 p.m., ")]
    [TestCase("The firm was bought by Acme Inc.", "The firm was bought by Acme Inc., ")]
    [TestCase("The deal is worth £1.2bn.", "The deal is worth £1.2bn, ")]
    [TestCase("The council voted no.", "The council voted no, ")]
    [TestCase("The score was 2.5.", "The score was 2.5, ")]
    public void Only_an_abbreviations_full_stop_stays(string paragraph, string start) => Assert.That(All(paragraph, "The Times"), Is.All.StartsWith(start));

    [TestCase("Was the mayor right to end the contract?", "The Times reports: Was the mayor right to end the contract?")]
    [TestCase("“We were told nothing,” Ann Field said. She left.", "“We were told nothing,” Ann Field said, according to The Times. She left.")]
    [TestCase("Ann Field said: “We were told nothing.”", "The Times reports: Ann Field said: “We were told nothing.”")]
    [TestCase("The mayor said: “We were told nothing.”", "According to The Times, the mayor said: “We were told nothing.”")]
    [TestCase("Residents cheered (and some wept).", "According to The Times, residents cheered (and some wept).")]
    [TestCase("What a night it was!", "According to The Times, what a night it was!")]
    [TestCase("The mayor has ended the city’s…", "According to The Times, the mayor has ended the city’s…")]
    [TestCase("“It ends here. It ends now,” Ann Field said.", "The Times reports: “It ends here. It ends now,” Ann Field said.")]
    public void Where_nothing_can_follow_it_is_said_before(string paragraph, string attributed) => Assert.That(All(paragraph, "The Times"), Is.All.EqualTo(attributed));

    [TestCase("The Times", "The mayor told The Times that the contract has ended.")]
    [TestCase("The Times", "The mayor told the Times that the contract has ended.")]
    [TestCase("BBC News", "The mayor told the BBC that the contract has ended.")]
    [TestCase("BBC News", "The mayor has ended the contract, BBC News understands.")]
    [TestCase("Palestine News Network (PNN)", "The mayor has ended the contract, PNN has learnt.")]
    [TestCase("Palestine News Network (PNN)", "The mayor has ended the contract, the Palestine News Network says.")]
    [TestCase("Evening Star", "The mayor has ended the contract, Reuters reported.")]
    [TestCase("Evening Star", "The mayor told the PA news agency that the contract has ended.")]
    public void Nothing_is_added_where_the_outlet_or_an_agency_is_named(string outlet, string paragraph) => Assert.That(Find(paragraph, outlet), Is.Null);

    [TestCase("The Times", "The mayor told the New York Times that the contract has ended.")]
    [TestCase("The Times", "These are hard times for the mayor of the city.")]
    [TestCase("The Sun", "The sun shone on the mayor of the city.")]
    [TestCase("Evening Star", "The mayor of PARIS has ended the contract.")]
    public void Another_papers_name_is_not_the_outlets(string outlet, string paragraph) => Assert.That(Find(paragraph, outlet), Is.Not.Null);

    [TestCase("cy", "Mae’r maer wedi dod â’r cytundeb i ben.", "Mae’r maer wedi dod â’r cytundeb i ben, yn ôl Golwg360.")]
    [TestCase("cy-GB", "A oedd y maer yn iawn?", "A oedd y maer yn iawn? (Golwg360)")]
    [TestCase("gd", "Chuir am bàillidh stad air a’ chùmhnant.", "Chuir am bàillidh stad air a’ chùmhnant (Golwg360).")]
    [TestCase("ga", "Chuir an méara deireadh leis an gconradh.", "Chuir an méara deireadh leis an gconradh (Golwg360).")]
    public void Other_languages_are_not_given_English(string language, string paragraph, string attributed) =>
        Assert.That(AttributedParagraph.Of(Article("Golwg360", "a1", language), null, [new(BlockKind.Paragraph, paragraph)])!.Text, Is.EqualTo(attributed));

    [Test]
    public void A_heading_is_passed_over()
    {
        var shown = AttributedParagraph.Of(Article("The Times", "a1"), "A standfirst.", [new(BlockKind.Heading, "Opening"), new(BlockKind.ListItem, "One"), new(BlockKind.Paragraph, Plain)])!;

        Assert.That(shown.Block, Is.EqualTo(2));
    }

    [Test]
    public void The_standfirst_is_attributed_where_no_paragraph_is_shown()
    {
        var shown = AttributedParagraph.Of(Article("The Times", "a1"), Plain, [])!;

        Assert.That(shown.Block, Is.EqualTo(AttributedParagraph.InStandfirst));
        Assert.That(shown.Text, Does.Contain("The Times"));
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase(" ")]
    public void Nothing_shown_is_nothing_attributed(string? standfirst) => Assert.That(AttributedParagraph.Of(Article("The Times", "a1"), standfirst, []), Is.Null);

    [Test]
    public void An_article_always_reads_the_same() => Assert.That(Of(Plain, "The Times", "o4egczeltlj7wcmj"), Is.EqualTo("The mayor has ended the contract with the police, as reported by The Times."));

    private static List<string> All(string paragraph, string outlet) => [.. Enumerable.Range(0, 60).Select(i => Of(paragraph, outlet, $"id{i}")).Distinct()];

    private static string Of(string paragraph, string outlet, string id = "a1") => AttributedParagraph.Of(Article(outlet, id), null, [new(BlockKind.Paragraph, paragraph)])!.Text;

    private static AttributedParagraph? Find(string paragraph, string outlet) => AttributedParagraph.Of(Article(outlet, "a1"), null, [new(BlockKind.Paragraph, paragraph)]);

    private static Article Article(string outlet, string id, string language = "en-GB") =>
        Editor.Edit(Reports.Of() with { Language = language }).Article with { Id = new(id), Language = language, Attribution = new() { Outlet = outlet, Url = new("https://times.example/1"), RetrievedAt = Reports.Now } };
}
