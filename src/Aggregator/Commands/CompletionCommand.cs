using System.CommandLine;
using System.Text.Json.Nodes;
using Aggregator.Operating;

namespace Aggregator.Commands;

/// <summary><c>aggregator completion SHELL</c>: a script that completes verbs and options; it asks the program itself, so it is never out of date.</summary>
internal static class CompletionCommand
{
    private const string Bash = """
        # bash completion for aggregator: eval "$(aggregator completion bash)", or keep it in /usr/share/bash-completion/completions/aggregator
        _aggregator() {
            local word="${COMP_WORDS[COMP_CWORD]}" line
            COMPREPLY=()
            while IFS= read -r line; do
                [[ $line == "$word"* ]] && COMPREPLY+=("$line")
            done < <("${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
        }
        complete -o default -F _aggregator aggregator
        """;

    private const string Zsh = """
        #compdef aggregator
        # zsh completion for aggregator: eval "$(aggregator completion zsh)", or keep it as _aggregator in a directory of $fpath
        _aggregator() {
            local -a answers
            answers=("${(@f)$("${words[1]}" "[suggest:$CURSOR]" "$BUFFER" 2>/dev/null)}")
            compadd -a answers || _files
        }
        compdef _aggregator aggregator
        """;

    private const string Fish = """
        # fish completion for aggregator: aggregator completion fish | source, or keep it as ~/.config/fish/completions/aggregator.fish
        complete -c aggregator -a '(aggregator "[suggest:"(commandline -C)"]" (commandline) 2>/dev/null)'
        """;

    private static readonly Dictionary<string, string> Scripts = new(StringComparer.Ordinal) { ["bash"] = Bash, ["zsh"] = Zsh, ["fish"] = Fish };

    public static Command Create()
    {
        var shell = new Argument<string>("shell") { Description = "bash, zsh or fish." };
        shell.AcceptOnlyFromAmong([.. Scripts.Keys]);
        var json = SharedOptions.Json();
        var command = new Command("completion", "Print a script that completes verbs and options in a shell.") { shell, json };
        command.SetAction(parsed =>
        {
            var name = parsed.GetRequiredValue(shell);
            Console.Out.WriteLine(parsed.GetValue(json) ? Plain.Json(new JsonObject { ["shell"] = name, ["script"] = Scripts[name] }) : Scripts[name]);
            return ExitCode.Ok;
        });
        return command;
    }
}
