using System.Collections.Frozen;

namespace Aggregator.Editing;

/// <summary>What British news writes with a full stop that need not end a sentence, by what may come after it.</summary>
internal static class Abbreviations
{
    /// <summary>Before a name: never the end. Capitals count: "Con." is a constable, "con." is not.</summary>
    private static readonly Lookup Titles = Set(
        "Mr", "Mrs", "Ms", "Mx", "Dr", "Prof", "Rev", "Revd", "Hon", "Rt", "Fr", "Sgt", "Lt", "Col", "Gen", "Maj", "Brig", "Capt", "Cpl", "Pte", "Cdr", "Cmdr", "Adm", "Cllr", "Ald",
        "Insp", "Supt", "Det", "Con", "Ch", "Sen", "Rep", "Gov", "Pres", "Msgr", "Messrs", "Mme", "Mlle", "Bp", "Ven", "Lib", "Asst", "Supt", "Mt");

    /// <summary>Never the end, whatever follows.</summary>
    private static readonly Lookup Leading = Set("v", "vs", "e.g", "eg", "i.e", "ie", "approx", "cf", "viz", "c", "ca", "incl", "excl", "tel", "ext", "al");

    /// <summary>Before a figure: "No. 10", "pp. 4–5", "Jan. 5".</summary>
    private static readonly Lookup Counting = Set(
        "no", "nos", "vol", "vols", "p", "pp", "fig", "figs", "para", "paras", "pt", "ch", "art", "sec", "op", "ed", "est", "min", "max",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun");

    /// <summary>At the end of a name or an address: the end only where a sentence plainly begins after it.</summary>
    private static readonly Lookup Trailing = Set(
        "st", "rd", "ave", "sq", "ln", "blvd", "ltd", "inc", "co", "corp", "bros", "utd", "assn", "assoc", "dept", "univ", "jr", "jnr", "sr", "snr", "esq", "ph.d", "ft", "lab", "dem",
        "govt", "intl", "nat", "hosp", "coll", "gdns", "cres", "tce", "bldg", "pk", "yd", "bn", "mn", "nr", "cos", "ctte", "cttee");

    private static readonly Lookup Clocks = Set("a.m", "p.m");

    private static readonly Lookup AfterClocks = Set(
        "gmt", "bst", "cet", "cest", "utc", "et", "est", "edt", "ct", "cst", "cdt", "mt", "mst", "pt", "pst", "pdt", "ist", "eastern", "pacific", "central", "greenwich", "british",
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed", "thu", "thurs", "fri", "sat", "sun",
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december");

    /// <summary>What a letter by itself is the name of a kind of: "vitamin D. Doctors said".</summary>
    private static readonly Lookup Lettered = Set(
        "vitamin", "hepatitis", "plan", "group", "grade", "type", "category", "class", "block", "team", "schedule", "part", "section", "appendix", "exhibit", "option", "zone", "pool",
        "influenza", "strain", "band", "tier", "side", "point", "unit", "wing");

    public static bool IsTitle(ReadOnlySpan<char> word) => word.Length > 0 && char.IsUpper(word[0]) && Titles.Contains(word);

    public static bool IsKnown(ReadOnlySpan<char> word) =>
        IsTitle(word) || Leading.Contains(word) || Counting.Contains(word) || Trailing.Contains(word) || Clocks.Contains(word);

    /// <summary>Names that carry their own mark: "Yahoo! Inc", "Which? magazine".</summary>
    public static bool IsName(ReadOnlySpan<char> word, char mark) => mark switch
    {
        '!' => word is "Yahoo" or "Jeopardy" or "Oklahoma" or "Oh" or "Mia" or "Wham" or "Oliver",
        '?' => word is "Which",
        _ => false,
    };

    /// <summary>Whether a sentence goes on after a full stop that white space follows.</summary>
    public static bool Continues(string text, int start, int stop, int next, ReadOnlySpan<char> word, ReadOnlySpan<char> following)
    {
        if (word.IsEmpty)
            return false;
        var figure = char.IsDigit(text[next]) || text[next] is '£' or '$' or '€';
        if (word.Length == 1 && char.IsUpper(word[0]))
            return IsInitial(text, start, stop, next, following);
        if (IsTitle(word) || Leading.Contains(word))
            return true;
        if (Clocks.Contains(word))
            return !figure && AfterClocks.Contains(following);
        if (Counting.Contains(word))
            return figure && !IsAfterFigure(text, start, stop - word.Length);
        if (Trailing.Contains(word) || IsDotted(word))
            return !Starters.IsStarter(following) && !OpensQuotation(text, next);
        return IsListNumber(word, stop - word.Length == start);
    }

    // "J. Smith", "A. A. Milne", "George W. Bush"; but "Malcolm X. The film", "vitamin D. Doctors".
    private static bool IsInitial(string text, int start, int stop, int next, ReadOnlySpan<char> following)
    {
        var isInitialToo = following.Length == 1 && next + 1 < text.Length && text[next + 1] == '.';
        if (isInitialToo)
            return true;
        if (Starters.IsStarter(following) || char.IsDigit(text[next]) || OpensQuotation(text, next))
            return stop - 1 == start;
        return !Lettered.Contains(PreviousWord(text, start, stop - 1));
    }

    // "U.S", "O.B.E", "Ph.D".
    private static bool IsDotted(ReadOnlySpan<char> word)
    {
        if (word.Length < 3 || !word.Contains('.'))
            return false;
        foreach (var part in word.Split('.'))
        {
            if (word[part].Length is 0 or > 2 || !char.IsLetter(word[part][0]))
                return false;
        }

        return true;
    }

    // "1. Scotland": a figure that a sentence begins with numbers it.
    private static bool IsListNumber(ReadOnlySpan<char> word, bool opens) => opens && word.Length <= 2 && !word.ContainsAnyExceptInRange('0', '9');

    // "on 12 Jan. 40 people": the date is complete.
    private static bool IsAfterFigure(string text, int start, int word) => word - 2 >= start && text[word - 1] == ' ' && char.IsDigit(text[word - 2]);

    private static bool OpensQuotation(string text, int at) => text[at] is '"' or '“' or '‘' or '\'' or '(' or '[';

    private static ReadOnlySpan<char> PreviousWord(string text, int start, int before)
    {
        var end = before;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        var word = end;
        while (word > start && char.IsLetter(text[word - 1]))
            word--;
        return text.AsSpan(word, end - word);
    }

    private static Lookup Set(params string[] words) => new(words.ToFrozenSet(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>());

    private readonly record struct Lookup(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Words)
    {
        public bool Contains(ReadOnlySpan<char> word) => Words.Contains(word);
    }
}
