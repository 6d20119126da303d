using Aggregator.Extracting;
using FsCheck;
using FsCheck.Fluent;

namespace Aggregator.Editing;

/// <summary>What is said to have changed between two revisions.</summary>
public sealed class DifferencesTests
{
    private const string Vote = "The council voted on Monday to close the harbour. Dockers watched from the gallery.";
    private const string Cost = "Repairs would cost £14.2m, the report says. That is more than the budget for roads.";
    private const string Jobs = "Opponents warned that 180 jobs were at risk in the town.";
    private const string Court = "A judge will hear the owners of three warehouses in February.";

    [Test]
    public void A_paragraph_that_is_deleted_is_told_with_its_sentences_and_the_others_are_not() =>
        Assert.That(Told([Vote, Cost, Jobs], [Vote, Jobs]), Is.EqualTo(new[] { "Deleted 1→: -Repairs would cost £14.2m, the report says. -That is more than the budget for roads." }));

    [Test]
    public void A_paragraph_that_is_moved_is_deleted_there_and_inserted_here() =>
        Assert.That(Told([Vote, Jobs, Court], [Jobs, Court, Vote]), Is.EqualTo(new[]
        {
            "Deleted 0→: -The council voted on Monday to close the harbour. -Dockers watched from the gallery.",
            "Inserted →2: +The council voted on Monday to close the harbour. +Dockers watched from the gallery.",
        }));

    [Test]
    public void Of_a_paragraph_that_changed_the_sentences_that_did_are_told() =>
        Assert.That(Told([Vote, Cost], [Vote, Cost.Replace("£14.2m", "£16.4m", StringComparison.Ordinal)]), Is.EqualTo(new[]
        {
            "Changed 1→1: -Repairs would cost £14.2m, the report says.+Repairs would cost £16.4m, the report says. =That is more than the budget for roads.",
        }));

    [Test]
    public void A_sentence_that_is_split_in_two_is_paired_with_the_half_that_is_more_like_it() =>
        Assert.That(Told(["The mayor said that the quay was unsafe, and she promised the workers a place on a scheme."], ["The mayor said that the quay was unsafe. She promised the workers a place on a scheme."]), Is.EqualTo(new[]
        {
            "Changed 0→0: +The mayor said that the quay was unsafe. -The mayor said that the quay was unsafe, and she promised the workers a place on a scheme.+She promised the workers a place on a scheme.",
        }));

    [Test]
    public void A_paragraph_that_is_split_in_two_loses_no_sentence_in_the_telling() =>
        Assert.That(Told([Cost], ["Repairs would cost £14.2m, the report says.", "That is more than the budget for roads."]), Is.EqualTo(new[]
        {
            "Changed 0→0: =Repairs would cost £14.2m, the report says. -That is more than the budget for roads.",
            "Inserted →1: +That is more than the budget for roads.",
        }));

    [Test]
    public void Letters_beyond_ASCII_and_signs_of_two_units_are_told_whole() =>
        Assert.That(Told(["Siân Ffrancon won the Eisteddfod chair 🏆 on Friday.", "Ysgrifennodd awdl am yr Ŵyl."], ["Siân Ffrancon won the Eisteddfod crown 🏆 on Friday.", "Ysgrifennodd awdl am yr Ŵyl."]), Is.EqualTo(new[]
        {
            "Changed 0→0: -Siân Ffrancon won the Eisteddfod chair 🏆 on Friday.+Siân Ffrancon won the Eisteddfod crown 🏆 on Friday.",
        }));

    [TestCase("“It is over,” she said - at last.", "\"It is over\", she said – at last.", true)]
    [TestCase("It fell by 5% to £3.20.", "It fell by 5% to £32.0.", false)]
    [TestCase("It was -4C in the glen.", "It was 4C in the glen.", false)]
    [TestCase("The well was shut.", "The we'll was shut.", true)] // an apostrophe alone is typography
    [TestCase("Café owners agreed.", "Cafe owners agreed.", false)]
    public void Quotes_dashes_and_spaces_change_no_word_and_figures_do(string before, string after, bool typographic) =>
        Assert.That(Between([before], [after]).IsTypographic, Is.EqualTo(typographic));

    [Test]
    public void Nothing_changed_is_nothing_told()
    {
        var difference = Between([Vote, Cost], [Vote, Cost]);
        Assert.That((difference.Paragraphs.Count, difference.Headline.Kind, difference.IsTypographic), Is.EqualTo((0, EditKind.Same, true)));
    }

    [Test]
    public void The_difference_applied_to_what_was_gives_what_is()
    {
        var sentence = from subject in Gen.Elements("The mayor", "A docker", "Siân 🏆", "Dr. Pask", "Nobody in St. Ives")
                       from verb in Gen.Elements("voted for", "paid £4.5m for", "spoke at 10 a.m. of", "went to see")
                       from what in Gen.Elements("the harbour.", "No. 10 Quay Street.", "“the end”.", "180 jobs!", "the Ŵyl?")
                       select $"{subject} {verb} {what}";
        var block = from sentences in sentence.NonEmptyListOf() from kind in Gen.Elements(BlockKind.Paragraph, BlockKind.Quotation, BlockKind.ListItem) select new Block(kind, string.Join(' ', sentences.Take(4)));
        var body = block.ListOf().Select(l => l.Take(12).ToList());
        // A later revision is mostly the earlier one: some blocks dropped, moved, changed.
        var pairs = from before in body
                    from fresh in body
                    from picks in Gen.Choose(-3, 11).ListOf()
                    select (before, after: picks.Select(p => p < 0 || p >= before.Count ? (fresh.Count == 0 ? null : fresh[Math.Abs(p) % fresh.Count]) : before[p]).OfType<Block>().ToList());
        Prop.ForAll(pairs.ToArbitrary(), p => Applied(p.before, Differences.Between(Of(p.before), Of(p.after))).SequenceEqual(p.after)).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Test]
    public void As_many_paragraphs_stay_as_the_longest_common_part_has()
    {
        var words = Gen.Elements("a", "b", "c", "d").ListOf().Select(l => l.Take(14).ToList());
        Prop.ForAll(words.ToArbitrary(), words.ToArbitrary(), (before, after) =>
            before.Count - Between([.. before], [.. after]).Paragraphs.Count(p => p.Before is not null) == Longest(before, after)).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    [Test]
    public void Bodies_that_have_nothing_in_common_are_compared_in_bounded_time()
    {
        List<Block> Many(string word) => [.. Enumerable.Range(0, 5_000).Select(i => new Block(BlockKind.Paragraph, $"{word}{i} stands here."))];
        var difference = Differences.Between(Of(Many("a")), Of(Many("b")));
        Assert.That(Applied(Many("a"), difference), Is.EqualTo(Many("b")));
    }

    private static List<Block> Applied(List<Block> before, Difference difference)
    {
        var (gone, come) = (difference.Paragraphs.Select(p => p.Before).OfType<int>().ToHashSet(), difference.Paragraphs.Where(p => p.After is not null).ToDictionary(p => p.After!.Value));
        var kept = new Queue<Block>(before.Where((_, i) => !gone.Contains(i)));
        var after = new List<Block>();
        for (var i = 0; kept.Count > 0 || come.ContainsKey(i); i++)
            after.Add(come.TryGetValue(i, out var edit) ? new Block(edit.Block, string.Join(' ', edit.Sentences.Select(s => s.After).OfType<string>())) : kept.Dequeue());
        foreach (var edit in difference.Paragraphs.Where(p => p.Before is not null))
            Assert.That(string.Join(' ', edit.Sentences.Select(s => s.Before).OfType<string>()), Is.EqualTo(before[edit.Before!.Value].Text), "what was is told whole");
        return after;
    }

    private static int Longest(List<string> one, List<string> other)
    {
        var best = new int[one.Count + 1, other.Count + 1];
        for (var i = one.Count - 1; i >= 0; i--)
        {
            for (var j = other.Count - 1; j >= 0; j--)
                best[i, j] = one[i] == other[j] ? best[i + 1, j + 1] + 1 : Math.Max(best[i + 1, j], best[i, j + 1]);
        }

        return best[0, 0];
    }

    private static RevisionText Of(IReadOnlyList<Block> body) => new("A headline", null, body);

    private static Difference Between(string[] before, string[] after) =>
        Differences.Between(Of([.. before.Select(t => new Block(BlockKind.Paragraph, t))]), Of([.. after.Select(t => new Block(BlockKind.Paragraph, t))]));

    private static IEnumerable<string> Told(string[] before, string[] after) =>
        Between(before, after).Paragraphs.Select(p => $"{p.Kind} {p.Before}→{p.After}: {string.Join(' ', p.Sentences.Select(s => s.Kind == EditKind.Same ? $"={s.After}" : (s.Before is null ? "" : $"-{s.Before}") + (s.After is null ? "" : $"+{s.After}")))}");
}
