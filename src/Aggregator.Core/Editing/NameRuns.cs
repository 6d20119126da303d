using System.Collections.Frozen;

namespace Aggregator.Editing;

/// <summary>A run of capitalised words: what may be a name.</summary>
/// <param name="Text">As written, without a title in front.</param>
/// <param name="Before">The word before it (its title included) in small letters, or empty.</param>
/// <param name="Opens">It stands where a capital says nothing: at the opening of a sentence.</param>
internal readonly record struct NameRun(int Start, string Text, string Before, bool Opens);

/// <summary>Finds runs of capitalised words in a sentence.</summary>
internal static class NameRuns
{
    private const int MostWords = 8;

    // "Bank of England", "Office for National Statistics": after these a name goes on over "of" and "for".
    private static readonly FrozenSet<string> Heads = FrozenSet.ToFrozenSet(
        ["Bank", "Office", "Ministry", "Department", "University", "House", "Houses", "Church", "Institute", "Institution", "College", "Court", "Bureau", "Association", "Society", "Federation", "Confederation", "Union", "Council", "Chamber",
        "Board", "School", "League", "Port", "City", "Isle", "Isles", "Campaign", "Centre", "Kingdom", "Duke", "Duchess", "Earl", "Prince", "Princess", "Bishop", "Archbishop", "Vale", "Strait", "Gulf", "Bay", "Mull", "Firth", "Forest", "Republic",
        "Commission", "Committee", "Agency", "Authority", "Assembly", "Museum", "Theatre", "Academy", "Faculty", "Fund", "Foundation", "Network", "Congress", "Trades", "Campaign", "Director"], StringComparer.Ordinal);

    private static readonly string[] Joints = ["of the ", "of ", "for ", "upon ", "de ", "van ", "von ", "der ", "bin ", "al-"];

    // Days and months begin with a capital and name nobody; "May" and "March" do both and are left to the caller.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Dates = FrozenSet.ToFrozenSet(
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday", "January", "February", "July", "September", "October", "November", "December", "Christmas", "Easter"], StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static List<NameRun> In(string text, int from, int length)
    {
        var runs = new List<NameRun>();
        var (end, at, before, opens) = (from + length, from, (Start: 0, Length: 0), true);
        while (at < end)
        {
            if (!char.IsLetterOrDigit(text[at]))
            {
                // After an opening quotation mark or a colon a capital says nothing either.
                opens |= text[at] is '"' or '“' or '‘' or ':' or '•';
                if (text[at] is ',' or ';' or '(' or ')')
                    before = default;
                at++;
                continue;
            }

            var word = WordAt(text, at, end);
            if (!IsCapitalised(text.AsSpan(at, word)))
            {
                (before, opens) = ((at, word), false);
                at += word;
                continue;
            }

            var run = RunAt(text, at, end);
            runs.Add(new NameRun(at, text.Substring(at, run), text.Substring(before.Start, before.Length).ToLowerInvariant(), opens));
            (before, opens) = (default, false);
            at += run;
        }

        return runs;
    }

    private static int RunAt(string text, int at, int end)
    {
        var (stop, words, last) = (at, 0, "");
        for (var next = at; next < end && words < MostWords; words++)
        {
            var length = WordAt(text, next, end);
            last = text.Substring(next, length);
            stop = next + length;
            next = NextOf(text, stop, end, last);
            if (next < 0 || last.EndsWith("'s", StringComparison.Ordinal) || last.EndsWith("’s", StringComparison.Ordinal))
                break;
        }

        return stop - at;
    }

    // Where the name's next word stands, over one space and a joining word; -1 where it ends.
    private static int NextOf(string text, int stop, int end, string last)
    {
        if (stop + 1 >= end || text[stop] is not (' ' or '\u00A0'))
            return -1;
        var next = stop + 1;
        if (IsCapitalisedAt(text, next, end))
            return next;
        foreach (var joint in Joints)
        {
            if (!text.AsSpan(next).StartsWith(joint, StringComparison.Ordinal) || !IsCapitalisedAt(text, next + joint.Length, end))
                continue;
            return joint[0] is 'o' or 'f' && !Heads.Contains(last) ? -1 : next + joint.Length;
        }

        return -1;
    }

    private static bool IsCapitalisedAt(string text, int at, int end) => at < end && char.IsLetterOrDigit(text[at]) && IsCapitalised(text.AsSpan(at, WordAt(text, at, end)));

    private static bool IsCapitalised(ReadOnlySpan<char> word) => char.IsUpper(word[0]) && !(word.Length == 1 && word[0] is 'I' or 'A') && !Dates.Contains(word);

    // Letters, digits, apostrophes, hyphens and ampersands inside; the stop after a single letter or "St" belongs to it.
    private static int WordAt(string text, int at, int end)
    {
        var stop = at;
        while (stop < end && (char.IsLetterOrDigit(text[stop]) || (text[stop] is '\'' or '’' or '-' or '&' && stop + 1 < end && char.IsLetterOrDigit(text[stop + 1]))))
            stop++;
        return Math.Max(1, stop - at);
    }
}
