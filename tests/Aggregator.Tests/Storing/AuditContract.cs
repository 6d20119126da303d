using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>What people did is kept as they did it.</summary>
internal abstract class AuditContract : StoreContract
{
    private static readonly Actor Ann = new("ann", Actor.Console);
    private static readonly Actor Script = new("nightly", Actor.Api);

    private IAuditLog Log => (IAuditLog)Queries;

    [Test]
    public async Task What_was_done_is_told_as_it_was_newest_first_and_after_a_restart()
    {
        var saved = Entry(Ann, "outlet.save", "outlet:herald") with { Before = "{\"Name\":\"a\"}", After = "{\"Name\":\"b\u2028\"}", Note = "“why”\nnot" };
        await Log.AppendAsync(saved);
        await Log.AppendAsync(Entry(Script, "source.pause", "source:herald/news"));
        await ReopenAsync();

        var entries = await Log.AuditAsync(new AuditQuery());

        Assert.That(entries.Select(e => e.Action), Is.EqualTo(new[] { "source.pause", "outlet.save" }));
        Assert.That(entries[1], Is.EqualTo(saved with { Sequence = entries[1].Sequence }));
        Assert.That(entries[0].Sequence, Is.GreaterThan(entries[1].Sequence));
    }

    [Test]
    public async Task Each_filter_leaves_out_what_it_should()
    {
        await Log.AppendAsync(Entry(Ann, "outlet.save", "outlet:herald"));
        await Log.AppendAsync(Entry(Ann, "outlet.remove", "outlet:courier") with { At = Start.AddHours(1) });
        await Log.AppendAsync(Entry(Script, "outlets.import", "outlet:herald") with { At = Start.AddHours(2) });

        Assert.That(await ActionsAsync(new() { Subject = "outlet:herald" }), Is.EqualTo(new[] { "outlets.import", "outlet.save" }));
        Assert.That(await ActionsAsync(new() { Actor = "nightly" }), Is.EqualTo(new[] { "outlets.import" }));
        Assert.That(await ActionsAsync(new() { Action = "outlet." }), Is.EqualTo(new[] { "outlet.remove", "outlet.save" }));
        Assert.That(await ActionsAsync(new() { Action = "outlet" }), Is.Empty);
        Assert.That(await ActionsAsync(new() { Since = Start.AddHours(1), Until = Start.AddHours(2) }), Is.EqualTo(new[] { "outlet.remove" }));
        Assert.That(await ActionsAsync(new() { Subject = "outlet:herald", Actor = "ann", Action = "outlet.save" }), Is.EqualTo(new[] { "outlet.save" }));
        Assert.That(await ActionsAsync(new() { Subject = "' OR 1=1 --" }), Is.Empty);
    }

    [Test]
    public async Task Slices_follow_one_another_without_gap_or_repetition()
    {
        foreach (var n in Enumerable.Range(1, 25))
            await Log.AppendAsync(Entry(Ann, $"step.{n}", "outlet:herald"));
        var (told, last) = (new List<string>(), (long?)null);

        while (await Log.AuditAsync(new AuditQuery { Limit = 7, Before = last }) is { Count: > 0 } slice)
        {
            told.AddRange(slice.Select(e => e.Action));
            last = slice[^1].Sequence;
        }

        Assert.That(told, Is.EqualTo(Enumerable.Range(1, 25).Reverse().Select(n => $"step.{n}")));
    }

    private static AuditEntry Entry(Actor actor, string action, string subject) => new(0, Start, actor, action, subject, null, null, null);

    private async Task<IEnumerable<string>> ActionsAsync(AuditQuery query) => (await Log.AuditAsync(query)).Select(e => e.Action);
}
