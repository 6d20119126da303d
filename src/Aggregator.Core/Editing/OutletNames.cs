using System.Buffers;
using System.Collections.Frozen;

namespace Aggregator.Editing;

/// <summary>How outlets and agencies are named within a sentence.</summary>
internal static class OutletNames
{
    // A body's name that ends (or begins) so has an article in running text: "the Met Office", "the Department for Transport".
    private static readonly FrozenSet<string> Bodies = FrozenSet.ToFrozenSet(
        ["Office", "Agency", "Authority", "Service", "Executive", "Department", "Ministry", "Committee", "Commission", "Bureau", "Inspectorate", "Network", "Association", "Assembly",
        "Government", "Parliament", "Union", "Federation", "Foundation", "Society", "Institute", "Board", "Administration", "Regulator", "Ombudsman", "Court"], StringComparer.Ordinal);

    // What an edition adds to a name: "BBC News" is the BBC.
    private static readonly FrozenSet<string> Editions = FrozenSet.ToFrozenSet(["News", "Online", "UK", "Sport", "Scotland", "Wales", "Cymru", "NI", "London", "England", "Digital", "Live"], StringComparer.Ordinal);

    private static readonly string[] Agencies =
        ["Reuters", "Press Association", "PA news agency", "PA Media", "PA", "Associated Press", "AP", "AFP", "Agence France-Presse", "Bloomberg", "Xinhua", "DPA", "Local Democracy Reporting Service"];

    private static readonly SearchValues<char> Space = SearchValues.Create(" \u00A0");

    /// <summary>With its article where it needs one, as it stands after "according to".</summary>
    public static string Within(string outlet) => IsBody(outlet) ? "the " + outlet : outlet;

    /// <summary>True for authorities and associations: they say, they do not report.</summary>
    public static bool IsBody(string outlet)
    {
        var words = Bare(outlet).Split(' ');
        return !outlet.StartsWith("The ", StringComparison.Ordinal) && words.Length > 1 && (Bodies.Contains(words[^1]) || (Bodies.Contains(words[0]) && words[1] is "for" or "of"));
    }

    /// <summary>Whether a text names the outlet, in full or as it is called for short, or an agency.</summary>
    public static bool IsIn(string text, string outlet) => Calls(outlet).Any(name => Names(text, name)) || Agencies.Any(agency => Names(text, agency));

    // "The Palestine News Network (PNN)": all of it, without its initials, and these.
    private static IEnumerable<string> Calls(string outlet)
    {
        yield return outlet;
        var bare = Bare(outlet);
        if (bare.Length > 2)
            yield return bare;
        if (outlet.EndsWith(')') && outlet.LastIndexOf('(') is > 0 and var open)
            yield return outlet[(open + 1)..^1];
        var words = bare.Split(' ');
        if (words.Length == 2 && Editions.Contains(words[1]) && words[0].Length > 2)
            yield return words[0];
        if (words.Length >= 3 && words.All(w => w.Length > 0 && char.IsUpper(w[0])))
            yield return string.Concat(words.Select(w => w[0]));
    }

    private static string Bare(string outlet)
    {
        var name = outlet.StartsWith("The ", StringComparison.Ordinal) ? outlet[4..] : outlet;
        return name.EndsWith(')') && name.LastIndexOf(" (", StringComparison.Ordinal) is > 0 and var open ? name[..open] : name;
    }

    // As a whole word in its own case, and not as the end of another name: "the Times" is not in "the New York Times".
    private static bool Names(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var end = at + name.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end])) && !IsPartOfName(text, at))
                return true;
        }

        return false;
    }

    private static bool IsPartOfName(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd(" \u00A0");
        if (before.Length == at || before.IsEmpty)
            return false;
        var word = before[(before.LastIndexOfAny(Space) + 1)..];
        return char.IsUpper(word[0]) && char.IsLetter(before[^1]) && !Starters.IsStarter(word);
    }
}
