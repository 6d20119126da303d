using Aggregator.Extracting;
using Aggregator.Reading;
using Aggregator.Rights;
using Aggregator.Sources;
using Aggregator.Storing;

namespace Aggregator.Ingesting;

/// <summary>Decides for each entry of a document: known, new and complete, waiting for its page, or of no use. Decides nothing about storing.</summary>
internal sealed class EntrySorter(Desk desk, int maxEntries)
{
    /// <summary>Entries with their keys, in the document's order, and a tally of those that need no further look.</summary>
    public (List<(long Key, Entry Entry)> Keyed, Tally Tally) Key(Feed feed)
    {
        var keyed = new List<(long, Entry)>(feed.Entries.Count);
        var seen = new HashSet<long>();
        var (duplicates, overLimit, nameless) = (0, 0, 0);
        foreach (var entry in feed.Entries)
        {
            if (EntryKey.Of(entry) is not { } key)
                nameless++;
            else if (!seen.Add(key))
                duplicates++;
            else if (keyed.Count >= maxEntries)
                overLimit++;
            else
                keyed.Add((key, entry));
        }

        var tally = new Tally { Seen = feed.Entries.Count + feed.Rejected.Count };
        return (keyed, tally with
        {
            Filtered = tally.Filtered.WithCount("duplicate", duplicates).WithCount("over-limit", overLimit),
            Rejected = tally.Rejected.WithCount("without-identity", nameless).WithCount("unreadable-entry", feed.Rejected.Count),
        });
    }

    /// <summary>What is to be stored of the entries that are new or changed; the others are counted as unchanged.</summary>
    public (List<EntryResult> Results, Tally Tally) Sort(
        Outlet outlet, Source source, Feed feed, List<(long Key, Entry Entry)> keyed, IReadOnlyDictionary<long, long> known, Tally tally, DateTimeOffset now, RightsSignals signals)
    {
        var ofSite = signals.OfSite();
        var results = new List<EntryResult>();
        foreach (var (key, entry) in keyed)
        {
            var fingerprint = EntryKey.Fingerprint(entry);
            if (known.TryGetValue(key, out var before) && before == fingerprint)
                continue;
            results.Add(Decide(outlet, source, key, fingerprint, WithOurs(entry, feed.Language, ofSite), now));
        }

        return (results, tally with { Unchanged = keyed.Count - results.Count });
    }

    // What the document says for all of its entries.
    private static Entry WithOurs(Entry entry, string? language, RightsSignals ofSite)
    {
        var spoken = entry.Language is null && language is not null ? entry with { Language = language } : entry;
        return ReferenceEquals(ofSite, RightsSignals.None) ? spoken : spoken with { Signals = spoken.Signals.And(ofSite) };
    }

    private EntryResult Decide(Outlet outlet, Source source, long key, long fingerprint, Entry entry, DateTimeOffset now)
    {
        if (entry.Link is null)
            return new EntryResult.Rejected(key, fingerprint, "no-link");
        var told = desk.Tell(entry);
        if (PageNeed.IsNeeded(source, told))
            return new EntryResult.Awaiting(key, fingerprint, entry);
        var (draft, rejected) = desk.Write(outlet, source, told, page: null, pageAddress: null, now);
        return draft is null ? new EntryResult.Rejected(key, fingerprint, rejected!) : new EntryResult.Written(key, fingerprint, draft);
    }
}
