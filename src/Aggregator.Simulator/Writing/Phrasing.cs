using System.Text;

namespace Aggregator.Simulator.Writing;

/// <summary>
/// Turns patterns into sentences for one report. <c>{town}</c> is a word or a value, the same throughout the report; <c>{town2}</c> another of the same list;
/// <c>{said|told us}</c> a choice.
/// </summary>
internal sealed class Phrasing(Grammar grammar, Template template, Dice dice)
{
    private const int Redraws = 12;

    private readonly Dictionary<string, string> _bound = new(StringComparer.Ordinal);

    /// <summary>One of several wordings, beginning with a capital.</summary>
    public string Of(IReadOnlyList<string> wordings)
    {
        var text = Of(dice.Of(wordings));
        return char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text[1..] : text;
    }

    public string Of(string pattern, string suffix = "")
    {
        var text = new StringBuilder(pattern.Length * 2);
        var at = 0;
        while (at < pattern.Length)
        {
            var open = pattern.IndexOf('{', at);
            if (open < 0)
                return text.Append(pattern, at, pattern.Length - at).ToString();
            var close = Braces.Close(pattern, open);
            text.Append(pattern, at, open - at).Append(Inside(pattern[(open + 1)..close], suffix));
            at = close + 1;
        }

        return text.ToString();
    }

    private string Inside(string inside, string suffix)
    {
        var choices = Braces.Choices(inside);
        return choices.Count > 1 ? Of(dice.Of(choices), suffix) : Value(char.IsAsciiDigit(inside[^1]) ? inside : inside + suffix);
    }

    private string Value(string name)
    {
        if (_bound.TryGetValue(name, out var value))
            return value;
        if (template.Let.TryGetValue(name, out var let))
            return _bound[name] = NumberRange.Parse(let)?.Draw(dice) ?? Of(let);
        var (list, suffix) = Braces.Split(name);
        return _bound[name] = Draw(grammar.Words[list], list, suffix);
    }

    // {town} and {town2} must be two towns.
    private string Draw(IReadOnlyList<string> words, string list, string suffix)
    {
        var value = Of(dice.Of(words), suffix);
        for (var redraw = 0; redraw < Redraws && _bound.Any(b => b.Value == value && Braces.Split(b.Key).List == list); redraw++)
            value = Of(dice.Of(words), suffix);
        return value;
    }
}
