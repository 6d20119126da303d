using System.CommandLine;
using Aggregator.Operating;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Commands;

/// <summary>
/// What the verbs that change sources share: the data directory, written beside a daemon that may be at work on it, and the configuration that it is held against.
/// The daemon takes a change up within two seconds.
/// </summary>
internal sealed class SourceKeeping : IDisposable
{
    private readonly SqliteEdits _edits;

    private SourceKeeping(SqliteEdits edits, SourceEditor editor, Plan plan, Credentials credentials) => (_edits, Editor, Plan, Credentials) = (edits, editor, plan, credentials);

    public SourceEditor Editor { get; }

    public Plan Plan { get; }

    public Credentials Credentials { get; }

    /// <summary>Who works at the command line.</summary>
    public static Actor Actor => new(Environment.UserName is { Length: > 0 } name ? name : "unknown", Storing.Actor.Cli);

    /// <exception cref="SettingsException">The configuration is wrong.</exception>
    /// <exception cref="StoreException">The data directory cannot be used.</exception>
    public static async Task<SourceKeeping> OpenAsync(string data, string? config, CancellationToken cancellation)
    {
        var plan = Plan.Check(Settings.Read(config, []));
        var directory = DataDirectory.Prepare(data);
        var database = DataDirectory.Database(directory);
        // Before the first start of a daemon: made as that would make it.
        if (!File.Exists(database))
            await (await SqliteStore.OpenAsync(new SqliteStoreOptions { Path = database }, TimeProvider.System, cancellation)).DisposeAsync();
        var edits = SqliteEdits.Open(database);
        var credentials = new Credentials(DataKeys.Open(directory));
        var keeping = new SourceKeeping(edits, new SourceEditor(new Declared(plan.Outlets), edits, credentials, TimeProvider.System), plan, credentials);
        try
        {
            await keeping.Editor.RefreshAsync(cancellation);
            return keeping;
        }
        catch
        {
            keeping.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        Editor.Dispose();
        _edits.Dispose();
    }
}

/// <summary>The options that the verbs which change sources share.</summary>
internal sealed class KeepingOptions
{
    private readonly Option<string> _data = SharedOptions.Data();
    private readonly Option<string?> _config = SharedOptions.Config();
    private readonly Option<bool> _json = SharedOptions.Json();
    private readonly Option<string?> _note = new("--note") { Description = "Why, for the history." };
    private readonly Option<bool> _trial = new("--dry-run") { Description = "Say what would change, and change nothing." };

    public KeepingOptions(Command command, bool changes = true)
    {
        foreach (var option in changes ? (Option[])[_note, _trial, _data, _config, _json] : [_data, _config, _json])
            command.Add(option);
    }

    public bool IsJson(ParseResult parsed) => parsed.GetValue(_json);

    public bool IsTrial(ParseResult parsed) => parsed.GetValue(_trial);

    public string? Note(ParseResult parsed) => parsed.GetValue(_note);

    public Task<SourceKeeping> OpenAsync(ParseResult parsed, CancellationToken cancellation) => SourceKeeping.OpenAsync(parsed.GetRequiredValue(_data), parsed.GetValue(_config), cancellation);

    /// <summary>Opens, changes, tells, closes.</summary>
    public Task<int> RunAsync(ParseResult parsed, Func<SourceKeeping, Task<EditOutcome>> change, CancellationToken cancellation) => Guarded.RunAsync(async () =>
    {
        using var keeping = await OpenAsync(parsed, cancellation);
        return await EditTold.TellAsync(await change(keeping), IsTrial(parsed), IsJson(parsed));
    });
}
