using System.Globalization;
using Aggregator.Normalising;
using Aggregator.Sources;

namespace Aggregator.Discovering;

/// <summary>Puts candidates in order, and says why. Pure.</summary>
internal static class Ranking
{
    private const double SameEntries = 0.8;

    /// <param name="candidates">In the order in which they were found.</param>
    /// <param name="asked">What the person typed.</param>
    /// <param name="known">Every source that there is.</param>
    /// <param name="now">The time.</param>
    public static IReadOnlyList<Candidate> Of(IEnumerable<Candidate> candidates, Uri asked, IEnumerable<Source> known, DateTimeOffset now)
    {
        var declared = known.GroupBy(s => CanonicalAddress.Key(s.Address)).ToDictionary(g => g.Key, g => g.First().Id, StringComparer.Ordinal);
        var judged = candidates.DistinctBy(c => (CanonicalAddress.Key(c.Address), c.Kind))
            .Select(c => declared.GetValueOrDefault(CanonicalAddress.Key(c.Address)) is { Value: { } id } ? With(c, new Warning("declared", $"is polled already, as {id}")) : c)
            .Select(c => Judged(c, asked, now))
            .OrderByDescending(c => c.Score)
            .ToList();
        for (var i = 1; i < judged.Count; i++)
        {
            if (judged.Take(i).FirstOrDefault(better => !better.Has("duplicate") && IsSame(better, judged[i])) is { } twin)
                judged[i] = Judged(With(judged[i], new Warning("duplicate", $"tells the same as {twin.Address.AbsoluteUri}")), asked, now);
        }

        return [.. judged.OrderByDescending(c => c.Score)];
    }

    private static bool IsSame(Candidate one, Candidate other) =>
        one.Kind == other.Kind && one.Keys.Count > 0 && other.Keys.Count > 0 && one.Keys.Intersect(other.Keys).Count() >= SameEntries * Math.Max(one.Keys.Count, other.Keys.Count);

    private static Candidate Judged(Candidate candidate, Uri asked, DateTimeOffset now)
    {
        var reasons = Reasons(candidate, asked, now).ToList();
        return candidate with { Score = Math.Clamp(reasons.Sum(r => r.Points), 0, 100), Reasons = [.. reasons.Select(r => string.Create(CultureInfo.InvariantCulture, $"{r.Points:+0;-0} {r.Why}"))] };
    }

    private static IEnumerable<(int Points, string Why)> Reasons(Candidate c, Uri asked, DateTimeOffset now)
    {
        if (!c.IsReadable)
        {
            yield return (0, "could not be read");
            yield break;
        }

        yield return c.Kind switch
        {
            SourceKind.Feed => (45, "a feed: made for being polled"),
            SourceKind.Sitemap => (35, "a sitemap: complete, but every report's page has to be fetched"),
            _ => (25, "a listing: depends on the page's markup, and every report's page has to be fetched"),
        };
        // Who asks for a home page means the site, not that page.
        if (CanonicalAddress.Key(c.Address) == CanonicalAddress.Key(asked) && asked.AbsolutePath.Length > 1)
            yield return (15, "what was asked for");
        else if (Leads.Shared(c.Address, c.Title, asked) is > 0 and var shared)
            yield return (Math.Min(2, shared) * 5, "its name fits what was asked for");
        if (c.Text == TextCarried.FullText)
            yield return (15, "carries its reports whole");
        else if (c.Text == TextCarried.Summaries)
            yield return (8, "carries summaries");
        if (c.NewestAt is { } newest)
            yield return (now - newest) switch { { TotalDays: < 1 } => (15, "something new today"), { TotalDays: < 7 } => (8, "something new this week"), { TotalDays: > 30 } => (-30, "stale"), _ => (0, "nothing new this week") };
        if (c.Entries >= 5)
            yield return (5, "several entries at once");
        foreach (var warning in c.Warnings)
        {
            if (Against(warning.Code) is < 0 and var points)
                yield return (points, warning.Text);
        }
    }

    private static int Against(string code) => code switch
    {
        "comments" => -60,
        "declared" => -50,
        "duplicate" => -40,
        "empty" or "no-links" => -40,
        "plain-sitemap" => -25,
        "elsewhere" => -20,
        "paywalled" => -10,
        "unreadable-entries" or "incomplete" or "future-dates" => -5,
        _ => 0,
    };

    private static Candidate With(Candidate candidate, Warning warning) => candidate with { Warnings = [.. candidate.Warnings, warning] };
}
