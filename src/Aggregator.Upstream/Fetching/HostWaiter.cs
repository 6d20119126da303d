namespace Aggregator.Fetching;

/// <summary>One request in a host's line.</summary>
internal sealed class HostWaiter : TaskCompletionSource<Admission>
{
    private readonly HostLine _line;
    private CancellationTokenRegistration _registration;

    public HostWaiter(HostLine line, in HostTurn turn)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        (_line, Turn) = (line, turn);
        Node = new LinkedListNode<HostWaiter>(this);
    }

    public LinkedListNode<HostWaiter> Node { get; }

    public HostTurn Turn { get; }

    /// <summary>Whose queue it stands in; set by the queue.</summary>
    public HostQueue.Tenant? Tenant { get; set; }

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
