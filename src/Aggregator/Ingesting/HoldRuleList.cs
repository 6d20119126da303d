using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Ingesting;

/// <summary>The rules that hold a report until a person has read it (section <c>Editing</c>), read strictly. None is on unless an operator switches it on.</summary>
internal static class HoldRuleList
{
    public const string Section = "Editing";

    private const int MostWords = 200;

    /// <summary>Everything that is wrong is added to <paramref name="errors"/>, each with its path and what would be right.</summary>
    public static HoldRules Read(IConfiguration configuration, ICollection<string> errors)
    {
        var root = new ConfiguredSection(configuration.GetSection(Section), errors);
        var rules = root.Children("HoldRules").Select(ReadRule).OfType<HoldRule>().ToList();
        root.RefuseUnknown();
        return rules.Count == 0 ? HoldRules.None : new HoldRules(rules);
    }

    private static HoldRule? ReadRule(ConfiguredSection section)
    {
        var rule = new HoldRule
        {
            Name = section.Key,
            Reason = section.Required("Reason", "why such a report is read by a person first, in words for editors"),
            All = Words(section, "All"),
            Any = Words(section, "Any"),
            None = Words(section, "None"),
            Outlets = [.. Words(section, "Outlets").Select(id => new OutletId(id))],
        };
        var isOn = section.Flag("Enabled", true);
        section.RefuseUnknown();
        if (rule.All.Count + rule.Any.Count == 0)
            section.Wrong("Any", null, "at least one word or phrase, here or in All; a rule without words would hold everything");
        return isOn ? rule : null;
    }

    private static List<string> Words(ConfiguredSection section, string key)
    {
        var words = (section.Text(key) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToList();
        if (words.Count > MostWords)
            section.Wrong(key, $"{words.Count} words", $"at most {MostWords} words or phrases, with commas between");
        if (words.Find(w => !w.Any(char.IsLetterOrDigit)) is { } empty)
            section.Wrong(key, empty, "words or phrases with letters or digits, with commas between");
        return words;
    }
}
