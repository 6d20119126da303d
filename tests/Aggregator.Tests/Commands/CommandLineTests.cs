using System.CommandLine;
using System.Diagnostics;

namespace Aggregator.Commands;

/// <summary>Help, mistakes and exit codes of the command line.</summary>
[NonParallelizable]
public sealed class CommandLineTests
{
    [TestCaseSource(nameof(Verbs))]
    public async Task A_verb_explains_itself_and_each_of_its_arguments_and_options(string verb)
    {
        var answer = await Cli.RunAsync([.. Words(verb), "--help"]);

        Assert.That((answer.ExitCode, answer.Errors), Is.EqualTo((0, "")));
        var command = Find(verb);
        Assert.That(command.Description, Has.Length.GreaterThan(15).And.EndsWith("."));
        foreach (var (name, text) in command.Options.Select(o => (o.Name, o.Description)).Concat(command.Arguments.Select(a => (a.Name, a.Description))))
        {
            Assert.That(text, Is.Not.Null.And.Not.Empty, $"{verb} {name} has no description");
            Assert.That(answer.Output.ReplaceLineEndings(" "), Does.Contain(text!.Split(' ')[0]), name);
        }
    }

    [TestCase("pol", "Did you mean one of the following?", "poll")]
    [TestCase("sources lst", "Did you mean one of the following?", "list")]
    [TestCase("poll bbc-news/topp", "there is no source bbc-news/topp", "did you mean bbc-news/top?")]
    [TestCase("poll no-such/thing-at-all", "there is no source no-such/thing-at-all", "aggregator sources list")]
    [TestCase("completion tcsh", "'tcsh' not recognized", "bash")]
    [TestCase("inspect robots", "needs a file", "--batch")]
    [TestCase("run --nonsense", "Unrecognized command or argument '--nonsense'", "")]
    [TestCase("backup", "Required argument 'folder' missing", "backup")]
    [TestCase("config check --config /nowhere", "there is no appsettings.json in it", "leave --config out")]
    [TestCase("doctor --url nowhere", "is not an address", "http://127.0.0.1:5080")]
    public async Task A_mistake_on_the_command_line_is_named_with_what_would_be_right_and_ends_in_2(string line, string named, string right)
    {
        var answer = await Cli.RunAsync(Words(line));

        Assert.That(answer.ExitCode, Is.EqualTo(2));
        Assert.That(answer.Errors + answer.Output, Does.Contain(named).And.Contain(right));
        Assert.That(answer.Errors, Is.Not.Empty);
    }

    [TestCase("sources list")]
    [TestCase("replay")]
    [TestCase("replay --apply --yes")]
    [TestCase("inspect drift --source bbc-news/top")]
    public async Task A_store_that_is_not_there_ends_in_3_and_says_where_it_was_looked_for(string line)
    {
        var place = Path.Combine(Path.GetTempPath(), $"nothing-{Guid.NewGuid():N}");
        var answer = await Cli.RunAsync([.. Words(line), "--data", place]);

        Assert.That(answer.ExitCode, Is.EqualTo(3));
        Assert.That(answer.Errors, Does.Contain(place));
        Assert.That(Directory.Exists(place), Is.False, "looking makes nothing");
    }

    [Test]
    public void The_manual_page_names_every_verb()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "deb", "aggregator.8"));
        var words = page.Split([' ', '\n', '"', ','], StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
        Assert.That(Root.Create().Subcommands.Select(c => c.Name).Where(n => !words.Contains(n)), Is.Empty);
    }

    [Test]
    public async Task A_script_completes_verbs_and_options_in_bash()
    {
        if (!File.Exists("/bin/bash"))
            Assert.Ignore("There is no bash here.");
        var script = (await Cli.RunAsync("completion", "bash")).Output;
        var program = Path.Combine(AppContext.BaseDirectory, "aggregator");
        Assume.That(File.Exists(program), Is.True, "the program is not beside the tests");

        Assert.That(await CompletedAsync(script, program, "aggregator conf"), Does.Contain("config").And.Not.Contain("--config"));
        Assert.That(await CompletedAsync(script, program, "aggregator sources list --tr"), Is.EqualTo(new[] { "--trouble" }));
        Assert.That(await CompletedAsync(script, program, "aggregator completion "), Is.SupersetOf(new[] { "bash", "fish", "zsh" }));
    }

    [TestCase("zsh", "compdef _aggregator aggregator")]
    [TestCase("fish", "complete -c aggregator")]
    public async Task Scripts_for_other_shells_ask_the_program_too(string shell, string registers)
    {
        var answer = await Cli.RunAsync("completion", shell);
        Assert.That(answer.Output, Does.Contain(registers).And.Contain("[suggest:"));
    }

    // As bash would call it: the words of the line, the last of them being completed.
    private static async Task<string[]> CompletedAsync(string script, string program, string line)
    {
        var test = $"""
            aggregator() {'{'} "{program}" "$@"; {'}'}
            {script}
            COMP_LINE='{line}'; COMP_POINT={line.Length}; COMP_WORDS=({line.TrimEnd()}{(line.EndsWith(' ') ? " ''" : "")}); COMP_CWORD=$((${'{'}#COMP_WORDS[@]{'}'} - 1))
            _aggregator; printf '%s\n' "${'{'}COMPREPLY[@]{'}'}"
            """;
        using var bash = Process.Start(new ProcessStartInfo("/bin/bash", ["--norc", "-c", test]) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        bash.StandardInput.Close();
        var said = await bash.StandardOutput.ReadToEndAsync();
        await bash.WaitForExitAsync();
        return said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    private static IEnumerable<string> Verbs() => All(Root.Create(), "").Where(v => v.Length > 0);

    private static IEnumerable<string> All(Command command, string path) => command.Subcommands.SelectMany(c => All(c, $"{path} {c.Name}".Trim())).Prepend(path);

    private static Command Find(string verb) => Words(verb).Aggregate((Command)Root.Create(), (c, w) => c.Subcommands.Single(s => s.Name == w));

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
