namespace Aggregator.Simulator.Serving;

/// <summary>The faults that tests have put on one outlet. The latest that fits a request is used.</summary>
internal sealed class FaultBoard
{
    private readonly Lock _gate = new();
    private readonly List<(Fault Fault, int Left)> _faults = [];

    public void Put(Fault fault)
    {
        lock (_gate)
            _faults.Add((fault, fault.Times));
    }

    public void Clear()
    {
        lock (_gate)
            _faults.Clear();
    }

    /// <summary>The fault for a request, and one use of it less.</summary>
    public Fault? Take(string path)
    {
        lock (_gate)
        {
            var index = _faults.FindLastIndex(f => f.Fault.Path is null || path.StartsWith(f.Fault.Path, StringComparison.Ordinal));
            if (index < 0)
                return null;
            var (fault, left) = _faults[index];
            if (left <= 1)
                _faults.RemoveAt(index);
            else
                _faults[index] = (fault, left - 1);
            return fault;
        }
    }
}
