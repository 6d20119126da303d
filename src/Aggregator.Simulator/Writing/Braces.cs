namespace Aggregator.Simulator.Writing;

/// <summary>The notation of patterns: where a brace closes, what a choice holds, what a name is made of.</summary>
internal static class Braces
{
    /// <summary>Where the brace that opens at <paramref name="open"/> closes; -1 where it does not.</summary>
    public static int Close(string pattern, int open)
    {
        var depth = 0;
        for (var i = open; i < pattern.Length; i++)
        {
            depth += pattern[i] == '{' ? 1 : pattern[i] == '}' ? -1 : 0;
            if (depth == 0)
                return i;
        }

        return -1;
    }

    public static List<string> Choices(string inside)
    {
        var choices = new List<string>();
        var (depth, from) = (0, 0);
        for (var i = 0; i < inside.Length; i++)
        {
            depth += inside[i] == '{' ? 1 : inside[i] == '}' ? -1 : 0;
            if (inside[i] != '|' || depth > 0)
                continue;
            choices.Add(inside[from..i]);
            from = i + 1;
        }

        choices.Add(inside[from..]);
        return choices;
    }

    /// <summary><c>town2</c> is the second draw from the list <c>town</c>.</summary>
    public static (string List, string Suffix) Split(string name)
    {
        var list = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return (list, name[list.Length..]);
    }

    /// <summary>Every name that a pattern uses, also inside choices.</summary>
    public static IEnumerable<string> Names(string pattern)
    {
        for (var open = pattern.IndexOf('{'); open >= 0; open = pattern.IndexOf('{', open))
        {
            var close = Close(pattern, open);
            if (close < 0)
                yield break;
            var choices = Choices(pattern[(open + 1)..close]);
            foreach (var name in choices.Count == 1 ? choices : choices.SelectMany(Names))
                yield return name;
            open = close + 1;
        }
    }
}
