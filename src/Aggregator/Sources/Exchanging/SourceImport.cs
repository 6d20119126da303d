using Aggregator.Storing;

namespace Aggregator.Sources;

/// <summary>What came of an import, or would.</summary>
/// <param name="Outcome">All of it is saved, or nothing.</param>
/// <param name="Skipped">What is not taken, and why: for people.</param>
internal sealed record ImportReport(EditOutcome Outcome, IReadOnlyList<string> Skipped);

/// <summary>Takes a file's outlets and sources over: new ones are added, kept ones changed, declared ones left alone.</summary>
internal static class SourceImport
{
    /// <param name="editor">Keeps them.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="isOpml">Else it is JSON.</param>
    /// <param name="replaces">Whether what admins keep and the file does not name is removed.</param>
    /// <param name="actor">Who imports.</param>
    /// <param name="note">Why.</param>
    /// <param name="isTrial">Only to see what would come of it.</param>
    /// <param name="cancellation">Until it is saved.</param>
    public static async Task<ImportReport> RunAsync(SourceEditor editor, byte[] bytes, bool isOpml, bool replaces, Actor actor, string? note, bool isTrial, CancellationToken cancellation)
    {
        var skipped = new List<string>();
        var outcome = await editor.ChangeAsync(
            catalogue =>
            {
                skipped.Clear();
                var read = isOpml ? OpmlReader.Read(bytes, catalogue) : SourceJson.Read(bytes);
                if (read.File is not { } file)
                    return Planned.No(new EditOutcome.Refused(read.Mistakes));
                skipped.AddRange(file.Skipped);
                return new Planned([.. Edits(file, catalogue, skipped), .. replaces ? Removals(file, catalogue) : []]);
            },
            actor, note, isTrial, cancellation);
        return new ImportReport(outcome, skipped);
    }

    /// <summary>Whether a file looks like OPML rather than JSON.</summary>
    public static bool LooksLikeOpml(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (b == (byte)'<')
                return true;
            // Byte order marks, white space, and the zero bytes of UTF-16.
            if (b is not (0xEF or 0xBB or 0xBF or 0xFE or 0xFF or 0 or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                return false;
        }

        return false;
    }

    private static IEnumerable<Edit> Edits(SourceFile file, SourceCatalogue catalogue, List<string> skipped)
    {
        foreach (var (kind, definitions) in new[] { (EditKind.Outlet, file.Outlets), (EditKind.Source, file.Sources) })
        {
            foreach (var (id, definition) in definitions)
            {
                var subject = new EditSubject(kind, id);
                if (catalogue.Declared.Has(subject))
                    skipped.Add($"{subject}: is declared in the configuration");
                else
                    yield return new Edit(subject, definition, $"{SourceEditing.Noun(subject)}.import");
            }
        }
    }

    private static IEnumerable<Edit> Removals(SourceFile file, SourceCatalogue catalogue) =>
        from head in catalogue.Heads.Values
        where head.Definition is not null && head.Subject.Kind != EditKind.Override
        where head.Subject.Kind == EditKind.Outlet
            ? !file.Outlets.ContainsKey(head.Subject.Id) && !file.Sources.Keys.Any(s => s.StartsWith(head.Subject.Id + "/", StringComparison.Ordinal))
            : !file.Sources.ContainsKey(head.Subject.Id)
        select new Edit(head.Subject, null, $"{SourceEditing.Noun(head.Subject)}.remove");
}
