using System.Text.Json.Nodes;
using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>
/// The one way to change outlets and sources that admins keep: checked by the configuration's rules, saved with everything else or not at all, every version kept,
/// live at once. For console, API, command line and import alike.
/// </summary>
internal sealed class SourceEditor(Declared declared, ISourceEdits store, Credentials credentials, TimeProvider clock, ILiveSources? live = null) : IDisposable
{
    private const int Tries = 8;
    private readonly SemaphoreSlim _one = new(1);
    private volatile SourceCatalogue _catalogue = SourceCatalogue.Of(declared, new SourceEdits(0, []), credentials);

    /// <summary>As last read or saved.</summary>
    public SourceCatalogue Catalogue => _catalogue;

    /// <summary>Reads what others saved, and makes it live. Asked often; does nothing where nothing changed.</summary>
    public async Task<SourceCatalogue> RefreshAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            await ReadAsync(cancellation);
            if (live is not null)
                await live.TakeAsync(_catalogue, cancellation);
            return _catalogue;
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Changes several things at once, or none of them.</summary>
    /// <param name="plan">Says what to change, or why that cannot be, for the catalogue as it stands; asked again when somebody else was faster.</param>
    /// <param name="actor">Who wants it.</param>
    /// <param name="note">Why, in the actor's words.</param>
    /// <param name="isTrial">Whether only to see what would come of it.</param>
    /// <param name="cancellation">Until it is saved.</param>
    public async Task<EditOutcome> ChangeAsync(Func<SourceCatalogue, Planned> plan, Actor actor, string? note, bool isTrial, CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation);
        try
        {
            for (var attempt = 0; attempt < Tries; attempt++)
            {
                await ReadAsync(cancellation);
                var before = _catalogue;
                var planned = plan(before);
                var outcome = planned.Refusal ?? EditCheck.Run(before, planned, actor, note, credentials, clock.GetUtcNow());
                if (outcome is not EditOutcome.Saved { Versions.Count: > 0 } saved || isTrial)
                    return outcome;
                if (!await store.SaveAsync(before.Edition, saved.Versions, Entries(before, saved.Versions, planned.Edits), cancellation))
                    continue;
                // From here on it is kept, whatever becomes of the caller.
                await ReadAsync(CancellationToken.None);
                await MakeLiveAsync();
                return saved with { Catalogue = _catalogue };
            }

            throw new StoreException(StoreProblem.Locked, "The sources are changed by others all the time; nothing was saved. Try again");
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>A subject's versions, newest first.</summary>
    public ValueTask<IReadOnlyList<SourceEdit>> VersionsAsync(EditSubject subject, int? before, int limit, CancellationToken cancellation) => store.VersionsAsync(subject, before, limit, cancellation);

    /// <summary>The secrets of a version, for a rollback to it.</summary>
    public IReadOnlyDictionary<string, string> SecretsOf(SourceEdit version) => credentials.Reveal(version.Secrets);

    public void Dispose() => _one.Dispose();

    private async Task ReadAsync(CancellationToken cancellation)
    {
        if (await store.EditionAsync(cancellation) == _catalogue.Edition)
            return;
        var newer = await store.HeadsAsync(_catalogue.Edition, cancellation);
        _catalogue = _catalogue.With(newer.Edition, newer.Heads, credentials);
    }

    private async Task MakeLiveAsync()
    {
        try
        {
            if (live is not null)
                await live.TakeAsync(_catalogue, CancellationToken.None);
        }
        catch (StoreException)
        {
            // It is kept; the watch makes it live as soon as the store can be used, and says so until then.
        }
    }

    private static List<AuditEntry> Entries(SourceCatalogue before, IReadOnlyList<SourceEdit> versions, IReadOnlyList<Edit> edits)
    {
        var actions = edits.ToDictionary(e => e.Subject, e => e.Action);
        return [.. versions.Select(v => new AuditEntry(0, v.At, v.Actor, actions[v.Subject], v.Subject.ToString(), before.Kept(v.Subject)?.Definition, v.Definition, v.Note))];
    }
}

/// <summary>What is to be changed, or why it cannot be.</summary>
internal sealed record Planned(IReadOnlyList<Edit> Edits)
{
    public EditOutcome? Refusal { get; init; }

    /// <summary>Whether whoever asks may decide what is surfaced of reports.</summary>
    public bool MayChangeRights { get; init; } = true;

    public static Planned No(EditOutcome refusal) => new([]) { Refusal = refusal };
}

/// <summary>Makes a catalogue what the daemon works by.</summary>
internal interface ILiveSources
{
    /// <summary>Does nothing where the catalogue is live already.</summary>
    Task TakeAsync(SourceCatalogue catalogue, CancellationToken cancellation);
}
