using System.Collections.Concurrent;
using Aggregator.Storing;
using Microsoft.Extensions.Options;

namespace Aggregator.Surfacing;

/// <summary>
/// Keeps answers ready as bytes for as long as they are right: until the store's version moves or the clock makes them wrong.
/// However many ask, each is made once. Bounded: two generations, the older of which is dropped when the younger is full.
/// </summary>
internal sealed class ReadyAnswers(IArticleQueries queries, TimeProvider clock, IOptions<SurfacingOptions> options)
{
    private const int KeyAndSlotBytes = 1_000;

    private readonly long _mostBytes = options.Value.ReadyAnswersMiB * 1024L * 1024 / 2;
    private ConcurrentDictionary<object, Slot> _young = new();
    private ConcurrentDictionary<object, Slot> _old = new();
    private long _youngBytes;

    /// <param name="key">Says all that the answer depends on, besides the store and the clock; a record, so that no two questions can be taken for each other.</param>
    /// <param name="make">Makes the answer as of an instant. Not cancelled with the request that happens to come first: others wait for it.</param>
    /// <param name="whateverIsStored">Right until its time has come, however often the store changes meanwhile.</param>
    public async ValueTask<Answer> FindAsync(object key, Func<DateTimeOffset, ValueTask<Answer>> make, bool whateverIsStored = false)
    {
        var now = clock.GetUtcNow();
        var version = whateverIsStored ? 0 : queries.Version;
        var second = now.ToUnixTimeSeconds();
        if (!_young.TryGetValue(key, out var slot))
        {
            _old.TryGetValue(key, out slot);
        }

        if (slot is not null && slot.Version == version && await slot.Answer.Value is var answer && now < answer.ValidUntil)
        {
            return slot.Second == second || answer.AsOfOffset is null ? answer : Keep(key, version, second, answer.AsOf(now));
        }

        return await MakeAsync(key, slot, new Slot(version, second, new(() => MakeAsync(make, now, slot))));
    }

    // What says the same as before is as old as before, although it was made anew.
    private static async Task<Answer> MakeAsync(Func<DateTimeOffset, ValueTask<Answer>> make, DateTimeOffset now, Slot? before)
    {
        var answer = await make(now);
        var same = before is not null && before.Answer.IsValueCreated && before.Answer.Value.IsCompletedSuccessfully ? await before.Answer.Value : null;
        return answer with { Since = same?.Tag == answer.Tag ? same.Since : now };
    }

    private Answer Keep(object key, long version, long second, Answer answer)
    {
        _young[key] = new Slot(version, second, new(Task.FromResult(answer)));
        MakeRoom((answer.Bytes.Length * 3 / 2) + KeyAndSlotBytes);
        return answer;
    }

    private async ValueTask<Answer> MakeAsync(object key, Slot? stale, Slot fresh)
    {
        var slot = _young.AddOrUpdate(
            key,
            static (_, slots) => slots.Fresh,
            static (_, there, slots) => ReferenceEquals(there, slots.Stale) || !there.IsLike(slots.Fresh) ? slots.Fresh : there,
            (Stale: stale, Fresh: fresh));
        try
        {
            var answer = await slot.Answer.Value;
            if (ReferenceEquals(slot, fresh))
            {
                MakeRoom((answer.Bytes.Length * 3 / 2) + KeyAndSlotBytes);
            }

            return answer;
        }
        catch
        {
            // A failure is not an answer: the next who asks tries again.
            _young.TryRemove(KeyValuePair.Create(key, slot));
            throw;
        }
    }

    private void MakeRoom(long bytes)
    {
        if (Interlocked.Add(ref _youngBytes, bytes) > _mostBytes)
        {
            _old = Interlocked.Exchange(ref _young, new());
            Interlocked.Exchange(ref _youngBytes, 0);
        }
    }

    private sealed record Slot(long Version, long Second, Lazy<Task<Answer>> Answer)
    {
        public bool IsLike(Slot other) => Version == other.Version && Second == other.Second;
    }
}
