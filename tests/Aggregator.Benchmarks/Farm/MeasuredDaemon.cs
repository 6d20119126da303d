using System.Diagnostics;
using System.Globalization;

namespace Aggregator.Benchmarks;

/// <summary>The built daemon (or what it is compared with) as a process of its own, whose CPU time and memory are read from the system.</summary>
internal sealed class MeasuredDaemon : IAsyncDisposable
{
    private readonly Process _process;

    private MeasuredDaemon(Process process, Uri portal) => (_process, Portal) = (process, portal);

    public Uri Portal { get; }

    /// <summary>User and system, all threads, since its start.</summary>
    public double CpuSeconds
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime.TotalSeconds;
        }
    }

    /// <summary>Peak resident memory (VmHWM), MiB.</summary>
    public double PeakMiB => Status("VmHWM:");

    public double ResidentMiB => Status("VmRSS:");

    public static Task<MeasuredDaemon> StartAsync(params string[] arguments) => StartAsync(Executable(), arguments);

    /// <summary>Something else that says "portal page" and an address when it is ready.</summary>
    public static async Task<MeasuredDaemon> StartAsync(string executable, IEnumerable<string> arguments)
    {
        var process = Process.Start(new ProcessStartInfo(executable, arguments) { RedirectStandardOutput = true })!;
        var portal = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null)
                portal.TrySetException(new InvalidOperationException("The daemon ended before it said where the portal is"));
            else if (line.Data.Split("portal page", StringSplitOptions.TrimEntries) is [_, var address])
                portal.TrySetResult(new Uri(address));
        };
        process.BeginOutputReadLine();
        return new MeasuredDaemon(process, await portal.Task);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await kill.WaitForExitAsync();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private double Status(string name)
    {
        var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }

    // A published daemon is compiled ahead of time: what operators install is faster at the start than what a build leaves behind.
    private static string Executable()
    {
        if (Environment.GetEnvironmentVariable("AGGREGATOR_PUBLISHED") is { Length: > 0 } published)
            return Path.Combine(published, "aggregator");
        var framework = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        for (var directory = framework; directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, "Aggregator.sln")))
                return Path.Combine(directory.FullName, "src", "Aggregator", "bin", framework.Parent!.Name, framework.Name, "aggregator");
        }

        throw new InvalidOperationException("Aggregator.sln is not above the benchmark's folder");
    }
}
