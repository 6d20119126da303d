namespace Aggregator.Fetching;

/// <summary>One request in a host's line.</summary>
internal sealed class HostWaiter : TaskCompletionSource<Admission>
{
    private readonly HostLine _line;
    private CancellationTokenRegistration _registration;

    public HostWaiter(HostLine line, string tenant, TimeSpan spacing)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        (_line, Tenant, Spacing) = (line, tenant, spacing);
        Node = new LinkedListNode<HostWaiter>(this);
    }

    public LinkedListNode<HostWaiter> Node { get; }

    public string Tenant { get; }

    public TimeSpan Spacing { get; }

    /// <summary>Not under the line's lock: where the token is cancelled already, the waiter gives up in here.</summary>
    public void CancelWith(CancellationToken cancellation)
    {
        _registration = cancellation.UnsafeRegister(static (waiter, token) => ((HostWaiter)waiter!)._line.Abandon((HostWaiter)waiter, token), this);
        if (Task.IsCompleted)
            _registration.Unregister();
    }

    public void Answer(Admission admission)
    {
        _registration.Unregister();
        TrySetResult(admission);
    }
}
