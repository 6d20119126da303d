using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Admin.Adding;

/// <summary>Work in hand is found again by whoever put it there, for a while.</summary>
public sealed class ShelfTests
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    [Test]
    public void It_is_found_by_its_owner_only()
    {
        var shelf = new Shelf<string>(_clock, TimeSpan.FromHours(1), 10);
        var id = shelf.Put("ann", "hers");
        Assert.That((shelf.Find(id, "ann"), shelf.Find(id, "bob"), shelf.Find("", "ann")), Is.EqualTo(("hers", (string?)null, (string?)null)));
    }

    [Test]
    public void It_is_kept_for_as_long_as_it_is_looked_at()
    {
        var shelf = new Shelf<string>(_clock, TimeSpan.FromHours(1), 10);
        var id = shelf.Put("ann", "hers");
        for (var i = 0; i < 5; i++)
        {
            _clock.Advance(TimeSpan.FromMinutes(50));
            Assert.That(shelf.Find(id, "ann"), Is.EqualTo("hers"));
        }

        _clock.Advance(TimeSpan.FromMinutes(61));
        Assert.That(shelf.Find(id, "ann"), Is.Null);
    }

    [Test]
    public void A_full_shelf_lets_go_of_what_was_looked_at_longest_ago()
    {
        var shelf = new Shelf<string>(_clock, TimeSpan.FromHours(1), 3);
        var ids = new List<string>();
        foreach (var i in Enumerable.Range(0, 5))
        {
            ids.Add(shelf.Put("ann", $"{i}"));
            _clock.Advance(TimeSpan.FromSeconds(1));
            shelf.Find(ids[0], "ann");
        }

        Assert.That(ids.Select(id => shelf.Find(id, "ann")), Is.EqualTo(new[] { "0", null, null, "3", "4" }));
    }

    [Test]
    public void No_two_are_called_the_same() => Assert.That(Enumerable.Range(0, 1_000).Select(_ => new Shelf<string>(_clock, TimeSpan.FromHours(1), 1).Put("", "")), Is.Unique);
}
