namespace Aggregator.Simulator;

/// <summary>What is published at an instant follows from scenario and time alone.</summary>
public sealed class WorldTests
{
    private static readonly int[] Instants = [0, 1, 39, 40, 61, 300, 5_000, 20_000];

    [Test]
    public async Task The_same_start_shows_the_same_world()
    {
        await using var first = await Reader.OfAsync();
        var ports = first.Street.Outlets.ToDictionary(o => o.Slug, o => o.HomePage.Port);
        var before = Instants.Select(s => Told(first, s)).ToList();
        await first.DisposeAsync();

        var options = new FleetStreetOptions { StartedAt = first.Street.StartedAt, Ports = ports };
        await using var second = await Reader.OfAsync(options: options, now: Reader.Start.AddHours(3));

        Assert.That(second.Street.Moved, Is.Empty);
        Assert.That(Instants.Select(s => Told(second, s)), Is.EqualTo(before));
    }

    [Test]
    public async Task What_is_published_does_not_depend_on_what_was_asked_before()
    {
        await using var reader = await Reader.OfAsync();
        var late = Told(reader, 600);
        var early = Told(reader, 10);

        Assert.That(Told(reader, 600), Is.EqualTo(late));
        Assert.That(Told(reader, 10), Is.EqualTo(early));
    }

    [Test]
    public async Task Nothing_that_was_published_goes_missing_later()
    {
        await using var reader = await Reader.OfAsync();
        var ids = reader.Street.Published(Reader.Start).Select(r => r.Id).ToHashSet();
        foreach (var seconds in Instants)
        {
            var now = reader.Street.Published(Reader.Start.AddSeconds(seconds)).Select(r => r.Id).ToHashSet();
            Assert.That(ids.IsSubsetOf(now), $"at {seconds} s");
            ids = now;
        }
    }

    [Test]
    public async Task No_two_reports_share_an_address()
    {
        await using var reader = await Reader.OfAsync();

        var reports = reader.Street.Published(Reader.Start.AddDays(1));

        Assert.That(reports, Has.Count.GreaterThan(10_000));
        Assert.That(reports.Select(r => r.Url.AbsoluteUri).ToHashSet(), Has.Count.EqualTo(reports.Count));
        Assert.That(reports.Select(r => r.Id).ToHashSet(), Has.Count.EqualTo(reports.Count));
    }

    [Test]
    public async Task No_two_reports_of_an_outlet_say_the_same()
    {
        await using var reader = await Reader.OfAsync();

        var reports = reader.Street.Published(Reader.Start.AddHours(8));

        Assert.That(reports.Select(r => $"{r.Outlet}\n{string.Join('\n', r.Paragraphs)}").ToHashSet(), Has.Count.EqualTo(reports.Count));
    }

    [Test]
    public async Task A_generated_report_has_no_hole_in_it()
    {
        await using var reader = await Reader.OfAsync();
        foreach (var report in reader.Street.Published(Reader.Start.AddHours(8)))
        {
            var text = string.Join('\n', report.Paragraphs.Append(report.Headline).Append(report.Standfirst).Append(report.Caption));
            Assert.That(text, Does.Not.Match("[{}|]|  | ,|\\.\\."), report.Id);
            Assert.That(report.Paragraphs, Has.Count.InRange(5, 14), report.Id);
        }
    }

    [Test]
    public async Task A_viewer_sees_a_backlog_at_once_and_something_new_every_few_seconds()
    {
        await using var reader = await Reader.OfAsync();
        var backlog = reader.Street.Published(Reader.Start);
        var minutes = Enumerable.Range(1, 10).Select(m => reader.Street.Published(Reader.Start.AddMinutes(m)).Count).ToList();

        Assert.That(backlog, Has.Count.GreaterThan(40));
        Assert.That(backlog.Select(r => r.PublishedAt), Is.All.LessThanOrEqualTo(Reader.Start));
        Assert.That(minutes.Zip(minutes.Skip(1)).Select(pair => pair.Second - pair.First), Is.All.InRange(5, 14));
    }

    [Test]
    public async Task The_burst_publishes_three_hundred_reports_within_a_minute()
    {
        await using var reader = await Reader.OfAsync("burst");

        Assert.That(reader.Street.Published(Reader.Start), Has.Count.LessThan(12));
        Assert.That(reader.Street.Published(Reader.Start.AddSeconds(30)), Has.Count.InRange(120, 180));
        Assert.That(reader.Street.Published(Reader.Start.AddSeconds(60)), Has.Count.EqualTo(300));
        Assert.That(reader.Street.Published(Reader.Start.AddDays(1)), Has.Count.EqualTo(300));
    }

    private static List<string> Told(Reader reader, int seconds) =>
        [.. reader.Street.Published(reader.Street.StartedAt.AddSeconds(seconds))
            .Select(r => $"{r.Url} {r.Headline} {r.Revision} {r.Issue} {r.State} {r.PublishedAt:O} {string.Join(' ', r.Blocks)}")];
}
