using System.Net;
using System.Text.Json;
using Aggregator.Editing;

namespace Aggregator.Surfacing;

/// <summary><c>/api/v1/articles?updated_since=</c>: a copy of the store is kept up to date.</summary>
public sealed class SyncTests
{
    private SurfacesHost _host = null!;

    [SetUp]
    public async Task Start() => _host = await SurfacesHost.StartAsync();

    [TearDown]
    public ValueTask Stop() => _host.DisposeAsync();

    [Test]
    public async Task A_copy_has_exactly_the_store_and_goes_on_where_it_ended()
    {
        var outlet = _host.News.Outlet("bbc", "BBC News");
        var reports = Enumerable.Range(1, 7).Select(n => _host.News.Report(outlet, $"Report {n}")).ToList();
        Dictionary<string, string> copy = [];
        var sync = await PullAsync("updated_since=1970-01-01T00:00:00Z", copy, after: () => { });
        Assert.That(copy, Has.Count.EqualTo(7));

        _host.News.Revise(reports[1], a => a with { Headline = "Revised", Revision = 2 });
        _host.News.Withdraw(reports[2], "wrong");
        _host.News.Report(outlet, "Report 8");
        Dictionary<string, string> changed = [];
        await PullAsync($"cursor={sync}", changed, after: () => { });

        Assert.That(changed, Is.EquivalentTo(new Dictionary<string, string> { ["a002"] = "published Revised", ["a003"] = "withdrawn Report 3", ["a008"] = "published Report 8" }));
    }

    [Test]
    public async Task What_arrives_while_the_copy_is_made_is_in_it()
    {
        var outlet = _host.News.Outlet("bbc", "BBC News");
        foreach (var n in Enumerable.Range(1, 9))
            _host.News.Report(outlet, $"Report {n}");
        var left = 3;
        Dictionary<string, string> copy = [];
        await PullAsync("updated_since=1970-01-01T00:00:00Z", copy, after: () =>
        {
            if (left-- > 0)
                _host.News.Report(outlet, "While");
        });

        Assert.That(copy, Has.Count.EqualTo(12));
    }

    [Test]
    public async Task A_place_of_another_database_is_gone()
    {
        var sync = (await _host.JsonAsync("/api/v1/articles?updated_since=1970-01-01T00:00:00Z")).GetProperty("syncCursor").GetString();
        _host.News.Epoch = "beef";
        using var answer = await _host.GetAsync($"/api/v1/articles?cursor={sync}");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Gone));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("/problems/sync-lost"));
    }

    [TestCase("updated_since=yesterday", "updated_since")]
    [TestCase("updated_since=1970-01-01T00:00:00Z&outlet=bbc", "outlet")]
    [TestCase("updated_since=1970-01-01T00:00:00Z&q=x", "q")]
    [TestCase("updated_since=1970-01-01T00:00:00Z&limit=0", "limit")]
    [TestCase("updated_since=1970-01-01T00:00:00Z&cursor=x", "cursor")]
    [TestCase("updated_since=1970-01-01T00:00:00Z&updated_since=1970-01-01T00:00:00Z", "updated_since")]
    [TestCase("fields=headline,gossip", "fields")]
    [TestCase("fields=", "fields")]
    public async Task A_wrong_wish_is_a_problem(string query, string parameter)
    {
        using var answer = await _host.GetAsync("/api/v1/articles?" + query);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
        Assert.That(problem.RootElement.GetProperty("parameter").GetString(), Is.EqualTo(parameter));
    }

    private async Task<string?> PullAsync(string query, Dictionary<string, string> copy, Action after)
    {
        while (true)
        {
            var part = await _host.JsonAsync($"/api/v1/articles?limit=2&{query}");
            foreach (var item in part.GetProperty("items").EnumerateArray())
                copy[item.GetProperty("id").GetString()!] = $"{item.GetProperty("state").GetString()} {item.GetProperty("headline").GetString()}";
            after();
            if (part.GetProperty("nextCursor").GetString() is not { } next)
                return part.GetProperty("syncCursor").GetString();
            query = $"cursor={next}";
        }
    }
}
