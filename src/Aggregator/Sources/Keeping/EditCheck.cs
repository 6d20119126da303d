using System.Collections.Frozen;
using System.Text.Json.Nodes;
using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>Holds edits against a catalogue: what they would make of it, or why not. Changes nothing.</summary>
internal static class EditCheck
{
    public static EditOutcome Run(SourceCatalogue catalogue, Planned planned, Actor actor, string? note, Credentials credentials, DateTimeOffset now)
    {
        var (mistakes, versions) = (new List<Mistake>(), new List<SourceEdit>());
        foreach (var edit in planned.Edits)
        {
            if (Refusal(catalogue, edit) is { } refusal)
                return refusal;
            if (Version(catalogue, edit, credentials, mistakes) is { } made)
                versions.Add(made with { At = now, Actor = actor, Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim() });
        }

        if (mistakes.Count > 0)
            return new EditOutcome.Refused(mistakes);
        if (!planned.MayChangeRights && versions.Find(v => ChangesRights(catalogue, v)) is { } version)
            return new EditOutcome.ForAdmins(version.Subject);
        if (versions.Count == 0)
            return new EditOutcome.Saved(catalogue, catalogue, []);
        var next = catalogue.With(catalogue.Edition, versions, credentials);
        mistakes.AddRange(Wrong(catalogue, next, versions));
        return mistakes.Count > 0 ? new EditOutcome.Refused(mistakes) : new EditOutcome.Saved(catalogue, next, versions);
    }

    private static EditOutcome? Refusal(SourceCatalogue catalogue, Edit edit)
    {
        var (subject, declared) = (edit.Subject, catalogue.Declared.Has(edit.Subject));
        if (declared != (subject.Kind == EditKind.Override) && catalogue.Kept(subject) is null)
            return declared ? new EditOutcome.Protected(subject) : new EditOutcome.Missing(subject);
        if (declared && subject.Kind != EditKind.Override && edit.Definition is not null)
            return new EditOutcome.Protected(subject);
        var (there, head) = (catalogue.Kept(subject), catalogue.VersionOf(subject));
        if (edit.Definition is null && there is null)
            return new EditOutcome.Missing(subject);
        return edit.Expected switch
        {
            null => null,
            Edit.AnyThatIsThere => there is null ? new EditOutcome.Conflict(subject, 0) : null,
            0 => there is null ? null : new EditOutcome.Conflict(subject, head),
            var expected => there is not null && head == expected ? null : new EditOutcome.Conflict(subject, there is null ? 0 : head),
        };
    }

    // An outlet's rights hold for all of its sources, and who it is decides whom they are attributed to.
    private static bool ChangesRights(SourceCatalogue catalogue, SourceEdit version) =>
        version.Subject.Kind == EditKind.Outlet
        || (version.Definition is { } definition && !JsonNode.DeepEquals(Rights(definition), catalogue.Kept(version.Subject) is { Definition: { } before } ? Rights(before) : null));

    private static JsonNode? Rights(string definition) => DefinitionJson.Read(definition) is var read && DefinitionJson.TryFind(read, nameof(Source.Rights), out var key) ? read[key] : null;

    // Null where nothing is different, or something is wrong with it.
    private static SourceEdit? Version(SourceCatalogue catalogue, Edit edit, Credentials credentials, List<Mistake> mistakes)
    {
        var head = catalogue.Kept(edit.Subject);
        var version = new SourceEdit { Subject = edit.Subject, Version = catalogue.VersionOf(edit.Subject) + 1, At = default, Actor = Nobody };
        if (edit.Definition is not { } sent)
            return version;
        if (!HasUsableId(edit.Subject))
        {
            mistakes.Add(new Mistake("", "has an id that cannot be one", "lower-case letters, digits and hyphens, at most 60; a source's is its outlet's, a slash and its own") { Subject = edit.Subject });
            return null;
        }

        if (Unusable(sent, edit.Subject, mistakes))
            return null;
        var definition = sent.DeepClone().AsObject();
        var secrets = Credentials.Split(definition);
        var before = head is null ? null : DefinitionJson.Read(head.Definition!);
        var kept = Reveal(head, credentials);
        if (edit.Secrets is { } own)
            secrets = secrets.ToDictionary(s => s.Key, s => Credentials.IsMask(s.Value) && own.TryGetValue(s.Key, out var value) ? value : s.Value, StringComparer.OrdinalIgnoreCase);
        secrets = KeptSecrets.Of(definition, secrets, before, kept, edit.Subject, mistakes);
        var isSame = before is not null && JsonNode.DeepEquals(before, definition) && secrets.Count == kept.Count && secrets.All(s => kept.TryGetValue(s.Key, out var value) && value == s.Value);
        return isSame ? null : version with { Definition = DefinitionJson.Text(definition), Secrets = credentials.Protect(secrets) };
    }

    private static IReadOnlyDictionary<string, string> Reveal(SourceEdit? head, Credentials credentials)
    {
        try
        {
            return credentials.Reveal(head?.Secrets);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return FrozenDictionary<string, string>.Empty; // lost with their keys: they can only be sent again
        }
    }

    private static bool Unusable(JsonObject sent, EditSubject subject, List<Mistake> mistakes)
    {
        if (DefinitionJson.Complaint(sent) is { } complaint)
            mistakes.Add(new Mistake("", complaint, null) { Subject = subject });
        else if (DefinitionJson.Text(sent) is { Length: > DefinitionJson.MostCharacters } text)
            mistakes.Add(new Mistake("", $"is {text.Length} characters long", $"a definition has at most {DefinitionJson.MostCharacters}") { Subject = subject });
        else
            return !DefinitionJson.AreKeysUsable(sent, subject, mistakes);
        return true;
    }

    private static bool HasUsableId(EditSubject subject) => subject.Kind == EditKind.Outlet
        ? SourceList.IsSlug(subject.Id)
        : subject.Id.Split('/') is [var outlet, var slug] && SourceList.IsSlug(outlet) && SourceList.IsSlug(slug);

    // What the edits brought; old trouble of others is no reason to refuse them.
    private static IEnumerable<Mistake> Wrong(SourceCatalogue before, SourceCatalogue after, List<SourceEdit> versions)
    {
        var old = before.Mistakes.ToHashSet();
        var changed = versions.Where(v => v.Definition is not null).Select(v => v.Subject).ToHashSet();
        return after.Mistakes.Where(m => !old.Contains(m) || (m.Subject is { } subject && changed.Contains(subject))).Concat(Twice(after, changed)).Concat(Ways(before, after, changed));
    }

    private static IEnumerable<Mistake> Twice(SourceCatalogue after, HashSet<EditSubject> changed)
    {
        if (!changed.Any(c => c.Kind == EditKind.Source))
            return [];
        var polled = after.Outlets.SelectMany(o => o.Sources).ToLookup(s => Server(s.Address));
        return from subject in changed
               where subject.Kind == EditKind.Source
               let source = after.Find(new SourceId(subject.Id))
               where source is not null
               let other = polled[Server(source.Address)].FirstOrDefault(s => s.Id != source.Id)
               where other is not null
               select new Mistake(nameof(Source.Address), $"is polled already, as {other.Id}", "each address is polled once") { Subject = subject };
    }

    // http and https of one address are one feed.
    private static string Server(Uri address) => $"{address.IdnHost}:{(address.IsDefaultPort ? "" : address.Port)}{address.PathAndQuery}";

    private static IEnumerable<Mistake> Ways(SourceCatalogue before, SourceCatalogue after, HashSet<EditSubject> changed)
    {
        var ways = SourceList.Ways(after.Outlets);
        if (SourceList.AreTooMany(ways) && ways > SourceList.Ways(before.Outlets))
            yield return new Mistake("Request", "is one way to the network too many", $"it has to be {SourceList.TooManyWays(ways)}") { Subject = changed.First() };
    }

    private static Actor Nobody { get; } = new("", "");
}
