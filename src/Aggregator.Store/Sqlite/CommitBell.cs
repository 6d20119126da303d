namespace Aggregator.Storing;

/// <summary>Rings after a commit that moved the version. Whoever waits takes <see cref="Next"/> before looking whether there is something, so that no ring is missed.</summary>
internal sealed class CommitBell
{
    private TaskCompletionSource _next = New();

    public Task Next => Volatile.Read(ref _next).Task;

    public void Ring() => Interlocked.Exchange(ref _next, New()).SetResult();

    // Whoever waited goes on elsewhere, not on the writer's time.
    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
