using Aggregator.Discovering;
using Aggregator.Previewing;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Admin.Adding;

/// <summary>The way of a new source: searched for, tried, looked over, saved.</summary>
internal sealed class AddingDesk(Discovery discovery, Preview preview, SourceEditor editor, Errands errands, TimeProvider clock)
{
    private const string Busy = "Several searches and previews are under way; try again in a moment.";
    private static readonly TimeSpan Kept = TimeSpan.FromHours(2);

    private readonly Shelf<Errand<Discovered>> _searches = new(clock, Kept, 200);
    private readonly Shelf<Errand<Previewed>> _previews = new(clock, Kept, 100);
    private readonly Shelf<SourceDraft> _drafts = new(clock, Kept, 200);

    /// <returns>By which the search is found; null where too many run.</returns>
    public string? Search(string owner, string typed) => errands.Start((progress, cancellation) => discovery.FindAsync(typed, progress, cancellation)) is { } errand ? _searches.Put(owner, errand) : null;

    public Errand<Discovered>? FindSearch(string id, string owner) => _searches.Find(id, owner);

    /// <summary>What a source would bring, as it is or with another definition of it, which is held against the rules of saving and not saved.</summary>
    /// <returns>By which the preview is found, or why there is none.</returns>
    public async Task<(string? Id, string? Trouble)> PreviewAsync(string owner, SourceId id, string? definition, CancellationToken cancellation)
    {
        var catalogue = editor.Catalogue;
        if (definition is not null)
        {
            var outcome = await editor.SaveAsync(new EditSubject(EditKind.Source, id.Value), definition, null, new Actor("", ""), null, isTrial: true, cancellation);
            if (outcome is not EditOutcome.Saved saved)
                return (null, outcome is EditOutcome.Refused refused ? string.Join("; ", refused.Mistakes) : "The source is declared in the configuration, or is not there: its definition is not tried here.");
            catalogue = saved.Catalogue;
        }

        if (catalogue.Find(id) is not { } source)
            return (null, $"There is no source “{id}”.");
        var outlet = catalogue.Find(source.Outlet)!;
        return errands.Start((progress, stopping) => preview.RunAsync(outlet, source, progress, stopping)) is { } errand ? (_previews.Put(owner, errand), null) : (null, Busy);
    }

    public Errand<Previewed>? FindPreview(string id, string owner) => _previews.Find(id, owner);

    public SourceDraft? FindDraft(string id, string owner) => _drafts.Find(id, owner);

    /// <summary>Begins with what was found, as it is proposed, and tries it.</summary>
    public async Task<string> BeginAsync(string owner, OutletProposal outlet, Candidate candidate, CancellationToken cancellation)
    {
        var draft = new SourceDraft(outlet, candidate);
        await TryAsync(draft, AddingForm.Of(outlet, candidate), cancellation);
        return _drafts.Put(owner, draft);
    }

    /// <summary>The source as the form has it; null where something is wrong with it, which the draft then says.</summary>
    public async Task<(Outlet Outlet, Source Source)?> ReadAsync(SourceDraft draft, AddingForm form, CancellationToken cancellation)
    {
        var outcome = await editor.ChangeAsync(c => form.Plan(c, mayChangeRights: true), new Actor("", ""), null, isTrial: true, cancellation);
        if (outcome is EditOutcome.Saved saved)
        {
            draft.State = draft.State with { Form = form };
            return (saved.Catalogue.Find(new OutletId(form["outlet-id"]))!, saved.Catalogue.Find(new SourceId(form.Source.Id))!);
        }

        draft.State = Refused(form, outcome);
        return null;
    }

    /// <summary>Checks the form by the rules of saving, and starts a preview where nothing is wrong.</summary>
    public async Task TryAsync(SourceDraft draft, AddingForm form, CancellationToken cancellation)
    {
        if (await ReadAsync(draft, form, cancellation) is not var (outlet, source))
            return;
        var errand = errands.Start((progress, stopping) => preview.RunAsync(outlet, source, progress, stopping));
        draft.State = new DraftState(form, errand, [], errand is null ? Busy : null);
    }

    /// <returns>The source that is there now; null where something is wrong, which the draft then says.</returns>
    public async Task<SourceId?> SaveAsync(SourceDraft draft, AddingForm form, Actor actor, bool mayAddOutlets, string? note, CancellationToken cancellation)
    {
        var outcome = await editor.ChangeAsync(c => form.Plan(c, mayAddOutlets), actor, note, isTrial: false, cancellation);
        if (outcome is EditOutcome.Saved)
            return new SourceId(form.Source.Id);
        draft.State = Refused(form, outcome) with { Preview = draft.State.Preview };
        return null;
    }

    private static DraftState Refused(AddingForm form, EditOutcome outcome) => outcome switch
    {
        // Where the outlet is wrong, that its source has none is no news.
        EditOutcome.Refused refused => new(form, null, refused.Mistakes.Any(m => m.Subject?.Kind == EditKind.Outlet) ? [.. refused.Mistakes.Where(m => !m.What.StartsWith("belongs to an outlet", StringComparison.Ordinal))] : refused.Mistakes, null),
        EditOutcome.Conflict conflict => new(form, null, [], $"{conflict.Subject.Id} is there already: choose another name."),
        EditOutcome.Protected declared => new(form, null, [], $"{declared.Subject.Id} is declared in the configuration: choose another name."),
        EditOutcome.ForAdmins => new(form, null, [], "A new outlet, and what may be shown of its reports, is for admins. Ask one to save it, or add the source to an outlet that is there."),
        EditOutcome.Missing missing => new(form, null, [], $"{missing.Subject.Id} is not there any more."),
        _ => throw new InvalidOperationException($"Unknown outcome {outcome}"),
    };
}
