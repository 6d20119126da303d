using System.Text.Json.Nodes;
using Aggregator.Editing;

namespace Aggregator.Commands;

/// <summary><c>inspect article</c>: the contract of its batch, and what it explains.</summary>
public sealed class InspectArticleTests
{
    [Test]
    public void A_page_becomes_the_portals_article_with_sentences_and_evidence()
    {
        var article = Answer(new() { ["html"] = Seed.Page, ["url"] = "https://www.pnn.example/london/mayor-blocks-contract-48213", ["outlet"] = Seed.Outlet.Name })["article"]!;

        Assert.That((string?)article["headline"], Is.EqualTo("Mayor blocks police data contract"));
        Assert.That((bool)article["breaking"]!, Is.True);
        foreach (var sentence in article["sentences"]!.AsArray().Concat(article["keyPoints"]!.AsArray()))
        {
            var evidence = sentence!["evidence"]!;
            var text = (string)article["body"]![(int)evidence["paragraph"]!]!["text"]!;
            Assert.That(text.Substring((int)evidence["start"]!, (int)evidence["length"]!), Is.EqualTo((string?)sentence["text"]));
        }
    }

    [Test]
    public void A_text_alone_is_enough()
    {
        var article = Answer(new() { ["text"] = "The mayor has ended the contract.\nPatrols stop at once." })["article"]!;

        Assert.That((string?)article["headline"], Is.EqualTo("The mayor has ended the contract."));
        Assert.That(article["body"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [Test]
    public void The_same_question_has_the_same_answer()
    {
        JsonObject Asked() => new() { ["html"] = Seed.Page, ["url"] = "https://www.pnn.example/london/mayor-blocks-contract-48213" };

        Assert.That(Enumerable.Range(0, 3).Select(_ => Answer(Asked()).ToJsonString()).Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void It_explains_what_each_part_rests_on_and_what_was_decided()
    {
        var answer = InspectArticleCommand.Answer(ArticleQuestion.Of(new() { ["html"] = Seed.Page, ["url"] = "https://www.pnn.example/london/mayor-blocks-contract-48213" }), [Seed.Outlet with { Rights = new() }], explain: true);
        var explanation = answer["explanation"]!;

        Assert.That((string?)explanation["whyItMatters"], Does.StartWith("revision 1, paragraph "));
        Assert.That((string?)explanation["headline"], Does.Contain("without its label"));
        Assert.That((string?)explanation["standfirst"], Is.EqualTo("the outlet's own summary"));
        Assert.That((string?)explanation["rights"]!["policy"], Is.EqualTo("excerpt of 40 words"));
        Assert.That(explanation["identity"]!["keys"]!.AsArray(), Is.Not.Empty);
    }

    [TestCase("https://www.pnn.example/uk/mayor-blocks-police-contract-48213", "", "the same report, unchanged")]
    [TestCase("https://www.pnn.example/london/mayor-blocks-contract-48213?utm_source=x", "Friday", "the same report, a new revision")]
    [TestCase("https://www.pnn.example/elsewhere", "Friday", "the same report, a new revision")]
    public void It_explains_whether_another_page_would_be_held_for_the_same_report(string url, string changed, string decision)
    {
        var stored = ArticleQuestion.Of(new() { ["html"] = Seed.Page, ["url"] = "https://www.pnn.example/london/mayor-blocks-contract-48213" });
        var page = Seed.Page.Replace("<link rel=\"canonical\"", "<link rel=\"none\"", StringComparison.OrdinalIgnoreCase);
        if (changed.Length > 0)
            page = page.Replace("</p>", $" {changed}</p>", StringComparison.Ordinal);
        var answer = InspectArticleCommand.Answer(ArticleQuestion.Of(new() { ["html"] = page, ["url"] = url }), [Seed.Outlet], explain: true, stored);
        var against = answer["explanation"]!["identity"]!["against"]!;

        Assert.That((string?)against["decision"], Is.EqualTo(decision), against.ToJsonString());
        Assert.That(against["keys"]!.AsArray().Select(k => (string?)k!["because"]), Is.All.Not.Empty);
    }

    [Test]
    public void It_explains_that_another_report_is_another()
    {
        var stored = ArticleQuestion.Of(new() { ["text"] = "Snow closes the A9\n" + string.Join(' ', Enumerable.Range(0, 60).Select(i => $"snow{i}")), ["url"] = "https://www.pnn.example/london/snow" });
        var answer = InspectArticleCommand.Answer(ArticleQuestion.Of(new() { ["html"] = Seed.Page, ["url"] = "https://www.pnn.example/london/mayor-blocks-contract-48213" }), [Seed.Outlet], explain: true, stored);

        Assert.That((string?)answer["explanation"]!["identity"]!["against"]!["decision"], Is.EqualTo("another report"));
    }

    [Test]
    public void A_case_that_names_nothing_says_so() => Assert.That(() => Answer(new() { ["url"] = "https://www.pnn.example/" }), Throws.TypeOf<FormatException>());

    [Test]
    public void A_page_that_is_none_is_an_error_and_no_exception() =>
        Assert.That((string?)Answer(new() { ["html"] = "%PDF-1.7 no page at all" })["error"] ?? "", Is.Not.Empty);

    private static JsonObject Answer(JsonObject asked) => InspectArticleCommand.Answer(ArticleQuestion.Of(asked), [], explain: false);
}
