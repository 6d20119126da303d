using System.Diagnostics;
using System.Text;

namespace Aggregator.SystemTests;

/// <summary>The built daemon as its own process, ended by the handle that started it.</summary>
internal sealed class DaemonProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StringBuilder _output = new();
    private readonly TaskCompletionSource<Uri> _announced = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private Uri? _portal;

    private DaemonProcess(Process process) => _process = process;

    /// <summary>All that it wrote so far, standard error included.</summary>
    public string Output
    {
        get
        {
            lock (_output)
                return _output.ToString();
        }
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Starts it and waits until it says where the portal is.</summary>
    public static Task<(DaemonProcess Daemon, Uri Portal)> StartAsync(params string[] arguments) => StartAsync(new Dictionary<string, string>(), arguments);

    /// <summary>The same with variables of the environment.</summary>
    public static async Task<(DaemonProcess Daemon, Uri Portal)> StartAsync(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var daemon = Launch(environment, arguments);
        using var limit = new CancellationTokenSource(StartLimit);
        try
        {
            return (daemon, await daemon._announced.Task.WaitAsync(limit.Token));
        }
        catch (Exception e)
        {
            var output = daemon.Output;
            await daemon.DisposeAsync();
            throw new InvalidOperationException($"The daemon did not start: {e.Message}{Environment.NewLine}{output}", e);
        }
    }

    /// <summary>Runs it to its end: the exit code and what it wrote.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        await using var daemon = Launch(arguments);
        return (await daemon.ExitAsync(StartLimit), daemon.Output);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>SIGTERM, as systemd stops a service; the exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
        return await ExitAsync(StartLimit);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await KillAsync();
        _process.Dispose();
    }

    /// <summary>Starts it and waits for nothing.</summary>
    public static DaemonProcess Launch(params IEnumerable<string> arguments) => Launch(new Dictionary<string, string>(), arguments);

    private static DaemonProcess Launch(IReadOnlyDictionary<string, string> environment, IEnumerable<string> arguments)
    {
        var process = new Process { StartInfo = new ProcessStartInfo(Built.Executable, arguments) { RedirectStandardOutput = true, RedirectStandardError = true } };
        // What the developer has set must not leak into the test.
        foreach (var name in process.StartInfo.Environment.Keys.Where(k => k.StartsWith("AGGREGATOR_", StringComparison.Ordinal) || k is "STATE_DIRECTORY" or "CONFIGURATION_DIRECTORY" or "NOTIFY_SOCKET").ToList())
            process.StartInfo.Environment.Remove(name);
        // Without the operators' port, which has a fixed number, unless a test asks for it.
        foreach (var (name, value) in new Dictionary<string, string>(environment).Prepend(new("AGGREGATOR_Operating__OperatorUrl", "")))
            process.StartInfo.Environment[name] = value;
        var daemon = new DaemonProcess(process);
        process.OutputDataReceived += (_, line) => daemon.Hear(line.Data);
        process.ErrorDataReceived += (_, line) => daemon.Hear(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => daemon._announced.TrySetException(new InvalidOperationException("it ended"));
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return daemon;
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        lock (_output)
            _output.AppendLine(line);
        if (line.Split("portal page", StringSplitOptions.TrimEntries) is [_, var address] && Uri.TryCreate(address, UriKind.Absolute, out var portal))
            _portal = portal;
        // The announcement's last line: by then all of it was heard.
        if (_portal is not null && line.StartsWith("Ctrl+C", StringComparison.Ordinal))
            _announced.TrySetResult(_portal);
    }

    private async Task<int> ExitAsync(TimeSpan limit)
    {
        using var patience = new CancellationTokenSource(limit);
        await _process.WaitForExitAsync(patience.Token);
        return _process.ExitCode;
    }
}
