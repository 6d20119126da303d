using Aggregator.Editing;
using Aggregator.Normalising;
using Aggregator.Sources;

namespace Aggregator.Rights;

/// <summary>Asks for a report to be held until a person has read it: contempt of court, anonymity, minors. Words are compared whole, whatever their case and punctuation.</summary>
public sealed record HoldRule
{
    /// <summary>Names the rule to editors.</summary>
    public required string Name { get; init; }

    /// <summary>What editors read beside what is held.</summary>
    public required string Reason { get; init; }

    /// <summary>Words or phrases all of which have to occur.</summary>
    public IReadOnlyList<string> All { get; init; } = [];

    /// <summary>Words or phrases one of which has to occur, where there are any.</summary>
    public IReadOnlyList<string> Any { get; init; } = [];

    /// <summary>Words or phrases none of which may occur.</summary>
    public IReadOnlyList<string> None { get; init; } = [];

    /// <summary>Of these outlets only; of all where there are none.</summary>
    public IReadOnlyList<OutletId> Outlets { get; init; } = [];
}

/// <summary>Finds the rule that a report has to be held for. Pure.</summary>
public sealed class HoldRules(IReadOnlyList<HoldRule> rules)
{
    private readonly IReadOnlyList<Folded> _rules = [.. rules.Select(r => new Folded(r, Fold(r.All), Fold(r.Any), Fold(r.None)))];

    public static HoldRules None { get; } = new([]);

    /// <summary>The first rule that holds, with the words that it found; null where none does.</summary>
    public Hold? Find(Article article)
    {
        if (_rules.Count == 0)
            return null;
        var text = TextOf(article);
        foreach (var rule in _rules)
        {
            if (rule.Rule.Outlets.Count > 0 && !rule.Rule.Outlets.Contains(article.Outlet))
                continue;
            if (Found(text, rule) is { } found)
                return new Hold(rule.Rule.Reason, article.UpdatedAt) { Rule = rule.Rule.Name, Found = found };
        }

        return null;
    }

    private static List<string>? Found(string text, Folded rule)
    {
        if (!rule.All.All(text.Contains) || rule.None.Any(text.Contains))
            return null;
        var any = rule.Any.Where(text.Contains).ToList();
        return rule.Any.Count > 0 && any.Count == 0 ? null : [.. rule.All.Concat(any).Select(w => w.Trim())];
    }

    // With a space on either side of every word, so that "aged 1" is not found in "aged 17".
    private static string TextOf(Article article) =>
        $" {Words.Fold(string.Join(' ', [article.Headline, article.Standfirst ?? "", .. article.Body.Select(b => b.Text)]))} ";

    private static List<string> Fold(IReadOnlyList<string> words) => [.. words.Select(w => $" {Words.Fold(w)} ")];

    private sealed record Folded(HoldRule Rule, List<string> All, List<string> Any, List<string> None);
}
