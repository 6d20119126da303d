using Aggregator.Storing;
using static Aggregator.Sources.EditorBench;

namespace Aggregator.Sources;

/// <summary>Outlets and sources that admins add, change, pause, remove and bring back.</summary>
public sealed class SourceEditorTests
{
    private EditorBench _bench = null!;

    private SourceEditor Editor => _bench.Editor;

    [SetUp]
    public async Task Open() => _bench = await EditorBench.OpenAsync();

    [TearDown]
    public async Task Close() => await _bench.DisposeAsync();

    [Test]
    public async Task What_is_added_is_live_beside_what_is_declared()
    {
        await _bench.AddGazetteAsync();

        Assert.That(_bench.Live!.Outlets.Select(o => o.Id.Value), Is.EqualTo(new[] { "herald", "courier", "gazette" }));
        Assert.That(_bench.Live.Find(new SourceId("gazette/news"))!.Interval, Is.EqualTo(TimeSpan.FromMinutes(10)));
    }

    [Test]
    public async Task A_source_can_be_added_to_an_outlet_that_the_configuration_declares()
    {
        Assert.That(await _bench.SaveAsync(new(EditKind.Source, "herald/extra"), """{"Address": "https://www.herald.example/extra.xml"}"""), Is.TypeOf<EditOutcome.Saved>());

        Assert.That(_bench.Live!.Find(new OutletId("herald"))!.Sources.Select(s => s.Id.Value), Is.EqualTo(new[] { "herald/news", "herald/sport", "herald/extra" }));
    }

    [Test]
    public async Task An_outlet_that_did_not_change_is_the_same_object_as_before()
    {
        await _bench.AddGazetteAsync();
        var before = Editor.Catalogue;

        await _bench.SaveAsync(new(EditKind.Source, "herald/extra"), """{"Address": "https://www.herald.example/extra.xml"}""");

        Assert.That(Editor.Catalogue.Outlets.Where(o => !before.Outlets.Contains(o, ReferenceEqualityComparer.Instance)).Select(o => o.Id.Value), Is.EqualTo(new[] { "herald" }));
    }

    [Test]
    public async Task Every_mistake_is_told_at_once_with_its_place_and_what_would_be_right()
    {
        var mistakes = await _bench.MistakesAsync(Gazette, """{"Nmae": "x", "HomePage": "gopher://x", "Country": "gb", "Rights": {"Extent": "Everything"}}""");

        Assert.That(mistakes.Select(m => m.Path), Is.EquivalentTo(new[] { "Name", "HomePage", "Country", "Rights:Extent", "Nmae" }));
        Assert.That(mistakes.Single(m => m.Path == "Rights:Extent").Pointer, Is.EqualTo("#/Rights/Extent"));
        Assert.That(mistakes.Single(m => m.Path == "Rights:Extent").Remedy, Does.StartWith("it has to be one of "));
        Assert.That(mistakes.Single(m => m.Path == "Nmae").Remedy, Is.EqualTo("did you mean Name?"));
        Assert.That(Editor.Catalogue.Kept(Gazette), Is.Null);
    }

    [TestCase("[]")]
    [TestCase("{\"Name\": \"a\", \"Name\": \"b\"}")]
    [TestCase("{\"Name\": \"a\", \"name\": \"b\", \"HomePage\": \"https://gazette.example/\"}")]
    [TestCase("{\"Rights:Extent\": \"Full\"}")]
    [TestCase("{\"Rights\": \"Full\", \"Name\": \"a\", \"HomePage\": \"https://gazette.example/\"}")]
    [TestCase("{\"Family\": {\"a\": 1}, \"Name\": \"a\", \"HomePage\": \"https://gazette.example/\"}")]
    [TestCase("{\"Name\": ")]
    [TestCase("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}}}}}")]
    public async Task What_is_not_a_definition_is_refused(string json) => Assert.That(await _bench.MistakesAsync(Gazette, json), Is.Not.Empty);

    [Test]
    public async Task A_definition_has_a_length_limit() =>
        Assert.That(await _bench.MistakesAsync(Gazette, $$"""{"Name": "{{new string('x', 70_000)}}"}"""), Has.Count.EqualTo(1));

    [TestCase("Gazette")]
    [TestCase("ga:zette")]
    [TestCase("gazette/news")]
    [TestCase("gazette\n")]
    [TestCase("")]
    public async Task An_outlets_id_is_a_slug(string id) => Assert.That(await _bench.MistakesAsync(new(EditKind.Outlet, id), EditorBench.Outlet), Is.Not.Empty);

    [TestCase("gazette")]
    [TestCase("gazette/news/more")]
    [TestCase("gazette/News")]
    [TestCase("/news")]
    public async Task A_sources_id_is_two_slugs(string id)
    {
        await _bench.AddGazetteAsync();
        Assert.That(await _bench.MistakesAsync(new(EditKind.Source, id), """{"Address": "https://gazette.example/other.xml"}"""), Is.Not.Empty);
    }

    [Test]
    public async Task What_the_configuration_declares_is_not_changed_here()
    {
        Assert.That(await _bench.SaveAsync(new(EditKind.Outlet, "herald"), EditorBench.Outlet), Is.EqualTo(new EditOutcome.Protected(new(EditKind.Outlet, "herald"))));
        Assert.That(await _bench.SaveAsync(new(EditKind.Source, "herald/news"), Feed), Is.TypeOf<EditOutcome.Protected>());
        Assert.That(await Editor.RemoveAsync(new(EditKind.Source, "herald/news"), null, Ann, null, false, default), Is.TypeOf<EditOutcome.Protected>());
    }

    [Test]
    public async Task A_declared_source_is_paused_and_resumed()
    {
        await Editor.EnableAsync([new("herald/news")], false, Ann, "too loud", false, default);
        Assert.That(_bench.Live!.Find(new SourceId("herald/news"))!.Enabled, Is.False);

        await Editor.EnableAsync([new("herald/news")], true, Ann, null, false, default);
        Assert.That(_bench.Live!.Find(new SourceId("herald/news"))!.Enabled);
        Assert.That(await ActionsAsync("source:herald/news"), Is.EqualTo(new[] { "source.resume", "source.pause" }));
    }

    [Test]
    public async Task An_own_source_is_paused_with_the_rest_of_it_as_it_was()
    {
        await _bench.AddGazetteAsync();

        await Editor.EnableAsync([new("gazette/news")], false, Ann, null, false, default);

        var source = _bench.Live!.Find(new SourceId("gazette/news"))!;
        Assert.That((source.Enabled, source.Interval), Is.EqualTo((false, TimeSpan.FromMinutes(10))));
    }

    [TestCase("https://gazette.example/news.xml", "gazette/news")]
    [TestCase("http://GAZETTE.example:80/news.xml", "gazette/news")]
    [TestCase("https://www.herald.example/sport.xml", "herald/sport")]
    public async Task An_address_is_polled_once(string address, string by)
    {
        await _bench.AddGazetteAsync();

        var mistake = (await _bench.MistakesAsync(new(EditKind.Source, "gazette/again"), $$"""{"Address": "{{address}}"}""")).Single();

        Assert.That((mistake.Path, mistake.What), Is.EqualTo(("Address", $"is polled already, as {by}")));
    }

    [Test]
    public async Task A_source_needs_its_outlet() =>
        Assert.That((await _bench.MistakesAsync(GazetteNews, Feed)).Single().What, Is.EqualTo("belongs to an outlet that is not there"));

    [Test]
    public async Task Of_two_who_began_with_the_same_version_the_second_is_told()
    {
        await _bench.AddGazetteAsync();
        Assert.That(await _bench.SaveAsync(GazetteNews, Feed.Replace("10", "20"), expected: 1), Is.TypeOf<EditOutcome.Saved>());

        Assert.That(await _bench.SaveAsync(GazetteNews, Feed.Replace("10", "30"), expected: 1), Is.EqualTo(new EditOutcome.Conflict(GazetteNews, 2)));
        Assert.That(await _bench.SaveAsync(GazetteNews, Feed, expected: 0), Is.EqualTo(new EditOutcome.Conflict(GazetteNews, 2)));
        Assert.That(await _bench.SaveAsync(Gazette with { Id = "other" }, EditorBench.Outlet, expected: 1), Is.EqualTo(new EditOutcome.Conflict(Gazette with { Id = "other" }, 0)));
    }

    [Test]
    public async Task The_same_definition_again_makes_no_version()
    {
        await _bench.AddGazetteAsync();

        Assert.That(((EditOutcome.Saved)await _bench.SaveAsync(GazetteNews, Feed.Replace("{", "{ "))).Versions, Is.Empty);
        Assert.That(Editor.Catalogue.VersionOf(GazetteNews), Is.EqualTo(1));
    }

    [Test]
    public async Task A_trial_says_what_would_come_of_it_and_keeps_nothing()
    {
        var outcome = await Editor.SaveAsync(Gazette, EditorBench.Outlet, null, Ann, null, isTrial: true, default);

        Assert.That(((EditOutcome.Saved)outcome).Versions.Single().Version, Is.EqualTo(1));
        Assert.That((Editor.Catalogue.Kept(Gazette), await _bench.Store.EditionAsync(default)), Is.EqualTo(((SourceEdit?)null, 0L)));
    }

    [Test]
    public async Task An_outlet_goes_with_its_sources_and_an_old_version_brings_each_back()
    {
        await _bench.AddGazetteAsync();
        await Editor.RemoveAsync(Gazette, 1, Ann, "closed down", false, default);
        Assert.That(_bench.Live!.Outlets.Select(o => o.Id.Value), Is.EqualTo(new[] { "herald", "courier" }));

        Assert.That(await Editor.RollbackAsync(Gazette, 1, null, Ann, null, false, default), Is.TypeOf<EditOutcome.Saved>());
        Assert.That(await Editor.RollbackAsync(GazetteNews, 1, null, Ann, null, false, default), Is.TypeOf<EditOutcome.Saved>());

        Assert.That(_bench.Live!.Find(new OutletId("gazette"))!.Sources.Select(s => s.Id.Value), Is.EqualTo(new[] { "gazette/news" }));
        Assert.That((await Editor.VersionsAsync(GazetteNews, null, 10, default)).Select(v => (v.Version, v.Definition is null, v.Note)), Is.EqualTo(new[] { (3, false, "back to version 1"), (2, true, "closed down"), (1, false, null) }));
    }

    [TestCase(0)]
    [TestCase(2)]
    [TestCase(int.MaxValue)]
    [TestCase(-1)]
    public async Task There_is_no_going_back_to_a_version_that_never_was(int version)
    {
        await _bench.AddGazetteAsync();
        Assert.That(await Editor.RollbackAsync(Gazette, version, null, Ann, null, false, default), Is.TypeOf<EditOutcome.Missing>());
    }

    [Test]
    public async Task What_another_process_saved_is_taken_up()
    {
        using var beside = SqliteEdits.Open(_bench.Path);
        using var command = new SourceEditor(EditorBench.Declared, beside, _bench.Credentials, _bench.Clock);
        await command.SaveAsync(Gazette, EditorBench.Outlet, null, new Actor("root", Actor.Cli), null, false, default);
        Assert.That(_bench.Live!.Find(new OutletId("gazette")), Is.Null);

        await Editor.RefreshAsync(default);

        Assert.That(_bench.Live!.Find(new OutletId("gazette"))!.Name, Is.EqualTo("The Gazette"));
    }

    [Test]
    public async Task Two_processes_that_save_at_the_same_time_both_succeed_one_after_the_other()
    {
        using var beside = SqliteEdits.Open(_bench.Path);
        using var command = new SourceEditor(EditorBench.Declared, beside, _bench.Credentials, _bench.Clock);
        await command.RefreshAsync(default);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => Task.Run(() =>
            (n % 2 == 0 ? Editor : command).SaveAsync(new(EditKind.Outlet, $"outlet-{n}"), EditorBench.Outlet, 0, Ann, null, false, default))));

        await Editor.RefreshAsync(default);
        Assert.That(Editor.Catalogue.Outlets, Has.Count.EqualTo(22));
        Assert.That(await ActionsAsync(null), Has.Exactly(20).EqualTo("outlet.save"));
    }

    [Test]
    public async Task What_is_declared_later_under_the_same_id_holds_and_the_kept_one_is_told()
    {
        await _bench.AddGazetteAsync();
        using var later = new SourceEditor(new([Desk.Outlet("gazette", "news")]), _bench.Store, _bench.Credentials, _bench.Clock);

        var catalogue = await later.RefreshAsync(default);

        Assert.That(catalogue.Find(new OutletId("gazette"))!.Name, Is.EqualTo("The gazette"));
        Assert.That(catalogue.Mistakes.Select(m => m.Subject), Is.EquivalentTo(new EditSubject?[] { Gazette, GazetteNews }));
        Assert.That(await later.RemoveAsync(GazetteNews, null, Ann, null, false, default), Is.TypeOf<EditOutcome.Saved>(), "the kept one can be cleared away");
    }

    private async Task<IEnumerable<string>> ActionsAsync(string? subject) => (await _bench.Store.AuditAsync(new AuditQuery { Subject = subject })).Select(e => e.Action);
}
