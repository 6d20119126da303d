using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Aggregator.Benchmarks.Load;

/// <summary>The load generator wrk (Debian package of that name), and what it says at the end.</summary>
internal static partial class Wrk
{
    /// <summary>Requests per second. Answers that are failures make the figure worthless, so they end the run.</summary>
    public static async Task<double> RunAsync(Uri address, IEnumerable<string> headers, int connections, int seconds)
    {
        var arguments = new List<string> { "-t1", $"-c{connections}", $"-d{seconds}s", "--timeout", "10s" };
        foreach (var header in headers)
            arguments.AddRange(["-H", header]);
        using var process = Process.Start(new ProcessStartInfo("wrk", [.. arguments, address.AbsoluteUri]) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("wrk could not be started: install the package wrk");
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (said.Contains("Non-2xx", StringComparison.Ordinal) || said.Contains("Socket errors", StringComparison.Ordinal) || Rate.Match(said) is not { Success: true } rate)
            throw new InvalidOperationException($"wrk on {address}: {said}");
        return double.Parse(rate.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"Requests/sec:\s+([0-9.]+)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 250)]
    private static partial Regex Rate { get; }
}
