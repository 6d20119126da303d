using System.Collections.Immutable;
using System.Net;
using Aggregator.Storing;
using AngleSharp.Html.Parser;

namespace Aggregator.Surfacing;

/// <summary>The thin admin view.</summary>
public sealed class AdminPagesTests
{
    private SurfacesHost _host = null!;

    [SetUp]
    public async Task Start()
    {
        _host = await SurfacesHost.StartAsync();
        await _host.SignInAsync(Role.Viewer);
        var outlet = _host.News.Outlet("bbc", "BBC News");
        _host.News.Source(outlet, "fine", SourceHealth.Healthy, null, new PollRecord
        {
            Source = new("bbc/fine"),
            StartedAt = FakeNewsroom.Start.AddMinutes(-3),
            Took = TimeSpan.FromMilliseconds(120),
            Outcome = "fetched",
            Status = 200,
            Bytes = 4096,
            Repairs = ["bare ampersand"],
            Tally = new() { Seen = 9, Stored = 2, Unchanged = 4, Filtered = ImmutableSortedDictionary<string, int>.Empty.Add("too old", 3) },
        });
        _host.News.Source(outlet, "new", SourceHealth.Unknown);
        _host.News.Source(outlet, "broken", SourceHealth.Unreadable, "HTML instead of a feed");
        _host.News.Source(outlet, "slow", SourceHealth.Failing, "<script>timeout</script>");
    }

    [TearDown]
    public ValueTask Stop() => _host.DisposeAsync();

    [Test]
    public async Task What_needs_attention_stands_first_with_its_problem_and_its_next_poll()
    {
        var page = new HtmlParser().ParseDocument(await _host.TextAsync("/admin"));
        var rows = page.QuerySelectorAll("tbody tr");

        Assert.Multiple(() =>
        {
            Assert.That(rows.Select(r => r.QuerySelector("th")!.TextContent), Is.EqualTo(new[] { "bbc/broken", "bbc/slow", "bbc/new", "bbc/fine" }));
            Assert.That(rows[0].TextContent, Does.Contain("unreadable").And.Contain("HTML instead of a feed").And.Contain("at 12:05 because every 15 min"));
            Assert.That(rows[1].TextContent, Does.Contain("<script>timeout</script>"));
            Assert.That(rows[3].TextContent, Does.Contain("9 seen, 2 stored, 4 unchanged, 3 filtered"));
            Assert.That(page.QuerySelectorAll("script"), Is.Empty);
        });
    }

    [Test]
    public async Task A_source_shows_its_polls_with_their_accounting()
    {
        var page = new HtmlParser().ParseDocument(await _host.TextAsync("/admin/source/bbc/fine"));

        Assert.That(page.QuerySelectorAll("tbody td").Select(c => c.TextContent.Trim()),
            Is.EqualTo(new[] { "fetched 200", "120", "4096", "9", "2", "0", "4", "0", "3 too old", "", "bare ampersand" }));
    }

    [Test]
    public async Task An_unknown_source_is_not_found()
    {
        using var answer = await _host.GetAsync("/admin/source/bbc/unknown");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }
}
