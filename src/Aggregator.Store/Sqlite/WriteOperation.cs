namespace Aggregator.Storing;

/// <summary>Something to be written, and whoever waits for it.</summary>
internal abstract class WriteOperation
{
    /// <summary>Whether it has a transaction of its own.</summary>
    public bool IsAlone { get; init; }

    public abstract bool IsCancelled { get; }

    /// <summary>Changes the database; the answer is held back until the commit.</summary>
    public abstract void Run(Batch batch);

    public abstract void Complete();

    public abstract void Fail(Exception exception);

    public abstract void Cancel();
}

/// <inheritdoc/>
internal sealed class WriteOperation<T>(Func<Batch, T> run, CancellationToken cancellation) : WriteOperation
{
    // Whoever waits goes on elsewhere, not on the writer's time.
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _answer;

    public Task<T> Task => _done.Task;

    public override bool IsCancelled => cancellation.IsCancellationRequested;

    public override void Run(Batch batch) => _answer = run(batch);

    public override void Complete() => _done.TrySetResult(_answer!);

    public override void Fail(Exception exception) => _done.TrySetException(exception);

    public override void Cancel() => _done.TrySetCanceled(cancellation);
}
