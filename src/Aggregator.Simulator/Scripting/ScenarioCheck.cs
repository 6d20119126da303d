using System.Text.RegularExpressions;
using Aggregator.Simulator.Makes;

namespace Aggregator.Simulator.Scripting;

/// <summary>What a scenario must hold beyond its JSON being right. Collects every error.</summary>
internal static partial class ScenarioCheck
{
    private static readonly string[] Kinds = ["National", "Regional", "PublicSector", "International", "Campaign"];

    public static IEnumerable<string> Errors(Scenario scenario)
    {
        if (scenario.Outlets.Count == 0)
            yield return "outlets: at least one is needed";
        foreach (var slug in Doubled(scenario.Outlets.Select(o => o.Slug)))
            yield return $"outlets: the slug \"{slug}\" is there twice";
        foreach (var id in Doubled(scenario.Reports.Select(r => r.Id)))
            yield return $"reports: the id \"{id}\" is there twice";
        foreach (var error in scenario.Outlets.SelectMany((o, i) => OutletErrors(scenario, o).Select(e => $"outlets[{i}] ({o.Slug}).{e}")))
            yield return error;
        var slugs = scenario.Outlets.Select(o => o.Slug).ToHashSet(StringComparer.Ordinal);
        foreach (var error in scenario.Reports.SelectMany(r => ReportErrors(r, slugs).Select(e => $"report {r.Id}: {e}")))
            yield return error;
    }

    private static IEnumerable<string> OutletErrors(Scenario scenario, ScriptedOutlet outlet)
    {
        if (!Slug.IsMatch(outlet.Slug))
            yield return "slug: lower-case letters, digits and hyphens only";
        if (string.IsNullOrWhiteSpace(outlet.Name))
            yield return "name: must not be empty";
        if (!MakeList.Names.Contains(outlet.Make))
            yield return $"make: \"{outlet.Make}\" is none of {string.Join(", ", MakeList.Names)}";
        if (!Kinds.Contains(outlet.Kind))
            yield return $"kind: \"{outlet.Kind}\" is none of {string.Join(", ", Kinds)}";
        if (outlet.Sections.Count == 0)
            yield return "sections: at least one is needed";
        if (outlet.Window < 1)
            yield return "window: must be at least 1";
        if (outlet.TtlMinutes < 1)
            yield return "ttlMinutes: must be at least 1";
        foreach (var (spell, index) in outlet.Spells.Select((s, i) => (s, i)))
        {
            if (spell.From < 0 || spell.For < 1 || spell.Every <= spell.For)
                yield return $"spells[{index}]: from must be 0 or more, for 1 or more, every more than for";
        }

        foreach (var error in outlet.Stream is null ? [] : StreamErrors(scenario, outlet, outlet.Stream))
            yield return $"stream: {error}";
    }

    private static IEnumerable<string> StreamErrors(Scenario scenario, ScriptedOutlet outlet, StreamPace stream)
    {
        if (stream.Every <= 0 || stream.BacklogEvery <= 0)
            yield return "every and backlogEvery must be more than 0";
        if (stream.Backlog < 0 || stream.First < 0)
            yield return "backlog and first must be 0 or more";
        if (scenario.Grammar is null)
            yield return "needs a grammar";
        else if (!scenario.Words.Templates.Any(t => outlet.Sections.Contains(t.Section)))
            yield return $"the grammar has no template for any of its sections ({string.Join(", ", outlet.Sections)})";
        if (outlet.Bylines.Count == 0)
            yield return "needs bylines";
    }

    private static IEnumerable<string> ReportErrors(ScriptedReport report, HashSet<string> slugs)
    {
        if (!slugs.Contains(report.Outlet))
            yield return $"outlet: \"{report.Outlet}\" is not in the scenario";
        if (string.IsNullOrWhiteSpace(report.Headline))
            yield return "headline: must not be empty";
        if (report.Paragraphs.Count == 0 || report.Paragraphs.Any(string.IsNullOrWhiteSpace))
            yield return "paragraphs: at least one is needed, none empty";
        if (report.Events().Skip(1).Any(at => at <= report.At))
            yield return "changes, withdrawnAt and republishedAt: must come after at";
        if (report.Changes.Zip(report.Changes.Skip(1)).Any(pair => pair.Second.At <= pair.First.At))
            yield return "changes: must be in order of time";
        foreach (var missing in report.Changes.SelectMany(c => c.Replace.Keys).Where(find => !Holds(report, find)))
            yield return $"changes: \"{missing}\" is to be replaced and is not in the report";
    }

    private static bool Holds(ScriptedReport report, string find) =>
        report.Paragraphs.Append(report.Headline).Append(report.Standfirst).Any(t => t.Contains(find, StringComparison.Ordinal));

    private static IEnumerable<string> Doubled(IEnumerable<string> names) => names.GroupBy(n => n, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Slug { get; }
}
