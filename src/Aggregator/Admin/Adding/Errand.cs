using Aggregator.Discovering;

namespace Aggregator.Admin.Adding;

/// <summary>Something that takes seconds and runs by itself, while pages ask how far it is.</summary>
internal sealed class Errand<T> : IProgress<Step>
    where T : class
{
    private readonly Lock _lock = new();
    private readonly List<Step> _steps = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile T? _result;
    private volatile string? _fault;

    /// <summary>Null until it is done.</summary>
    public T? Result => _result;

    /// <summary>A mistake of ours, told to whoever waits; null where there is none.</summary>
    public string? Fault => _fault;

    public bool IsDone => _result is not null || _fault is not null;

    /// <summary>So far; a step in hand comes last and has no outcome.</summary>
    public IReadOnlyList<Step> Steps
    {
        get
        {
            lock (_lock)
                return [.. _steps];
        }
    }

    public void Report(Step value)
    {
        lock (_lock)
        {
            if (_steps is [.., { Outcome: null } last] && last.Doing == value.Doing)
                _steps[^1] = value;
            else
                _steps.Add(value);
        }
    }

    /// <summary>Done, one way or the other.</summary>
    public Task Ended => _ended.Task;

    public void End(T result)
    {
        _result = result;
        _ended.SetResult();
    }

    public void Fail(string fault)
    {
        _fault = fault;
        _ended.SetResult();
    }
}
