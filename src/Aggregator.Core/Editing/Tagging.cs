using Aggregator.Extracting;

namespace Aggregator.Editing;

/// <summary>Finds the people, organisations and places that a report names. By rules: a name that none of them knows is no tag.</summary>
internal static class Tagging
{
    private const int MostTags = 12;

    // Whom a report is about is named long before.
    private const int MostBlocks = 40;

    /// <summary>The most named first, then as they come.</summary>
    public static IReadOnlyList<Tag> Of(IReadOnlyList<Block> body)
    {
        var found = new NamesFound();
        for (var paragraph = 0; paragraph < Math.Min(body.Count, MostBlocks); paragraph++)
        {
            if (body[paragraph].Kind == BlockKind.Heading)
                continue;
            var text = body[paragraph].Text;
            foreach (var (start, length) in Sentences.Of(text))
            {
                foreach (var run in NameRuns.In(text, start, length))
                    Judge(run, paragraph, found);
            }
        }

        return [.. found.Tags().OrderByDescending(t => t.Count).ThenBy(t => t.Evidence.Paragraph).ThenBy(t => t.Evidence.Start).Take(MostTags)];
    }

    private static void Judge(NameRun run, int paragraph, NamesFound found)
    {
        var (text, start) = (run.Text, run.Start);
        Trim(ref text, ref start, run.Opens, out var titled);
        if (text.Length < 2 || NameWords.NotNames.Contains(text))
            return;
        var words = text.Split(' ');
        if (KindOf(words, text, titled, run) is { } kind)
            found.Add(text, kind, new Evidence(1, paragraph, start, text.Length));
        else if (words.Length == 1)
            found.Mention(text);
    }

    // "The Rev Mr Smith's" is Smith; "But London" is London.
    private static void Trim(ref string text, ref int start, bool opens, out bool titled)
    {
        titled = false;
        while (text.IndexOf(' ', StringComparison.Ordinal) is > 0 and var space)
        {
            var first = text[..space].TrimEnd('.');
            var isTitle = NameWords.Titles.Contains(first) && !IsHead(first, text, space);
            if (!isTitle && !(Starters.IsStarter(first) || first is "Former" or "Then" or "Ex"))
                break;
            titled = isTitle;
            (text, start) = (text[(space + 1)..], start + space + 1);
        }

        if (text.EndsWith("'s", StringComparison.Ordinal) || text.EndsWith("’s", StringComparison.Ordinal))
            text = NameWords.Organisations.Contains(text) ? text : text[..^2];
        if (opens && !titled && text.IndexOf(' ', StringComparison.Ordinal) < 0 && Starters.IsStarter(text))
            text = "";
    }

    // "Duke of Sussex", "Prince of Wales": there the title is the name.
    private static bool IsHead(string first, string text, int space) => text.AsSpan(space).StartsWith(" of ") && first is "Duke" or "Duchess" or "Prince" or "Princess" or "Bishop" or "Archbishop" or "Lord" or "Lady" or "Earl";

    private static TagKind? KindOf(string[] words, string text, bool titled, NameRun run)
    {
        var last = words[^1];
        if (NameWords.Organisations.Contains(text))
            return TagKind.Organisation;
        if (words.Length > 1 && words[1] is "of" or "for" && NameWords.OrganisationHeads.Contains(words[0]))
            return TagKind.Organisation;
        if (words.Length > 1 && (NameWords.OrganisationEnds.Contains(last) || NameWords.OrganisationEnds.Contains(last.TrimEnd('.'))) && !titled)
            return TagKind.Organisation;
        if (titled && char.IsLetter(text[0]) && words.Length <= 3)
            return TagKind.Person;
        if (words.Length > 1 && words[1] == "of" && NameWords.Titles.Contains(words[0]))
            return TagKind.Person;
        if (words.Length is 2 or 3 && NameWords.Given.Contains(words[0]) && Places.AreaOf(last) is null or Places.Abroad && !NameWords.PlaceEnds.Contains(last))
            return TagKind.Person;
        return IsPlace(words, text, run) ? TagKind.Place : null;
    }

    private static bool IsPlace(string[] words, string text, NameRun run)
    {
        if (Places.AreaOf(text) is not null)
            return !Places.IsDoubtful(text) || IsWordOfPlace(run.Before);
        return words.Length > 1 && NameWords.PlaceEnds.Contains(words[^1]) && words.All(w => char.IsUpper(w[0]));
    }

    private static bool IsWordOfPlace(string before) => before is "in" or "at" or "near" or "from" or "to" or "of" or "around" or "outside" or "across" or "towards" or "central" or "north" or "south" or "east" or "west";
}
