namespace Aggregator.Storing;

/// <summary>A word, the beginning of a word (<c>resign*</c>), or a phrase (<c>"cost of living"</c>) that has to occur.</summary>
public sealed record SearchTerm(string Text, bool IsPrefix)
{
    private const int LongestText = 200;
    private const int MostTerms = 16;

    /// <summary>A reader's words as terms; what holds no letter and no digit is none. Never read as a query language.</summary>
    public static IReadOnlyList<SearchTerm> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var terms = new List<SearchTerm>();
        var parts = (text.Length > LongestText ? text[..LongestText] : text).Split('"');
        for (var i = 0; i < parts.Length; i++)
        {
            // Between quotes stands a phrase; the last quote may be left open.
            if (i % 2 == 1)
                terms.Add(new SearchTerm(parts[i].Trim(), IsPrefix: false));
            else
                terms.AddRange(parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => new SearchTerm(w.TrimEnd('*'), w.EndsWith('*'))));
        }

        return [.. terms.Where(t => t.Text.Any(char.IsLetterOrDigit)).Take(MostTerms)];
    }
}
