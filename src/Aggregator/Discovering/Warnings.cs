using System.Globalization;
using Aggregator.Fetching;
using Aggregator.Normalising;
using Aggregator.Reading;
using Aggregator.Sources;

namespace Aggregator.Discovering;

/// <summary>What speaks against a candidate. Pure.</summary>
internal static class Warnings
{
    private static readonly TimeSpan Silent = TimeSpan.FromDays(30);

    public static Warning Comments { get; } = new("comments", "readers' comments, no reports");

    public static Warning NotLookedAt { get; } = new("not-looked-at", "not looked at: the search had made its requests; paste this address to look at it");

    public static IEnumerable<Warning> Of(Candidate candidate, Lead lead, Feed feed, DateTimeOffset now)
    {
        if (lead.IsOfComments)
            yield return Comments;
        if (feed.Entries.Count == 0)
            yield return new("empty", "well-formed, but it holds no entries");
        if (feed.Rejected.Count > 0)
            yield return new("unreadable-entries", $"{feed.Rejected.Count} entries could not be read: {feed.Rejected[0]}");
        if (feed.Repairs.Count > 0)
            yield return new("mended", $"had to be mended: {string.Join("; ", feed.Repairs.Take(3))}");
        if (feed.IsIncomplete)
            yield return new("incomplete", "the document was cut off");
        foreach (var warning in OfEntries(candidate, feed, now))
            yield return warning;
    }

    /// <summary>A request that led to nothing.</summary>
    public static Warning Of(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Throttled => new("throttled", Asking.Said(outcome)),
        FetchOutcome.Failed { Failure: FetchFailure.Robots } f => new("blocked-by-robots", f.Reason),
        FetchOutcome.Failed { Failure: FetchFailure.Forbidden } f => new("blocked", f.Reason),
        FetchOutcome.Failed { Failure: FetchFailure.Challenged } f => new("challenged", f.Reason),
        FetchOutcome.Failed { Failure: FetchFailure.NotFound or FetchFailure.Gone } f => new("not-found", f.Reason),
        FetchOutcome.Failed { Failure: FetchFailure.AddressRefused } f => new("refused", f.Reason),
        FetchOutcome.Failed f => new("unreachable", f.Reason),
        _ => new("unreachable", Asking.Said(outcome)),
    };

    private static IEnumerable<Warning> OfEntries(Candidate candidate, Feed feed, DateTimeOffset now)
    {
        if (feed.Entries.Count == 0)
            yield break;
        if (candidate.NewestAt is not { } newest)
            yield return new("no-dates", "its entries carry no dates; reports are dated by their pages, or by when they are first seen");
        else if (now - newest > Silent)
            yield return new("stale", string.Create(CultureInfo.InvariantCulture, $"nothing new for {(now - newest).TotalDays:0} days"));
        if (feed.Entries.Any(e => e.PublishedAt > now.AddDays(1)))
            yield return new("future-dates", "some entries are dated in the future");
        if (feed.Entries.All(e => e.Link is null))
            yield return new("no-links", "its entries have no links: nothing can be made of them");
        if (candidate.Kind == SourceKind.Sitemap && feed.Entries.All(e => string.IsNullOrWhiteSpace(e.Title)))
            yield return new("plain-sitemap", "a plain sitemap: it tells pages, not news; every page that it names would be fetched");
        if (Elsewhere(candidate.Address, feed) is { } host)
            yield return new("elsewhere", $"its entries lead to other sites ({host}): whose reports are they?");
    }

    private static string? Elsewhere(Uri address, Feed feed)
    {
        var home = feed.Link ?? address;
        var foreign = feed.Entries.Select(e => e.Link).OfType<Uri>().Where(l => !Site.IsSame(l, address) && !Site.IsSame(l, home)).ToList();
        return 2 * foreign.Count > feed.Entries.Count ? foreign.GroupBy(l => l.Host).MaxBy(g => g.Count())!.Key : null;
    }
}
