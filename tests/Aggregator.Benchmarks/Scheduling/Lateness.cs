using System.Diagnostics;
using System.Globalization;

namespace Aggregator.Benchmarks;

/// <summary>How late turns began, in milliseconds, over one run.</summary>
internal sealed class Lateness
{
    private readonly List<double> _late = [];
    private readonly Lock _gate = new();

    public void Add(TimeSpan late)
    {
        lock (_gate)
            _late.Add(late.TotalMilliseconds);
    }

    public void Clear()
    {
        lock (_gate)
            _late.Clear();
    }

    public string Sum()
    {
        lock (_gate)
        {
            _late.Sort();
            return _late.Count == 0 ? "no turns" : string.Create(CultureInfo.InvariantCulture, $"{_late.Count} turns, lateness ms p50 {At(0.5):F1}, p99 {At(0.99):F1}, worst {_late[^1]:F1}");
        }
    }

    private double At(double share) => _late[(int)(share * (_late.Count - 1))];
}

/// <summary>This process's CPU seconds since it was made.</summary>
internal sealed class CpuClock
{
    private readonly TimeSpan _from = Process.GetCurrentProcess().TotalProcessorTime;

    public double Seconds => (Process.GetCurrentProcess().TotalProcessorTime - _from).TotalSeconds;
}
