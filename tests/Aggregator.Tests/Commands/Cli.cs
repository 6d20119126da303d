using System.CommandLine;
using Aggregator.Operating;

namespace Aggregator.Commands;

/// <summary>What a run of the program answered.</summary>
internal sealed record CliAnswer(int ExitCode, string Output, string Errors);

/// <summary>The program's command line, run inside the test's process.</summary>
internal static class Cli
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static Task<CliAnswer> RunAsync(params string[] arguments) => RunWithAsync(null, null, arguments);

    /// <param name="input">What stands on standard input; null for nothing.</param>
    /// <param name="until">Ends the run when this stands in its output; for a verb that ends by no other means.</param>
    /// <param name="arguments">The command line.</param>
    public static async Task<CliAnswer> RunWithAsync(string? input, string? until, params string[] arguments)
    {
        var (output, errors, standardInput) = (Console.Out, Console.Error, Console.In);
        using var end = new CancellationTokenSource(Limit);
        using var heard = new Heard(until, end);
        using var complained = new StringWriter();
        try
        {
            Console.SetOut(heard);
            Console.SetError(complained);
            Console.SetIn(new StringReader(input ?? ""));
            var parsed = Root.Create().Parse(arguments);
            var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = heard, Error = complained, ProcessTerminationTimeout = null }, end.Token);
            return new CliAnswer(parsed.Errors.Count > 0 ? ExitCode.Misconfigured : code, heard.Said, complained.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(errors);
            Console.SetIn(standardInput);
        }
    }

    // Written to by the daemon's threads too.
    private sealed class Heard(string? until, CancellationTokenSource end) : TextWriter
    {
        private readonly System.Text.StringBuilder _text = new();

        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public string Said
        {
            get
            {
                lock (_text)
                    return _text.ToString();
            }
        }

        public override void Write(char value) => Write(value.ToString());

        public override void Write(string? value)
        {
            lock (_text)
                _text.Append(value);
            if (until is not null && value?.Contains(until, StringComparison.Ordinal) == true)
                end.Cancel();
        }

        public override void WriteLine(string? value) => Write(value + Environment.NewLine);
    }
}
