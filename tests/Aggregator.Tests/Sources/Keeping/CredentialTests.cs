using Aggregator.Storing;
using Microsoft.AspNetCore.DataProtection;
using static Aggregator.Sources.EditorBench;

namespace Aggregator.Sources;

/// <summary>What is secret in a source's definition is used, and never seen again.</summary>
public sealed class CredentialTests
{
    private const string Secret = "hunter2-0815";

    private static readonly string[] Places =
    [
        "{\"Basic\": {\"User\": \"desk\", \"Password\": \"" + Secret + "\"}}",
        $$"""{"Bearer": "{{Secret}}"}""",
        $$"""{"bearer": "{{Secret}}"}""",
        "{\"Headers\": {\"X-Api-Key\": \"" + Secret + "\"}}",
        $$"""{"Proxy": "http://desk:{{Secret}}@proxy.example:3128"}""",
    ];

    private EditorBench _bench = null!;

    [SetUp]
    public async Task Open() => _bench = await EditorBench.OpenAsync();

    [TearDown]
    public async Task Close() => await _bench.DisposeAsync();

    [TestCaseSource(nameof(Places))]
    public async Task A_secret_is_used_and_stands_nowhere_in_the_clear(string request)
    {
        await _bench.AddGazetteAsync(Feed(request));
        await _bench.Editor.EnableAsync([new("gazette/news")], false, Ann, null, false, default);

        Assert.That(Text(_bench.Live!.Find(new SourceId("gazette/news"))!.Access), Does.Contain(Secret));
        Assert.That(_bench.Editor.Catalogue.Kept(GazetteNews)!.Definition, Does.Contain("***").And.Not.Contain(Secret));
        Assert.That((await _bench.Store.AuditAsync(new AuditQuery())).Select(e => $"{e.Before} {e.After} {e.Note}"), Has.None.Contains(Secret));
        await _bench.Store.DisposeAsync();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(_bench.Path)!).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
            Assert.That(File.ReadAllBytes(file).AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(Secret)), Is.Negative, file);
    }

    [TestCaseSource(nameof(Places))]
    public async Task A_mask_that_is_sent_back_keeps_the_secret(string request)
    {
        await _bench.AddGazetteAsync(Feed(request));
        var read = _bench.Editor.Catalogue.Kept(GazetteNews)!.Definition!;

        Assert.That(await _bench.SaveAsync(GazetteNews, read.Replace("10", "20", StringComparison.Ordinal)), Is.TypeOf<EditOutcome.Saved>());

        var source = _bench.Live!.Find(new SourceId("gazette/news"))!;
        Assert.That(source.Interval, Is.EqualTo(TimeSpan.FromMinutes(20)));
        Assert.That(Text(source.Access), Does.Contain(Secret));
    }

    [TestCase("https://thief.example/news.xml")]
    [TestCase("http://gazette.example/news.xml")]
    [TestCase("https://gazette.example:8443/news.xml")]
    public async Task A_mask_does_not_follow_to_another_server(string address)
    {
        await _bench.AddGazetteAsync(Feed("""{"Bearer": "hunter2-0815"}"""));

        var mistakes = await _bench.MistakesAsync(GazetteNews, "{\"Address\": \"" + address + "\", \"Request\": {\"Bearer\": \"***\"}}");

        Assert.That(mistakes.Single().Path, Is.EqualTo("Request:Bearer"));
    }

    [Test]
    public async Task A_mask_does_not_go_through_another_proxy()
    {
        await _bench.AddGazetteAsync(Feed("""{"Bearer": "hunter2-0815", "Proxy": "http://desk:pw@proxy.example:3128"}"""));

        var mistakes = await _bench.MistakesAsync(GazetteNews, """{"Address": "https://gazette.example/news.xml", "Request": {"Bearer": "***", "Proxy": "http://***@thief.example:3128"}}""");

        Assert.That(mistakes.Select(m => m.Path), Is.EquivalentTo(new[] { "Request:Bearer", "Request:Proxy" }));
    }

    [Test]
    public async Task A_mask_for_which_nothing_is_stored_is_refused()
    {
        await _bench.SaveAsync(Gazette, EditorBench.Outlet);
        Assert.That((await _bench.MistakesAsync(GazetteNews, Feed("""{"Basic": {"User": "desk", "Password": "***"}}"""))).Single().Path, Is.EqualTo("Request:Basic:Password"));
    }

    [Test]
    public async Task A_changed_secret_is_a_version_of_its_own_and_the_old_one_comes_back_with_it()
    {
        await _bench.AddGazetteAsync(Feed("""{"Bearer": "first-secret"}"""));
        await _bench.SaveAsync(GazetteNews, Feed("""{"Bearer": "second-secret"}"""));
        Assert.That((_bench.Editor.Catalogue.VersionOf(GazetteNews), Text(_bench.Live!.Find(new SourceId("gazette/news"))!.Access)), Is.EqualTo((2, "Bearer second-secret")));

        await _bench.Editor.RollbackAsync(GazetteNews, 1, null, Ann, null, false, default);

        Assert.That(Text(_bench.Live!.Find(new SourceId("gazette/news"))!.Access), Is.EqualTo("Bearer first-secret"));
    }

    [Test]
    public async Task A_source_whose_keys_are_lost_is_left_out_and_told_and_the_others_go_on()
    {
        await _bench.AddGazetteAsync(Feed("""{"Bearer": "first-secret"}"""));
        using var elsewhere = new SourceEditor(EditorBench.Declared, _bench.Store, new Credentials(new EphemeralDataProtectionProvider()), _bench.Clock);

        var catalogue = await elsewhere.RefreshAsync(default);

        Assert.That(catalogue.Find(new SourceId("gazette/news")), Is.Null);
        Assert.That(catalogue.Find(new SourceId("herald/news")), Is.Not.Null);
        Assert.That(catalogue.Mistakes.Single().Subject, Is.EqualTo(GazetteNews));
        Assert.That(await elsewhere.SaveAsync(GazetteNews, Feed("""{"Bearer": "new-secret"}"""), null, Ann, null, false, default), Is.TypeOf<EditOutcome.Saved>());
    }

    [Test]
    public async Task What_is_wrong_with_a_secret_is_told_without_it()
    {
        await _bench.SaveAsync(Gazette, EditorBench.Outlet);
        var mistakes = await _bench.MistakesAsync(GazetteNews, Feed("""{"Bearer": "hunter2 0815 with blanks", "Headers": {"Host": "hunter2-0815"}}"""));
        Assert.That(mistakes, Has.Count.EqualTo(2));
        Assert.That(mistakes.Select(m => m.ToString()), Has.None.Contains("hunter2"));
    }

    private static string Feed(string request) => $$"""{"Address": "https://gazette.example/news.xml", "IntervalMinutes": 10, "Request": {{request}}}""";

    private static string Text(SourceAccess access) => string.Join(' ', new[]
    {
        access.Authorization?.Reveal() is { } a && a.StartsWith("Basic ", StringComparison.Ordinal) ? System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(a[6..])) : access.Authorization?.Reveal(),
        access.Proxy?.Password?.Reveal(),
    }.Concat(access.Headers.Select(h => h.Value.Reveal())).Where(t => t is not null));
}
