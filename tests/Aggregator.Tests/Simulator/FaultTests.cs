using System.Net;

namespace Aggregator.Simulator;

/// <summary>Tests can make a server fail, see who asked, and start a street again.</summary>
public sealed class FaultTests
{
    [Test]
    public async Task A_status_is_answered_as_often_as_asked_for()
    {
        await using var reader = await Reader.OfAsync();
        reader.Street.Fault("albion-post", new Fault { Status = 429, RetryAfter = TimeSpan.FromSeconds(90), Path = "/news/rss", Times = 2 });
        var statuses = new List<int>();
        for (var i = 0; i < 3; i++)
        {
            using var response = await reader.FeedAsync("albion-post");
            statuses.Add((int)response.StatusCode);
            Assert.That(response.Headers.RetryAfter?.Delta, Is.EqualTo(i < 2 ? TimeSpan.FromSeconds(90) : null));
        }

        using var home = await reader.GetAsync(reader.Outlet("albion-post").HomePage);
        Assert.That(statuses, Is.EqualTo([429, 429, 200]));
        Assert.That(home.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_body_is_cut_off_and_the_connection_with_it()
    {
        await using var reader = await Reader.OfAsync();
        reader.Street.Fault("albion-post", new Fault { CutAfterBytes = 500 });

        Assert.That(async () => await reader.FeedAsync("albion-post") is var response ? await response.Content.ReadAsByteArrayAsync() : null, Throws.InstanceOf<HttpRequestException>().Or.InstanceOf<IOException>());
        reader.Street.Heal("albion-post");
        Assert.That(await reader.FeedTextAsync("albion-post"), Does.EndWith("</rss>\n"));
    }

    [Test]
    public async Task Garbage_is_the_same_garbage_each_time_and_has_no_validators()
    {
        await using var reader = await Reader.OfAsync();
        reader.Street.Fault("albion-post", new Fault { Garbage = true });
        using var first = await reader.FeedAsync("albion-post");
        using var second = await reader.FeedAsync("albion-post");

        Assert.That(await first.Content.ReadAsByteArrayAsync(), Is.EqualTo(await second.Content.ReadAsByteArrayAsync()));
        Assert.That(first.Headers.ETag, Is.Null);
        Assert.That(first.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/xml"));
    }

    [Test]
    public async Task A_delay_lasts_by_the_clock_of_the_simulator()
    {
        await using var reader = await Reader.OfAsync();
        reader.Street.Fault("albion-post", new Fault { Delay = TimeSpan.FromMinutes(10), Body = "late" });
        var late = reader.FeedAsync("albion-post");
        while (!late.IsCompleted)
        {
            reader.Clock.Advance(TimeSpan.FromMinutes(10));
            await Task.Yield();
        }

        using var response = await late;
        Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("late"));
    }

    [Test]
    public async Task Requests_are_counted_and_on_demand_kept()
    {
        await using var reader = await Reader.OfAsync(options: new FleetStreetOptions { RecordRequests = true });
        using var response = await reader.FeedAsync("albion-post", h => h.Add("User-Agent", "Tester/1.0 (+https://example.org)"));
        using var other = await reader.GetAsync(new Uri(reader.Outlet("albion-post").HomePage, "/nothing?x=1"));

        Assert.That(reader.Street.Requests("albion-post"), Is.EqualTo(2));
        Assert.That(reader.Street.Requests("daily-clarion"), Is.Zero);
        Assert.That(reader.Street.Recorded("albion-post").Select(r => (r.Path, r.Status)), Is.EqualTo([("/news/rss.xml", 200), ("/nothing?x=1", 404)]));
        Assert.That(reader.Street.Recorded("albion-post")[0].Headers["user-agent"], Does.StartWith("Tester/1.0"));
    }

    [Test]
    public async Task A_port_that_is_taken_is_left_and_named()
    {
        await using var first = await Reader.OfAsync();
        var taken = first.Outlet("albion-post").HomePage.Port;

        await using var second = await Reader.OfAsync(options: new FleetStreetOptions { Ports = new Dictionary<string, int> { ["albion-post"] = taken } });

        Assert.That(second.Street.Moved, Is.EqualTo(["albion-post"]));
        Assert.That(second.Outlet("albion-post").HomePage.Port, Is.Not.EqualTo(taken));
        Assert.That(await second.FeedTextAsync("albion-post"), Does.Contain("The Albion Post"));
    }

    [Test]
    public async Task Every_outlet_listens_on_a_loopback_port_of_its_own()
    {
        await using var reader = await Reader.OfAsync();

        Assert.That(reader.Street.Outlets.Select(o => o.HomePage.Host), Is.All.EqualTo("127.0.0.1"));
        Assert.That(reader.Street.Outlets.Select(o => o.HomePage.Port), Is.Unique);
        Assert.That(reader.Street.Outlets, Has.Count.GreaterThanOrEqualTo(8));
    }
}
