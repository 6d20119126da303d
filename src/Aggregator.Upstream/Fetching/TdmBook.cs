using System.Collections.Concurrent;
using Aggregator.Rights;

namespace Aggregator.Fetching;

/// <summary>The TDM file of every authority whose pages are read: asked for at most once a day, by whoever reads a page first.</summary>
/// <param name="fetch">Fetches a file within the host's budget and as robots.txt allows.</param>
/// <param name="most">How many are kept.</param>
/// <param name="clock">Tells when one is too old.</param>
internal sealed class TdmBook(Func<Uri, Task<FetchOutcome>> fetch, int most, TimeProvider clock)
{
    private static readonly TimeSpan Keep = TimeSpan.FromHours(24);
    private static readonly TimeSpan KeepNothing = TimeSpan.FromHours(6); // after an answer that was none; the page is read all the same

    private readonly ConcurrentDictionary<string, Entry> _entries = new(StringComparer.OrdinalIgnoreCase);

    public async ValueTask<RightsSignals> OfAsync(Uri address, CancellationToken cancellation)
    {
        var authority = address.GetLeftPart(UriPartial.Authority);
        if (!_entries.TryGetValue(authority, out var entry) || entry.Until <= clock.GetUtcNow())
        {
            MakeRoom();
            var fresh = new Entry(clock.GetUtcNow() + Keep);
            entry = _entries.AddOrUpdate(authority, static (_, e) => e.New, static (_, old, e) => old.Until > e.Now ? old : e.New, (New: fresh, Now: clock.GetUtcNow()));
            if (ReferenceEquals(entry, fresh))
                fresh.Start(FetchAsync(new Uri(authority + TdmFile.Path), fresh));
        }

        var file = await entry.File.WaitAsync(cancellation).ConfigureAwait(false);
        return file.Of(address);
    }

    private async Task<TdmFile> FetchAsync(Uri address, Entry entry)
    {
        var outcome = await fetch(address).ConfigureAwait(false);
        if (outcome is FetchOutcome.Fetched fetched)
            return TdmFile.Parse(fetched.Body);
        if (outcome is not FetchOutcome.Failed { Status: >= 400 and < 500 })
            entry.Until = clock.GetUtcNow() + KeepNothing;
        return TdmFile.None;
    }

    private void MakeRoom()
    {
        if (_entries.Count < most)
            return;
        foreach (var (authority, _) in _entries.OrderBy(e => e.Value.Until).Take(Math.Max(1, most / 10)).ToList())
            _entries.TryRemove(authority, out _);
    }

    private sealed class Entry(DateTimeOffset until)
    {
        private readonly TaskCompletionSource<Task<TdmFile>> _started = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public DateTimeOffset Until { get; set; } = until;

        public Task<TdmFile> File => _started.Task.Unwrap();

        public void Start(Task<TdmFile> fetching) => _started.SetResult(fetching);
    }
}
