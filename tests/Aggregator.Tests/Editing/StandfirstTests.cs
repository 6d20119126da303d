using Aggregator.Extracting;

namespace Aggregator.Editing;

/// <summary>What stands under a headline.</summary>
public sealed class StandfirstTests
{
    private const string Headline = "Mayor ends police contract";
    private const string Lead = "The mayor has ended the city's contract with the police. Patrols stop at once.";

    [Test]
    public void The_outlets_own_summary_is_taken() =>
        Assert.That(Of("An inquiry found money missing. The force denies it. More follows."), Is.EqualTo("An inquiry found money missing. The force denies it."));

    [TestCase("The mayor has ended the city's contract with…")]
    [TestCase("The mayor has ended the city's contract with [...]")]
    [TestCase("The mayor has ended the city's contract with")]
    [TestCase("The mayor has ended the city’s contract with the police.")]
    public void A_lead_repeated_or_cut_off_gives_way_to_the_reports_first_sentence(string teaser) =>
        Assert.That(Of(teaser), Is.EqualTo("The mayor has ended the city's contract with the police."));

    [TestCase("An inquiry found money missing. The post Mayor ends police contract appeared first on The Times.")]
    [TestCase("An inquiry found money missing. Read more")]
    [TestCase("An inquiry found money missing. Continue reading...")]
    [TestCase("Mayor ends police contract: An inquiry found money missing.")]
    public void What_feeds_put_around_a_teaser_goes(string teaser) => Assert.That(Of(teaser), Is.EqualTo("An inquiry found money missing."));

    [TestCase("This helps pupils who read more")]
    [TestCase("The post office will close its doors")]
    public void Words_of_the_report_stay(string teaser) => Assert.That(Of(teaser), Is.EqualTo(teaser));

    [TestCase(null)]
    [TestCase("")]
    [TestCase("Mayor ends police contract!")]
    [TestCase("By Ann Day")]
    public void Where_there_is_no_teaser_the_report_opens(string? teaser) => Assert.That(Of(teaser), Is.EqualTo("The mayor has ended the city's contract with the police."));

    [Test]
    public void A_cut_teaser_is_better_than_nothing() =>
        Assert.That(Standfirst.Of(Headline, "The mayor has ended the city's…", []), Is.EqualTo("The mayor has ended the city's…"));

    [Test]
    public void Nothing_comes_of_nothing() => Assert.That(Standfirst.Of(Headline, "Read more", [new(BlockKind.Heading, "A heading with quite enough words")]), Is.Null);

    [Test]
    public void An_endless_sentence_is_cut_at_a_word()
    {
        var standfirst = Standfirst.Of(Headline, string.Join(' ', Enumerable.Repeat("words", 200)), []);
        Assert.That(standfirst, Has.Length.LessThanOrEqualTo(361).And.EndsWith("words…"));
    }

    private static string? Of(string? teaser) => Standfirst.Of(Headline, teaser, [new(BlockKind.Heading, "Opening words of a report"), new(BlockKind.Paragraph, Headline), new(BlockKind.Paragraph, Lead)]);
}
