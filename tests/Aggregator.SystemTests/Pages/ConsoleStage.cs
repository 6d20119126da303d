using System.Collections.Immutable;
using Aggregator.Extracting;
using Aggregator.Extracting.Drifting;
using Aggregator.Rights;
using Aggregator.Scheduling;
using Aggregator.Sources;
using Aggregator.Storing;
using Aggregator.Surfacing;

namespace Aggregator.SystemTests.Pages;

/// <summary>A newsroom whose sources are in every state that the console can show, with two weeks behind them; the same at every run.</summary>
internal static class ConsoleStage
{
    private static readonly string[] Names = ["Albion Post", "Northern Lantern", "Tarnside Echo", "Capital Ledger", "Common Ground", "Daily Clarion", "Mereshire Courier", "Port Ellery Journal", "Marlbridge Gazette", "Severn Record", "Wolden Observer", "Penmoor Herald"];
    private static readonly string[] Slugs = ["front", "politics", "business", "sport", "local", "world"];
    private static readonly string[] Categories = ["uk", "politics", "business", "sport", "england", "world"];
    private static readonly DateTimeOffset Now = FakeNewsroom.Start;

    public static void Fill(FakeNewsroom news)
    {
        var random = new Random(8);
        foreach (var (o, name) in Names.Index())
        {
            var id = name.ToLowerInvariant().Replace(' ', '-');
            var outlet = news.Declare(new Outlet { Id = new(id), Name = $"The {name}", HomePage = new($"https://www.{id}.example/"), Family = o % 3 == 0 ? "albion-media" : o % 3 == 1 ? "northern-press" : null, Kind = o % 2 == 0 ? OutletKind.National : OutletKind.Regional, Rights = new RightsPolicy { Extent = o % 4 == 0 ? RightsExtent.Full : RightsExtent.Excerpt, Image = o % 4 == 0, Licence = o % 4 == 0 ? "OGL-UK-3.0" : null } });
            foreach (var (s, slug) in Slugs.Index())
                news.Put(Status(outlet, slug, Categories[s], random), Days(random, 2 + (12 >> s)));
        }

        Trouble(news);
    }

    private static void Trouble(FakeNewsroom news)
    {
        Change(news, "albion-post/politics", SourceHealth.Missing, "the server answered 404", 4, s => s with { State = s.State with { Memory = s.State.Memory with { Proposal = new(new("https://www.albion-post.example/feeds/politics.xml"), Now.AddHours(-3), "named by the outlet’s home page as “Politics”", 24) } } });
        Change(news, "tarnside-echo/local", SourceHealth.Challenged, "a bot defence answered (403): cf-mitigated: challenge", 11);
        Change(news, "capital-ledger/business", SourceHealth.Healthy, null, 0, s => s with { Drift = [new() { Kind = DriftKind.DeadSelector, Field = PageField.Body, Since = Now.AddHours(-5), Pages = 14, IsCertain = true, Selector = "div.story-body__inner", PresentLayer = "scoring", Suggestion = new("article .copy", 8, 8) }] });
        Change(news, "common-ground/front", SourceHealth.Healthy, null, 0, s => s with { HeldBack = 6 });
        Change(news, "daily-clarion/world", SourceHealth.Unreadable, "HTML instead of a feed: the document begins with <!doctype html>", 9);
        Change(news, "severn-record/local", SourceHealth.Failing, "the name www.severn-record.example does not resolve", 3);
        Change(news, "penmoor-herald/front", SourceHealth.Stale, "no new entry since 2026-11-22 08:10 GMT, where its usual week has about 31", 0);
        Change(news, "wolden-observer/sport", SourceHealth.Throttled, "the server answered 429", 2);
        Change(news, "marlbridge-gazette/world", SourceHealth.Unknown, null, 0, s => s with { LastPoll = null, State = s.State with { PolledAt = null, SucceededAt = null, Rhythm = Rhythm.None } });
        Change(news, "mereshire-courier/sport", SourceHealth.Healthy, null, 0, s => s with { Source = s.Source with { Enabled = false } });
    }

    private static void Change(FakeNewsroom news, string id, SourceHealth health, string? problem, int failures, Func<SourceStatus, SourceStatus>? more = null)
    {
        var status = news.Of(new(id));
        var troubled = health is not (SourceHealth.Healthy or SourceHealth.Unknown);
        var state = status.State with { Health = health, Problem = problem, Failures = failures, SucceededAt = failures > 0 ? Now.AddHours(-failures) : status.State.SucceededAt, Memory = status.State.Memory with { HealthSince = Now.AddHours(-1 - failures) } };
        status = status with { State = state, LastPoll = troubled && failures > 0 ? status.LastPoll! with { Outcome = health == SourceHealth.Throttled ? "throttled" : "failed", Problem = problem, Tally = Tally.Empty } : status.LastPoll };
        status = more?.Invoke(status) ?? status;
        news.Put(status, [.. news.DaysOf(new(id)).Select((d, n) => troubled && n >= 13 ? d with { Stored = 0, Troubled = d.Polls } : d)]);
    }

    private static SourceStatus Status(Outlet outlet, string slug, string category, Random random)
    {
        var id = new SourceId($"{outlet.Id}/{slug}");
        var polled = Now.AddSeconds(-random.Next(20, 1200));
        var source = new Source { Id = id, Outlet = outlet.Id, Address = new($"https://www.{outlet.Id}.example/{slug}/rss.xml"), Category = category, Kind = slug == "local" ? SourceKind.Listing : slug == "world" ? SourceKind.Sitemap : SourceKind.Feed, Interval = TimeSpan.FromMinutes(15) };
        var news = Enumerable.Range(0, random.Next(8, 60)).Select(n => (DateTimeOffset?)Now.AddHours(-random.Next(1, 160))).ToList();
        var state = new SourceState
        {
            Source = id,
            PolledAt = polled,
            SucceededAt = polled,
            NextAt = polled.AddMinutes(random.Next(8, 30)),
            NextBecause = random.Next(3) switch { 0 => "its rhythm: 3.1 new an hour at this time", 1 => "every 15 min", _ => "the feed asks for 20 min" },
            Health = SourceHealth.Healthy,
            Rhythm = Rhythm.None.After(Now, news, 30),
            Memory = new SourceMemory { HealthSince = Now.AddDays(-random.Next(1, 60)), NewsAt = polled.AddMinutes(-random.Next(5, 300)) },
        };
        return new(outlet, source, state, random.Next(40, 4000), Poll(id, polled, random));
    }

    private static PollRecord Poll(SourceId id, DateTimeOffset at, Random random)
    {
        var stored = random.Next(0, 4);
        return new PollRecord
        {
            Source = id,
            StartedAt = at,
            Took = TimeSpan.FromMilliseconds(random.Next(40, 900)),
            Outcome = stored == 0 ? "not-modified" : "fetched",
            Status = stored == 0 ? 304 : 200,
            Bytes = stored == 0 ? 0 : random.Next(9_000, 90_000),
            Conditional = true,
            Tally = stored == 0 ? Tally.Empty : new Tally { Seen = 30, Stored = stored, Unchanged = 29 - stored, Filtered = ImmutableSortedDictionary<string, int>.Empty.Add("duplicate", 1) },
            NextBecause = "every 15 min",
        };
    }

    private static PollDay[] Days(Random random, int usual) =>
        [.. Enumerable.Range(0, 14).Select(n => new PollDay(DateOnly.FromDateTime(Now.UtcDateTime).AddDays(n - 13), 90, random.Next(9) == 0 ? random.Next(1, 6) : 0, random.Next(usual / 2, (usual * 3 / 2) + 1), random.Next(0, 3)))];
}
