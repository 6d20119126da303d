using Aggregator.Extracting;
using FsCheck;
using FsCheck.Fluent;

namespace Aggregator.Editing;

/// <summary>The bullets of a report.</summary>
public sealed class KeyPointsTests
{
    private static readonly string[] Report =
    [
        "Wexley's mayor has ended the city's contract with its police force after an inquiry found that £4m had gone missing.",
        "The contract, signed in 2019, paid the force to patrol the city centre at night. However, patrols stopped in March.",
        "“We were told nothing,” Mayor Ann Field said. She will meet the chief constable on Friday.",
        "The inquiry by auditors at Brown and Lee found that invoices for the patrols had been paid twice.",
        "Was anybody to blame? The force said that an officer had been suspended.",
        "Residents near the cathedral said that the city centre had felt unsafe since the patrols stopped.",
        "A new contract will be put to the council in January.",
    ];

    [Test]
    public void Key_points_stand_in_the_reports_order_and_do_not_lean_on_what_is_not_shown()
    {
        var points = Of(Report);
        var places = points.Select(p => (p.Evidence.Paragraph, p.Evidence.Start)).ToList();

        Assert.That(points, Has.Count.InRange(3, 5));
        Assert.That(places, Is.Ordered);
        Assert.That(points.Select(p => p.Text), Has.None.StartsWith("She").And.None.StartsWith("However").And.None.StartsWith("Was").And.None.EndsWith("said."));
    }

    [Test]
    public void The_lead_is_a_key_point_unless_the_standfirst_says_it_already()
    {
        Assert.That(Of(Report)[0].Text, Is.EqualTo(Report[0]));
        Assert.That(KeyPoints.Of("Mayor ends police contract", Report[0], Blocks(Report)).Select(p => p.Text), Has.None.EqualTo(Report[0]));
    }

    [Test]
    public void A_short_report_has_none() => Assert.That(Of(Report[..3]), Is.Empty);

    [Test]
    public void A_sentence_that_repeats_another_is_no_second_key_point()
    {
        string[] repeated = [.. Report, "Wexley's mayor ended the city's contract with the police force after the inquiry into missing money."];

        Assert.That(Of(repeated).Select(p => p.Text), Has.None.EqualTo(repeated[^1]));
    }

    [TestCase("He ended the contract of Mayor Ann Field with the police force of the city.")]
    [TestCase("However, the mayor ended the contract with the police force of the city.")]
    [TestCase("As a result, the mayor ended the contract with the police force of the city.")]
    [TestCase("The pair ended the contract of the mayor with the police force of the city.")]
    [TestCase("The 45-year-old mayor ended the contract with the police force of the city.")]
    [TestCase("“The mayor ended the contract with the police force of the city,” he said.")]
    [TestCase("The mayor ended the contract with the police force of the city,” said Lee Day.")]
    [TestCase("The mayor ended the contract with the police force of the city that I know.")]
    [TestCase("Sign up to hear how the mayor ended the contract with the police force of the city.")]
    [TestCase("Did the mayor end the contract with the police force of the city?")]
    [TestCase("Mayor Ann Field, Chief Constable Lee Day, Councillor Joan Hill, Wexley Police Contract Inquiry.")]
    public void A_sentence_that_does_not_stand_alone_is_no_key_point(string sentence) =>
        Assert.That(Of([.. Report, sentence, .. Report.Select(r => r.Replace("contract", "deal", StringComparison.Ordinal))]).Select(p => p.Text), Has.None.EqualTo(sentence));

    [TestCase("WEXLEY (Reuters) – ")]
    [TestCase("(PA) -- ")]
    [TestCase("WEXLEY — ")]
    public void A_dateline_is_no_part_of_a_key_point(string dateline)
    {
        var point = Of([dateline + Report[0], .. Report[1..]])[0];
        Assert.That((point.Text, point.Evidence.Start), Is.EqualTo((Report[0], dateline.Length)));
    }

    [Test]
    public void Headings_and_quotations_are_not_for_key_points()
    {
        Block[] body = [.. Blocks(Report), new(BlockKind.Heading, "Mayor ends contract with the police force of the city."), new(BlockKind.Quotation, "The mayor ended the contract with the police force of the city.")];

        Assert.That(KeyPoints.Of("Mayor ends police contract", null, body).Select(p => p.Evidence.Paragraph), Is.All.LessThan(Report.Length));
    }

    [Test]
    public void The_best_of_a_short_text_are_given_when_asked_for() =>
        Assert.That(KeyPoints.Best(null, Blocks(Report[..2]), 3), Has.Count.EqualTo(3));

    [TestCase(0)]
    [TestCase(-1)]
    public void Nothing_is_given_when_nothing_is_asked_for(int most) => Assert.That(KeyPoints.Best(null, Blocks(Report), most), Is.Empty);

    [Test]
    public void Every_key_points_words_stand_at_its_evidence() => Always((body, points) =>
        points.All(p => body[p.Evidence.Paragraph].Text.Substring(p.Evidence.Start, p.Evidence.Length) == p.Text));

    [Test]
    public void Key_points_never_overlap_or_exceed_five() => Always((_, points) =>
        points.Count <= 5 && points.Zip(points.Skip(1)).All(p => (p.First.Evidence.Paragraph, p.First.Evidence.Start + p.First.Evidence.Length).CompareTo((p.Second.Evidence.Paragraph, p.Second.Evidence.Start)) <= 0));

    [Test]
    public void The_same_report_has_the_same_key_points() => Always((body, points) =>
        KeyPoints.Of("The mayor spoke", null, body.ToList()).SequenceEqual(points));

    private static void Always(Func<Block[], IReadOnlyList<KeyPoint>, bool> holds) => Prop.ForAll(
        Gen.Elements(Report.Concat(["He said.", "“Half a quotation.", "🏴 Flags of every nation hung from the town hall. É was there.", "", "\n"])).ListOf().Select(Blocks).ToArbitrary(),
        body => holds(body, KeyPoints.Of("The mayor spoke", null, body))).QuickCheckThrowOnFailure();

    private static IReadOnlyList<KeyPoint> Of(string[] report) => KeyPoints.Of("Mayor ends police contract", null, Blocks(report));

    private static Block[] Blocks(IEnumerable<string> paragraphs) => [.. paragraphs.Select(p => new Block(BlockKind.Paragraph, p))];
}
