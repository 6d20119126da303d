using static Aggregator.Storing.Desk;

namespace Aggregator.Storing;

/// <summary>What admins make of outlets and sources: every version kept, saved with everything else or not at all.</summary>
internal abstract class SourceEditContract : StoreContract
{
    private static readonly EditSubject Gazette = new(EditKind.Outlet, "gazette");
    private static readonly EditSubject GazetteNews = new(EditKind.Source, "gazette/news");

    private ISourceEdits Edits => (ISourceEdits)Queries;

    [Test]
    public async Task Nothing_is_there_before_the_first_edit()
    {
        Assert.That(await Edits.EditionAsync(default), Is.Zero);
        Assert.That((await Edits.HeadsAsync(0, default)).Heads, Is.Empty);
        Assert.That(await Edits.VersionsAsync(Gazette, null, 10, default), Is.Empty);
    }

    [Test]
    public async Task What_is_saved_stands_there_with_its_entry_of_the_audit_log_after_a_restart()
    {
        var edit = Edit(Gazette, 1) with { Note = "we want it", Secrets = new byte[] { 1, 2, 3 } };
        var entry = new AuditEntry(0, Start, edit.Actor, "outlet.save", "outlet:gazette", null, edit.Definition, edit.Note);
        Assert.That(await Edits.SaveAsync(0, [edit], [entry], default));
        await ReopenAsync();

        var kept = (await Edits.HeadsAsync(0, default)).Heads.Single();
        Assert.That(kept with { Secrets = null }, Is.EqualTo(edit with { Secrets = null }));
        Assert.That(kept.Secrets!.Value.ToArray(), Is.EqualTo(new byte[] { 1, 2, 3 }));
        Assert.That((await ((IAuditLog)Queries).AuditAsync(new AuditQuery())).Single() with { Sequence = 0 }, Is.EqualTo(entry));
    }

    [Test]
    public async Task Whoever_was_not_the_first_saves_nothing_and_leaves_no_entry()
    {
        Assert.That(await Edits.SaveAsync(0, [Edit(Gazette, 1)], [], default));

        var entry = new AuditEntry(0, Start, new Actor("ben", Actor.Cli), "source.save", "source:gazette/news", null, null, null);
        Assert.That(await Edits.SaveAsync(0, [Edit(GazetteNews, 1)], [entry], default), Is.False);

        Assert.That((await Edits.HeadsAsync(0, default)).Heads.Select(h => h.Subject), Is.EqualTo(new[] { Gazette }));
        Assert.That(await ((IAuditLog)Queries).AuditAsync(new AuditQuery()), Is.Empty);
    }

    [Test]
    public async Task A_version_that_is_there_already_takes_everything_back_that_was_saved_with_it()
    {
        await SaveAsync(Edit(Gazette, 1));

        Assert.That(async () => await SaveAsync(Edit(GazetteNews, 1), Edit(Gazette, 1)), Throws.TypeOf<StoreException>());

        Assert.That((await Edits.HeadsAsync(0, default)).Heads.Select(h => h.Subject), Is.EqualTo(new[] { Gazette }));
    }

    [Test]
    public async Task Heads_are_the_newest_versions_and_those_after_an_edition_are_told_alone()
    {
        await SaveAsync(Edit(Gazette, 1), Edit(GazetteNews, 1));
        var edition = await Edits.EditionAsync(default);
        await SaveAsync(Edit(Gazette, 2) with { Definition = null });

        Assert.That((await Edits.HeadsAsync(0, default)).Heads.Select(h => (h.Subject, h.Version)), Is.EqualTo(new[] { (GazetteNews, 1), (Gazette, 2) }));
        var newer = await Edits.HeadsAsync(edition, default);
        Assert.That(newer.Heads.Select(h => (h.Subject, h.Definition)), Is.EqualTo(new[] { (Gazette, (string?)null) }));
        Assert.That(newer.Heads[0].Secrets, Is.Null);
        Assert.That(newer.Edition, Is.GreaterThan(edition));
    }

    [Test]
    public async Task Versions_come_newest_first_and_in_slices()
    {
        for (var version = 1; version <= 5; version++)
            await SaveAsync(Edit(Gazette, version) with { Note = $"step {version}" });

        var first = await Edits.VersionsAsync(Gazette, null, 3, default);
        var rest = await Edits.VersionsAsync(Gazette, first[^1].Version, 3, default);

        Assert.That(first.Concat(rest).Select(v => v.Note), Is.EqualTo(new[] { "step 5", "step 4", "step 3", "step 2", "step 1" }));
    }

    [Test]
    public async Task An_outlet_and_an_override_of_the_same_id_are_two_things()
    {
        await SaveAsync(Edit(GazetteNews, 1), Edit(GazetteNews with { Kind = EditKind.Override }, 1));

        Assert.That((await Edits.HeadsAsync(0, default)).Heads, Has.Count.EqualTo(2));
    }

    private static SourceEdit Edit(EditSubject subject, int version) =>
        new() { Subject = subject, Version = version, At = Start, Actor = new Actor("ann", Actor.Console), Definition = "{\"Name\":\"The Gazette\"}" };

    private async Task SaveAsync(params SourceEdit[] edits) => Assert.That(await Edits.SaveAsync(await Edits.EditionAsync(default), edits, [], default));
}
