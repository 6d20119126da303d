using Aggregator.Storing;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;

namespace Aggregator.Sources;

/// <summary>An editor on a real store, with two declared outlets, and a note of what was made live.</summary>
internal sealed class EditorBench : ILiveSources, IAsyncDisposable
{
    public static Actor Ann { get; } = new("ann", Actor.Console);

    public const string Outlet = """{"Name": "The Gazette", "HomePage": "https://gazette.example/"}""";
    public const string Feed = """{"Address": "https://gazette.example/news.xml", "IntervalMinutes": 10}""";

    public static EditSubject Gazette { get; } = new(EditKind.Outlet, "gazette");

    public static EditSubject GazetteNews { get; } = new(EditKind.Source, "gazette/news");

    private readonly SqliteFile _file;

    private EditorBench(SqliteFile file, SqliteStore store)
    {
        (_file, Store) = (file, store);
        Editor = new SourceEditor(Declared, store, Credentials, Clock, this);
    }

    public static Declared Declared { get; } = new([Desk.Outlet("herald", "news", "sport"), Desk.Outlet("courier", "news")]);

    public FakeTimeProvider Clock { get; } = new(Desk.Start);

    public SqliteStore Store { get; }

    public string Path => _file.Path;

    public Credentials Credentials { get; } = new(new EphemeralDataProtectionProvider());

    public SourceEditor Editor { get; }

    public SourceCatalogue? Live { get; private set; }

    public static async Task<EditorBench> OpenAsync()
    {
        var file = new SqliteFile();
        var bench = new EditorBench(file, await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = file.Path }, TimeProvider.System, default));
        await bench.Editor.RefreshAsync(default);
        return bench;
    }

    public Task TakeAsync(SourceCatalogue catalogue, CancellationToken cancellation)
    {
        Live = catalogue;
        return Task.CompletedTask;
    }

    public Task<EditOutcome> SaveAsync(EditSubject subject, string json, int? expected = null, string? note = null) => Editor.SaveAsync(subject, json, expected, Ann, note, false, default);

    /// <summary>The Gazette with its feed.</summary>
    public async Task AddGazetteAsync(string feed = Feed)
    {
        Assert.That(await MistakesAsync(Gazette, Outlet), Is.Empty);
        Assert.That(Editor.Catalogue.Mistakes, Is.Empty);
        Assert.That(await MistakesAsync(GazetteNews, feed), Is.Empty);
    }

    public async Task<IReadOnlyList<Mistake>> MistakesAsync(EditSubject subject, string json) => await SaveAsync(subject, json) is EditOutcome.Refused refused ? refused.Mistakes : [];

    public async ValueTask DisposeAsync()
    {
        Editor.Dispose();
        await Store.DisposeAsync();
        _file.Dispose();
    }
}
