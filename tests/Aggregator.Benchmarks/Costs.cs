using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Aggregator.Benchmarks;

/// <summary>Time and allocated bytes by part, summed.</summary>
internal sealed class Costs
{
    private readonly OrderedDictionary<string, (long Ticks, long Bytes)> _parts = new(StringComparer.Ordinal);

    public T Of<T>(string part, Func<T> work)
    {
        var (ticks, bytes) = (Stopwatch.GetTimestamp(), GC.GetAllocatedBytesForCurrentThread());
        var result = work();
        (ticks, bytes) = (Stopwatch.GetTimestamp() - ticks, GC.GetAllocatedBytesForCurrentThread() - bytes);
        var before = _parts.GetValueOrDefault(part);
        _parts[part] = (before.Ticks + ticks, before.Bytes + bytes);
        return result;
    }

    public void Print(int reports)
    {
        foreach (var (part, (ticks, bytes)) in _parts)
            Console.WriteLine($"{part,-16} {Stopwatch.GetElapsedTime(0, ticks).TotalMicroseconds / reports,8:F1} µs {bytes / 1000.0 / reports,8:F1} kB a report");
    }
}
