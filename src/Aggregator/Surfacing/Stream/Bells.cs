namespace Aggregator.Surfacing.Stream;

/// <summary>
/// Wakes the clients: all of them when there is news, and a share of them each second for a sign of life. So thousands of clients need one timer,
/// and their heartbeats do not fall on one instant.
/// </summary>
internal sealed class Bells
{
    private readonly TaskCompletionSource[] _bells;
    private int _next;

    public Bells(int count)
    {
        _bells = new TaskCompletionSource[count];
        for (var i = 0; i < count; i++)
        {
            _bells[i] = New();
        }
    }

    /// <summary>The bell that a new client listens to.</summary>
    public int Take() => (int)((uint)Interlocked.Increment(ref _next) % (uint)_bells.Length);

    /// <summary>To be taken before looking whether there is something, so that no ring is missed.</summary>
    public Task Next(int bell) => Volatile.Read(ref _bells[bell]).Task;

    public void RingAll()
    {
        for (var i = 0; i < _bells.Length; i++)
        {
            Ring(i);
        }
    }

    public void Ring(int bell) => Interlocked.Exchange(ref _bells[bell % _bells.Length], New()).SetResult();

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
