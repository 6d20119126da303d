namespace Aggregator.Simulator.Writing;

/// <summary>What a grammar must hold so that no report of the stream comes out with a hole in it.</summary>
internal static class GrammarCheck
{
    public static IEnumerable<string> Errors(Grammar grammar)
    {
        foreach (var (name, words) in grammar.Words)
        {
            if (words.Count == 0)
                yield return $"words.{name}: is empty";
            foreach (var error in words.SelectMany(w => Errors(w, grammar, [])))
                yield return $"words.{name}: {error}";
        }

        foreach (var (template, index) in grammar.Templates.Select((t, i) => (t, i)))
        {
            if (template.Headline.Count == 0 || template.Standfirst.Count == 0 || template.Paragraphs.Count == 0 || template.Paragraphs.Any(p => p.Count == 0))
                yield return $"templates[{index}]: headline, standfirst and every paragraph need at least one wording";
            foreach (var error in Patterns(template).SelectMany(p => Errors(p, grammar, template.Let.Keys)))
                yield return $"templates[{index}] ({template.Section}): {error}";
        }
    }

    private static IEnumerable<string> Patterns(Template template) =>
        [.. template.Headline, .. template.Standfirst, .. template.Paragraphs.SelectMany(p => p), .. template.Tags, .. template.Let.Values, template.Caption ?? ""];

    private static IEnumerable<string> Errors(string pattern, Grammar grammar, IEnumerable<string> lets)
    {
        if (pattern.Count(c => c == '{') != pattern.Count(c => c == '}'))
            yield return $"braces do not match in \"{pattern}\"";
        foreach (var name in Braces.Names(pattern).Where(n => !lets.Contains(n) && !grammar.Words.ContainsKey(Braces.Split(n).List)))
            yield return $"{{{name}}} is neither a word nor a value";
    }
}
