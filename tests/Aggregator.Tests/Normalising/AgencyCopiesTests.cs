using Aggregator.Extracting;
using Aggregator.Rights;
using Aggregator.Sources;
using FsCheck;
using FsCheck.Fluent;

namespace Aggregator.Normalising;

/// <summary>Agency copy is credited where an outlet leaves the credit out.</summary>
public sealed class AgencyCopiesTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    [TestCase(100, 1, true)]
    [TestCase(60, 20, true)]
    [TestCase(60, 49, false, Description = "it is two days old")]
    public void A_copy_that_was_cut_is_credited_as_the_whole_is(int percent, int hours, bool credited)
    {
        var copies = new AgencyCopies();
        copies.Credited(Of(Text("pa", 300), 0, "PA Media"));
        var report = copies.Credited(Of(string.Join(' ', Text("pa", 300).Split(' ').Take(3 * percent)), hours));

        Assert.That((string.Join(", ", report.Attribution.Agencies), report.Attribution.AgenciesByReuse), Is.EqualTo(credited ? ("PA Media", true) : ("", false)));
    }

    [Test]
    public void A_report_that_names_an_agency_keeps_it_and_one_of_its_own_words_has_none()
    {
        var copies = new AgencyCopies();
        copies.Credited(Of(Text("pa", 300), 0, "PA Media"));

        Assert.That(copies.Credited(Of(Text("pa", 300), 1, "Reuters")).Attribution.Agencies, Is.EqualTo(new[] { "Reuters" }));
        Assert.That(copies.Credited(Of(Text("own", 300) + " " + Text("pa", 60), 1)).Attribution.Agencies, Is.Empty, "a passage of it is a quotation");
    }

    [Test]
    public void A_few_words_are_no_evidence()
    {
        var copies = new AgencyCopies();
        copies.Credited(Of(Text("pa", 70), 0, "PA Media"));
        Assert.That(copies.Credited(Of(Text("pa", 70), 1)).Attribution.Agencies, Is.Empty);
    }

    [Test]
    public void The_oldest_is_forgotten_when_there_is_no_room()
    {
        var copies = new AgencyCopies(capacity: 2);
        foreach (var subject in (string[])["one", "two", "three"])
            copies.Credited(Of(Text(subject, 200), 0, "PA Media"));

        Assert.That(((string[])["one", "two", "three"]).Select(s => copies.Credited(Of(Text(s, 200), 1)).Attribution.Agencies.Count), Is.EqualTo(new[] { 0, 1, 1 }));
    }

    [Test]
    public void A_sketch_sees_words_and_neither_quotes_nor_capitals_nor_paragraphs() =>
        Assert.That(TextSketch.Of([new(BlockKind.Paragraph, "“It is OVER,” he said."), new(BlockKind.Paragraph, "Nobody laughed — at first.")])
            .Resemblance(TextSketch.Of([new(BlockKind.Quotation, "it is over he said nobody laughed at first")])), Is.EqualTo(1));

    [Test]
    public void The_share_of_a_cut_copy_is_near_one_and_that_of_an_unrelated_text_near_nothing() => Prop.ForAll(
        Gen.Choose(150, 600).ToArbitrary(), Gen.Choose(0, 1_000).ToArbitrary(), (words, seed) =>
        {
            var whole = Text($"s{seed}x", words);
            var (sketch, cut) = (Sketch(whole), Sketch(string.Join(' ', whole.Split(' ').Take(words * 6 / 10))));
            return sketch.Containment(cut) >= 0.6 && cut.Containment(sketch) >= 0.6 && sketch.Containment(Sketch(Text($"t{seed}y", words))) < 0.1;
        }).QuickCheckThrowOnFailure();

    private static TextSketch Sketch(string text) => TextSketch.Of([new(BlockKind.Paragraph, text)]);

    private static string Text(string subject, int words) => string.Join(' ', Enumerable.Range(0, words).Select(i => $"{subject}{i}"));

    private static Report Of(string text, int hours, params string[] agencies) => new()
    {
        Outlet = new("times"),
        Source = new("times/top"),
        Keys = [new(IdentityKind.Address, "times.example/a")],
        Headline = "A headline",
        Body = [new(BlockKind.Paragraph, text)],
        Attribution = new() { Outlet = "The Times", Url = new("https://times.example/a"), RetrievedAt = Noon.AddHours(hours), Agencies = agencies },
        Language = "en-GB",
        PublishedAt = Noon.AddHours(hours),
        PublishedFrom = DateProvenance.Feed,
        Signals = RightsSignals.None,
    };
}
