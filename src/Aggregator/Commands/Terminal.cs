using Spectre.Console;
using Spectre.Console.Rendering;

namespace Aggregator.Commands;

/// <summary>Where tables and progress go: a terminal in its own width and colours; a pipe or a file plain and wide, so that lines are not broken.</summary>
internal static class Terminal
{
    private const int Wide = 240;

    /// <summary>Whether somebody watches standard error: progress goes there, so that an answer can be piped on.</summary>
    public static bool IsInteractive => !Console.IsErrorRedirected;

    public static void Write(IRenderable what) => Output().Write(what);

    public static IAnsiConsole Output()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Out) });
        if (Console.IsOutputRedirected)
            console.Profile.Width = Wide;
        return console;
    }

    /// <summary>Bars on standard error that go when they are done.</summary>
    public static Progress Progress() =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) }).Progress()
            .AutoClear(true).HideCompleted(false)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn());
}
