using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;

namespace Aggregator.Storing;

/// <summary>Everything that a poll saw is accounted for.</summary>
public sealed class TallyTests
{
    private static readonly ImmutableSortedDictionary<string, int> None = ImmutableSortedDictionary<string, int>.Empty;

    [Test]
    public void A_tally_is_balanced_exactly_when_its_columns_add_up_to_what_was_seen() => Prop.ForAll(
        Gen.Choose(0, 30).ListOf(8).ToArbitrary(),
        n =>
        {
            var tally = new Tally
            {
                Stored = n[0],
                Revised = n[1],
                Unchanged = n[2],
                Awaiting = n[3],
                Filtered = None.WithCount("old", n[4]).WithCount("video", n[5]),
                Rejected = None.WithCount("no-link", n[6]),
                Seen = n.Take(7).Sum(),
            };
            return tally.IsBalanced && (n[7] == 0 || !(tally with { Seen = tally.Seen + n[7] }).IsBalanced);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void The_empty_tally_is_balanced() => Assert.That(Tally.Empty.IsBalanced);

    [Test]
    public void Whatever_is_settled_however_often_a_tally_stays_balanced_and_waits_for_no_less_than_nothing() => Prop.ForAll(
        Gen.Choose(0, 5).ListOf(8).ToArbitrary(),
        n =>
        {
            Column[] columns = [new Column.Draft(Saved.Stored), new Column.Draft(Saved.Revised), new Column.Draft(Saved.Unchanged), new Column.Filtered("old"), new Column.Rejected("no-link"), new Column.Rejected("given-up")];
            var tally = new Tally { Seen = n[0], Awaiting = n[0] };
            foreach (var column in n)
                tally = tally.Moved(columns[column]);
            return tally.IsBalanced && tally.Awaiting == Math.Max(0, n[0] - n.Count);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Reasons_add_up() => Assert.That(None.WithCount("old").WithCount("old", 2)["old"], Is.EqualTo(3));

    [Test]
    public void Nothing_counted_leaves_no_trace() => Assert.That(None.WithCount("old", 0), Is.Empty);
}
