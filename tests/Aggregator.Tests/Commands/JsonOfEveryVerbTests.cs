using System.CommandLine;
using System.Text.Json.Nodes;

namespace Aggregator.Commands;

/// <summary>Every verb answers in JSON. A verb that is not in the table fails the first test: add it.</summary>
[NonParallelizable]
public sealed class JsonOfEveryVerbTests
{
    private Desktop _desk = null!;

    // How each verb is asked; {data}, {config} and {file} stand for places.
    private static readonly Dictionary<string, Asked> Verbs = new(StringComparer.Ordinal)
    {
        ["run"] = new("run --json --urls http://127.0.0.1:0 --data {new} --config {config}", ["portal", "admin", "api", "sources"]) { Until = "portal" },
        ["demo"] = new("demo --json --urls http://127.0.0.1:0 --data {new}", ["portal", "outlets"]) { Until = "portal", Environment = ("AGGREGATOR_Operating__OperatorUrl", "") },
        ["admin create"] = new("admin create ann --json --data {accounts}", ["account", "done"]) { Input = "a long and winding password\n" },
        ["admin list"] = new("admin list --json --data {accounts}", ["accounts"]),
        ["admin reset"] = new("admin reset nobody --json --data {accounts}", ["account", "problem"]) { Ends = [1] },
        ["alerts test"] = new("alerts test --json --config {config}", ["sent"]),
        ["backup"] = new("backup {backup} --json --data {data}", ["folder"]),
        ["completion"] = new("completion bash --json", ["shell", "script"]),
        ["config check"] = new("config check --json --config {config}", ["ok", "mistakes"]),
        ["config show"] = new("config show Storing --json --config {config}", []),
        ["doctor"] = new("doctor --json --data {data} --config {config} --url http://127.0.0.1:9", ["worst", "findings"]) { Ends = [0, 1] },
        ["healthcheck"] = new("healthcheck --json --url http://127.0.0.1:9", ["ready", "said"]) { Ends = [1] },
        ["poll"] = new("poll --json --data {data} --config {config}", ["polled", "sources"]),
        ["replay"] = new("replay --json --data {data} --config {config}", ["articles", "changed", "notReadAgain", "samples"]),
        ["restore"] = new("restore {backup-before} --replace --json --data {restored}", ["folder"]) { Before = "backup {backup-before} --data {data}" },
        ["sources list"] = new("sources list --json --data {data}", ["sources"]),
        ["sources test"] = new("sources test http://10.0.0.1/ --json --config {config}", ["found", "preview"]) { Ends = [1, 2] },
        ["inspect address"] = new("inspect address http://10.0.0.1/ --json", ["verdict", "reason"]),
        ["inspect article"] = new("inspect article {page.html} --json --config {config}", ["article"]),
        ["inspect drift"] = new("inspect drift --source herald/news --json --data {data} --config {config}", ["pages", "breaks"]),
        ["inspect feed"] = new("inspect feed {feed.xml} --json", []),
        ["inspect keypoints"] = new("inspect keypoints --batch", ["summary"]) { Input = """{"id":1,"text":"The council met."}""" },
        ["inspect page"] = new("inspect page {page.html} --json", []),
        ["inspect recipe"] = new("inspect recipe --source herald/news --set Body=.story --json --data {data} --config {config}", ["pages", "changed"]),
        ["inspect robots"] = new("inspect robots {robots.txt} --url /private --json", ["allowed", "rule"]),
        ["inspect sanitise"] = new("inspect sanitise {page.html} --json", ["output"]),
        ["inspect sentences"] = new("inspect sentences --batch", ["sentences"]) { Input = """{"id":1,"text":"One. Two."}""" },
        ["key"] = new("key portal --json", ["key", "setting"]),
    };

    // These change the source list: what they answer is parsed with the tests of what they change.
    private static readonly string[] ChangesOfTheList = ["sources add", "sources pause", "sources resume", "sources remove", "sources import", "sources export"];

    [OneTimeSetUp]
    public async Task Open() => _desk = await Desktop.OpenAsync();

    [OneTimeTearDown]
    public void Close() => _desk.Dispose();

    [Test]
    public void Every_verb_is_in_the_table() => Assert.That(Leaves(Root.Create(), ""), Is.SubsetOf(Verbs.Keys.Concat(ChangesOfTheList)).And.SupersetOf(Verbs.Keys));

    [Test]
    public void Every_verb_takes_json_or_lines_of_it() => Assert.That(
        Leaves(Root.Create(), "").Where(v => !Words(v).Aggregate((Command)Root.Create(), (c, w) => c.Subcommands.Single(s => s.Name == w)).Options.Any(o => o.Name is "--json" or "--batch")), Is.Empty);

    [TestCaseSource(nameof(Names))]
    public async Task A_verb_answers_in_JSON_and_nothing_else(string verb)
    {
        var asked = Verbs[verb];
        if (asked.Before is { } before)
            Assert.That((await Cli.RunAsync(Words(before))).ExitCode, Is.Zero);
        if (asked.Environment is { } variable)
            Environment.SetEnvironmentVariable(variable.Name, variable.Value);
        var answer = await Cli.RunWithAsync(asked.Input, asked.Until, Words(asked.Line));
        if (asked.Environment is { } set)
            Environment.SetEnvironmentVariable(set.Name, null);

        Assert.That(asked.Ends, Does.Contain(answer.ExitCode), answer.Errors + answer.Output);
        // A daemon's log lines follow its announcement.
        var json = asked.Until is null ? answer.Output : answer.Output.Split('\n').First(l => l.Contains(asked.Until, StringComparison.Ordinal));
        var parsed = JsonNode.Parse(json)!;
        Assert.That(asked.Has.Where(name => parsed.AsObject().ContainsKey(name)), Is.EqualTo(asked.Has), json);
    }

    private static Dictionary<string, Asked>.KeyCollection Names() => Verbs.Keys;

    private static IEnumerable<string> Leaves(Command command, string path) => command.Subcommands.Count == 0
        ? [path]
        : command.Subcommands.SelectMany(c => Leaves(c, path.Length == 0 ? c.Name : $"{path} {c.Name}"));

    private string[] Words(string line) => [.. line.Split(' ').Select(w => w switch
    {
        "{data}" => _desk.Data,
        "{config}" => _desk.Config,
        ['{', .., '}'] => _desk[w[1..^1]],
        _ => w,
    })];

    private sealed record Asked(string Line, string[] Has)
    {
        public int[] Ends { get; init; } = [0];

        public string? Before { get; init; }

        public string? Input { get; init; }

        public string? Until { get; init; }

        public (string Name, string Value)? Environment { get; init; }
    }
}
