using Aggregator.Admin.Adding;
using Aggregator.Extracting.Picking;
using Aggregator.Extracting.Trying;
using Aggregator.Previewing;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Admin.Picking;

/// <summary>The way of a selector: picked on a page, tried on others, put into a form or saved as a version of the recipe.</summary>
internal sealed class PickDesk(PickPages pages, IPageStore archive, SourceEditor editor, AddingDesk adding, Errands errands, TimeProvider clock)
{
    private const int MostTried = 40;
    private readonly Shelf<Errand<PickSession>> _sessions = new(clock, TimeSpan.FromHours(1), 40);

    public Errand<PickSession>? Find(string id, string owner) => _sessions.Find(id, owner);

    /// <returns>By which it is found; null where too many run, or there is no such source.</returns>
    public string? Start(string owner, SourceId id, string part)
    {
        var catalogue = editor.Catalogue;
        return catalogue.Find(id) is { } source ? Start(owner, catalogue.Find(source.Outlet)!, source, part, [], draft: null) : null;
    }

    /// <summary>For a source that is being added, with what stands in its form.</summary>
    public string? Start(string owner, Outlet outlet, Source source, string part, IReadOnlyList<Uri> known, PickDraft? draft)
    {
        var errand = errands.Start(async (progress, cancellation) =>
        {
            var (found, trouble) = await pages.FindAsync(outlet, source, part, known, progress, cancellation);
            return new PickSession(outlet, source, found, draft) { Trouble = trouble };
        });
        return errand is null ? null : _sessions.Put(owner, errand);
    }

    public async Task PickAsync(PickSession session, string part, int element, CancellationToken cancellation)
    {
        if (Read(session) is not [var page, .. var others] || Extracting.Picking.Picking.For(page, element, part, others) is not { } pick)
            session.Parts[part] = new PickState(null, null, null, "There is no such element on the page.");
        else if (pick.Proposals is [var best, ..])
            session.Parts[part] = new PickState(pick, best, await TryAsync(session, part, best.Selector, cancellation), null);
        else
            session.Parts[part] = new PickState(pick, null, null, "No selector for this element gives what is needed here. Try one of the elements around it, or another.");
    }

    /// <summary>Tries one of the proposals, or a selector that somebody wrote.</summary>
    public async Task TryAsync(PickSession session, string part, string selector, bool isTyped, CancellationToken cancellation)
    {
        var before = session.Parts.GetValueOrDefault(part);
        if (!Recipe.IsSelector(selector))
            session.Parts[part] = new PickState(before?.Picked, null, null, SelectorRules.Complaint(selector) ?? "That is no CSS selector.");
        else if (Read(session) is [var page, .. var others] && Extracting.Picking.Picking.Try(page, selector, part, others) is { } proposal)
            session.Parts[part] = new PickState(isTyped ? null : before?.Picked, proposal, await TryAsync(session, part, selector, cancellation), null);
        else
            session.Parts[part] = new PickState(before?.Picked, null, null, "The selector finds nothing here that can be used.");
    }

    /// <summary>Puts the selector into the draft's form and tries the draft anew, or saves it as a version of the source's recipe.</summary>
    public async Task<EditOutcome?> UseAsync(PickSession session, string part, string selector, Actor actor, string? note, CancellationToken cancellation)
    {
        if (session.Draft is { } draft)
        {
            await adding.TryAsync(draft.Draft, draft.Draft.State.Form.With($"recipe-{part.ToLowerInvariant()}", selector), cancellation);
            return null;
        }

        return await SaveAsync(session.Source.Id, part, selector, clock.GetUtcNow(), actor, note ?? $"picked by clicking: {part}", cancellation);
    }

    /// <summary>Saves a selector from an instant on.</summary>
    public Task<EditOutcome> SaveAsync(SourceId id, string part, string selector, DateTimeOffset from, Actor actor, string note, CancellationToken cancellation)
    {
        var subject = new EditSubject(EditKind.Source, id.Value);
        return editor.ChangeAsync(
            catalogue => catalogue.Declared.Find(id) is not null ? Planned.No(new EditOutcome.Protected(subject))
                : catalogue is var c && c.Kept(subject) is { Definition: { } kept } head && c.Find(id) is { } source
                    ? new Planned([new Edit(subject, RecipeChanges.With(DefinitionJson.Read(kept), source, part, selector, from, clock.GetUtcNow()), "source.recipe") { Expected = head.Version }])
                    : Planned.No(new EditOutcome.Missing(subject)),
            actor, note, isTrial: false, cancellation);
    }

    private async Task<TrialReport> TryAsync(PickSession session, string part, string selector, CancellationToken cancellation)
    {
        Recipe Change(Recipe recipe) => recipe.With(part, selector);
        if (session.Draft is null && part != nameof(Recipe.Links))
            return await RecipeTrials.RunAsync(session.Outlet, session.Source, archive, Change, MostTried, cancellation);
        var trial = new RecipeTrial(new Extracting.PageExtractor(), Change);
        foreach (var page in session.Pages)
            trial.Take(page, clock.GetUtcNow());
        return trial.Report();
    }

    private static List<PickPage> Read(PickSession session) => [.. session.Pages.Select(p => PickPage.Of(p).Page).OfType<PickPage>()];
}
