using Aggregator.Editing;
using Aggregator.Extracting;
using Aggregator.Fetching;
using Aggregator.Normalising;
using Aggregator.Reading;
using Aggregator.Rights;
using Aggregator.Sources;

namespace Aggregator.Storing;

/// <summary>Makes what a store is given: outlets, drafts, polls and visits, with as few words as a test needs.</summary>
internal static class Desk
{
    public static DateTimeOffset Start { get; } = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);

    public static Outlet Outlet(string id, params string[] sources) => new()
    {
        Id = new(id),
        Name = $"The {id}",
        HomePage = new($"https://www.{id}.example/"),
        Rights = new RightsPolicy { Extent = RightsExtent.Full, Image = true },
        Sources = [.. sources.Select(s => Source(id, s))],
    };

    public static Source Source(string outlet, string slug) => new() { Id = new($"{outlet}/{slug}"), Outlet = new(outlet), Address = new($"https://www.{outlet}.example/{slug}.xml") };

    /// <summary>A report of an outlet, told by its source, as the desk edits it.</summary>
    public static Draft Draft(string source, string slug, string headline, string text, Told? told = null)
    {
        told ??= new Told();
        var outlet = Outlet(source.Split('/')[0]);
        var address = new Uri(outlet.HomePage, told.Address ?? $"news/{slug}");
        var entry = new Entry { Guid = told.Guid ?? $"tag:{outlet.Id},2026:report/{slug}", Link = told.Link is null ? address : new Uri(outlet.HomePage, told.Link), Title = headline };
        var at = told.At ?? Start;
        List<Block> body = [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(p => new Block(BlockKind.Paragraph, p))];
        return Editor.Edit(new Report
        {
            Outlet = outlet.Id,
            Source = new(source),
            Keys = Identity.Keys(Source(outlet.Id.Value, source.Split('/')[1]), entry, address, headline, body),
            Headline = headline,
            Standfirst = told.Standfirst,
            Body = body,
            Attribution = new Attribution { Outlet = outlet.Name, Url = address, PublishedAt = told.PublishedAt ?? at, RetrievedAt = at },
            Category = told.Category ?? "uk",
            Language = "en-GB",
            PublishedAt = told.PublishedAt ?? at,
            PublishedFrom = told.From,
        });
    }

    /// <summary>What differs from a plain report.</summary>
    public sealed record Told
    {
        public string? Address { get; init; }

        public string? Link { get; init; }

        public string? Guid { get; init; }

        public string? Standfirst { get; init; }

        public string? Category { get; init; }

        public DateTimeOffset? At { get; init; }

        public DateTimeOffset? PublishedAt { get; init; }

        public DateProvenance From { get; init; } = DateProvenance.Feed;
    }

    /// <summary>Words that no other subject has, in paragraphs of thirty.</summary>
    public static string Text(string subject, int words = 90) =>
        string.Join('\n', Enumerable.Range(0, words).Chunk(30).Select(c => string.Join(' ', c.Select(i => $"{subject}{i}")) + "."));

    public static EntryResult Written(long key, Draft draft, long fingerprint = 1) => new EntryResult.Written(key, fingerprint, draft);

    public static EntryResult Awaiting(long key, string source, string slug, long fingerprint = 1) =>
        new EntryResult.Awaiting(key, fingerprint, new Entry { Guid = slug, Title = slug, Link = new Uri($"https://www.{source.Split('/')[0]}.example/news/{slug}") });

    public static Poll Poll(string source, DateTimeOffset at, params EntryResult[] results) => new()
    {
        Source = new(source),
        StartedAt = at,
        Took = TimeSpan.FromMilliseconds(250),
        Outcome = "fetched",
        Status = 200,
        Bytes = 4_096,
        Tally = new Tally { Seen = results.Length },
        Results = results,
        State = State(source, at),
    };

    public static SourceState State(string source, DateTimeOffset at) => new()
    {
        Source = new(source),
        NextAt = at.AddMinutes(15),
        NextBecause = "every 15 min",
        Validators = new Validators("\"v1\"", "Tue, 24 Nov 2026 12:00:00 GMT"),
        BodyHash = new string('a', 64),
        PolledAt = at,
        SucceededAt = at,
        Health = SourceHealth.Healthy,
    };

    public static VisitResult Visit(PageVisit visit, DateTimeOffset at, VisitOutcome outcome, DateTimeOffset? next = null) =>
        new() { Source = visit.Source, Key = visit.Key, At = at, Outcome = outcome, NextAt = next };
}
