using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>What people do to outlets and sources, as edits.</summary>
internal static class SourceEditing
{
    extension(SourceEditor editor)
    {
        /// <summary>Adds or changes an outlet or a source.</summary>
        /// <param name="subject">Which.</param>
        /// <param name="json">Its definition in the configuration's shape; masks keep the secrets that are stored.</param>
        /// <param name="expected">The version that it is based on: 0 for one that is not there yet; null where that does not matter.</param>
        public Task<EditOutcome> SaveAsync(EditSubject subject, string json, int? expected, Actor actor, string? note, bool isTrial, CancellationToken cancellation, bool mayChangeRights = true)
        {
            var mistakes = new List<Mistake>();
            return DefinitionJson.Parse(json, subject, mistakes) is { } definition
                ? editor.ChangeAsync(_ => new Planned([new Edit(subject, definition, $"{Noun(subject)}.save") { Expected = expected }]) { MayChangeRights = mayChangeRights }, actor, note, isTrial, cancellation)
                : Task.FromResult<EditOutcome>(new EditOutcome.Refused(mistakes));
        }

        /// <summary>What is wrong with a definition, or with its place among the others; empty where it could be saved.</summary>
        public async Task<IReadOnlyList<Mistake>> ValidateAsync(EditSubject subject, string json, CancellationToken cancellation) =>
            await editor.SaveAsync(subject, json, null, new Actor("", ""), null, isTrial: true, cancellation) switch
            {
                EditOutcome.Refused refused => refused.Mistakes,
                EditOutcome.Protected => [new Mistake("", "is declared in the configuration", "change it there, or choose another id") { Subject = subject }],
                _ => [],
            };

        /// <summary>Takes an outlet with its sources, or a source, out of the list. What they told stays.</summary>
        public Task<EditOutcome> RemoveAsync(EditSubject subject, int? expected, Actor actor, string? note, bool isTrial, CancellationToken cancellation) =>
            editor.ChangeAsync(catalogue => new Planned([.. Removal(catalogue, subject, expected)]), actor, note, isTrial, cancellation);

        /// <summary>The same for several at once.</summary>
        public Task<EditOutcome> RemoveAsync(IReadOnlyList<EditSubject> subjects, Actor actor, string? note, bool isTrial, CancellationToken cancellation) =>
            editor.ChangeAsync(catalogue => new Planned([.. subjects.SelectMany(s => Removal(catalogue, s, null)).DistinctBy(e => e.Subject)]), actor, note, isTrial, cancellation);

        /// <summary>Stops or resumes the polling of sources, declared ones too.</summary>
        public Task<EditOutcome> EnableAsync(IReadOnlyList<SourceId> sources, bool enabled, Actor actor, string? note, bool isTrial, CancellationToken cancellation) =>
            editor.ChangeAsync(catalogue => Enabling(catalogue, sources, enabled), actor, note, isTrial, cancellation);

        /// <summary>Makes the same change to many sources, or to none.</summary>
        public Task<EditOutcome> ChangeAllAsync(IReadOnlyList<SourceId> sources, SourceBulk change, Actor actor, string? note, bool isTrial, CancellationToken cancellation, bool mayChangeRights = true) =>
            editor.ChangeAsync(catalogue => change.Plan(catalogue, sources) with { MayChangeRights = mayChangeRights }, actor, note, isTrial, cancellation);

        /// <summary>What a version of a source led to; null where there is no such version.</summary>
        public async ValueTask<VersionEffect?> EffectAsync(SourceId source, int version, IPollSums sums, DateTimeOffset now, CancellationToken cancellation)
        {
            var subject = new EditSubject(editor.Catalogue.Declared.Find(source) is null ? EditKind.Source : EditKind.Override, source.Value);
            var around = await editor.VersionsAsync(subject, version < int.MaxValue - 1 ? version + 2 : null, 3, cancellation);
            return await VersionEffect.OfAsync(sums, source, around, version, now, cancellation);
        }

        /// <summary>Saves an old version again, with its secrets.</summary>
        public async Task<EditOutcome> RollbackAsync(EditSubject subject, int version, int? expected, Actor actor, string? note, bool isTrial, CancellationToken cancellation, bool mayChangeRights = true)
        {
            if (version is < 1 or int.MaxValue || (await editor.VersionsAsync(subject, version + 1, 1, cancellation)).SingleOrDefault(v => v.Version == version) is not { Definition: { } definition } old)
                return new EditOutcome.Missing(subject);
            try
            {
                var edit = new Edit(subject, DefinitionJson.Read(definition), $"{Noun(subject)}.rollback") { Expected = expected, Secrets = editor.SecretsOf(old) };
                return await editor.ChangeAsync(_ => new Planned([edit]) { MayChangeRights = mayChangeRights }, actor, note ?? $"back to version {version}", isTrial, cancellation);
            }
            catch (CryptographicException)
            {
                return new EditOutcome.Refused([new Mistake("Request", "the credentials of that version cannot be decrypted any more", "save the definition with its credentials anew") { Subject = subject }]);
            }
        }
    }

    public static string Noun(EditSubject subject) => subject.Kind == EditKind.Outlet ? "outlet" : "source";

    private static List<Edit> Removal(SourceCatalogue catalogue, EditSubject subject, int? expected)
    {
        var edits = new List<Edit> { new(subject, null, $"{Noun(subject)}.remove") { Expected = expected } };
        if (subject.Kind == EditKind.Outlet && !catalogue.Declared.Has(subject))
        {
            edits.AddRange(catalogue.Heads.Values
                .Where(h => h.Definition is not null && h.Subject.Kind == EditKind.Source && CatalogueParts.OutletOf(h.Subject).Value == subject.Id)
                .Select(h => new Edit(h.Subject, null, "source.remove")));
        }

        return edits;
    }

    internal static Planned Enabling(SourceCatalogue catalogue, IReadOnlyList<SourceId> sources, bool enabled)
    {
        var edits = new List<Edit>();
        foreach (var id in sources.Distinct())
        {
            var action = enabled ? "source.resume" : "source.pause";
            if (catalogue.Declared.Find(id) is { } declared)
            {
                if (Overriding(catalogue, declared, enabled, action) is { } edit)
                    edits.Add(edit);
            }
            else if (catalogue.Kept(new EditSubject(EditKind.Source, id.Value)) is { } kept)
            {
                var definition = DefinitionJson.Read(kept.Definition!);
                DefinitionJson.Set(definition, nameof(Source.Enabled), enabled ? null : false);
                edits.Add(new Edit(kept.Subject, definition, action));
            }
            else
            {
                return Planned.No(new EditOutcome.Missing(new EditSubject(EditKind.Source, id.Value)));
            }
        }

        return new Planned(edits);
    }

    // What the configuration says itself needs no override.
    private static Edit? Overriding(SourceCatalogue catalogue, Source declared, bool enabled, string action)
    {
        var subject = new EditSubject(EditKind.Override, declared.Id.Value);
        if (enabled != declared.Enabled)
            return new Edit(subject, new JsonObject { [nameof(Source.Enabled)] = enabled }, action);
        return catalogue.Kept(subject) is null ? null : new Edit(subject, null, action);
    }
}
