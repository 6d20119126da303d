using System.Net;

namespace Aggregator.Surfacing;

/// <summary>Streams are bounded, and plain requests do where no stream can be held.</summary>
public sealed class StreamLimitsTests
{
    [Test]
    public async Task A_client_has_so_many_streams_and_no_more_until_it_closes_one()
    {
        await using var host = await SurfacesHost.StartAsync(s => s["Stream:ConnectionsPerAddress"] = "2");
        var one = await EventReader.OpenAsync(host.Client);
        await using var two = await EventReader.OpenAsync(host.Client);
        using (var refused = await host.GetAsync("/api/v1/headlines/stream"))
        {
            Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.TooManyRequests));
            Assert.That(refused.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(refused.Headers.RetryAfter!.Delta, Is.EqualTo(TimeSpan.FromSeconds(10)));
        }

        await using var other = await OpenAsync(host, "203.0.113.5, 198.51.100.7");
        await one.DisposeAsync();
        // The server hears of the end a moment later.
        var status = HttpStatusCode.TooManyRequests;
        for (var tries = 0; tries < 200 && status == HttpStatusCode.TooManyRequests; tries++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(25), TimeProvider.System);
            status = await StatusAsync(host);
        }

        Assert.That(status, Is.EqualTo(HttpStatusCode.OK));
    }

    private static async Task<HttpStatusCode> StatusAsync(SurfacesHost host)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/headlines/stream");
        using var answer = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    [Test]
    public async Task All_together_have_so_many_streams()
    {
        await using var host = await SurfacesHost.StartAsync(s => s["Stream:Connections"] = "1");
        await using var one = await EventReader.OpenAsync(host.Client);
        using var refused = await host.GetAsync("/api/v1/headlines/stream", r => r.Headers.Add("X-Forwarded-For", "198.51.100.7"));

        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
    }

    [TestCase("x")]
    [TestCase("0af5")]
    [TestCase("0af5-")]
    [TestCase("0af5--1")]
    [TestCase("-5")]
    [TestCase("0af5-99999999999999999999999")]
    public async Task A_place_that_is_none_is_a_problem(string id)
    {
        await using var host = await SurfacesHost.StartAsync();
        foreach (var path in (string[])["stream", "events"])
        {
            using var answer = await host.GetAsync($"/api/v1/headlines/{path}?after={id}");
            Assert.That((answer.StatusCode, answer.Content.Headers.ContentType!.MediaType), Is.EqualTo((HttpStatusCode.BadRequest, "application/problem+json")));
        }
    }

    [Test]
    public async Task Plain_requests_get_the_same_events_part_by_part()
    {
        await using var host = await SurfacesHost.StartAsync();
        var outlet = host.News.Outlet("bbc", "BBC News");
        host.News.Report(outlet, "First");
        var begin = await host.JsonAsync("/api/v1/headlines/events");
        host.News.Report(outlet, "Second");
        host.News.Report(outlet, "Third");
        var part = await host.JsonAsync($"/api/v1/headlines/events?limit=1&after={begin.GetProperty("next").GetString()}");
        var rest = await host.JsonAsync($"/api/v1/headlines/events?after={part.GetProperty("next").GetString()}");
        var end = await host.JsonAsync($"/api/v1/headlines/events?after={rest.GetProperty("next").GetString()}");

        Assert.Multiple(() =>
        {
            Assert.That(begin.GetProperty("headlines")[0].GetProperty("headline").GetString(), Is.EqualTo("First"));
            Assert.That(begin.GetProperty("reset").GetBoolean(), Is.False);
            Assert.That(part.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("headline").GetProperty("headline").GetString()), Is.EqualTo(new[] { "Second" }));
            Assert.That(rest.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("headline").GetProperty("headline").GetString()), Is.EqualTo(new[] { "Third" }));
            Assert.That(end.GetProperty("items").GetArrayLength(), Is.Zero);
            Assert.That(end.GetProperty("next").GetString(), Is.EqualTo("0af5-4"));
        });
    }

    [Test]
    public async Task A_request_that_waits_is_answered_when_something_happens_or_its_time_is_over()
    {
        await using var host = await SurfacesHost.StartAsync();
        var outlet = host.News.Outlet("bbc", "BBC News");
        var waiting = host.JsonAsync("/api/v1/headlines/events?wait=20&after=0af5-1");
        host.News.Report(outlet, "News");
        Assert.That((await waiting).GetProperty("items").GetArrayLength(), Is.EqualTo(1));

        var idle = host.JsonAsync("/api/v1/headlines/events?wait=20&after=0af5-2");
        while (!idle.IsCompleted)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.WhenAny(idle, Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System));
        }

        Assert.That((await idle).GetProperty("items").GetArrayLength(), Is.Zero);
    }

    [Test]
    public async Task A_place_that_is_lost_gives_the_headlines_and_says_so()
    {
        await using var host = await SurfacesHost.StartAsync();
        var outlet = host.News.Outlet("bbc", "BBC News");
        host.News.Report(outlet, "First");
        host.News.Prune(2);
        var answer = await host.JsonAsync("/api/v1/headlines/events?after=0af5-1");

        Assert.Multiple(() =>
        {
            Assert.That(answer.GetProperty("reset").GetBoolean(), Is.True);
            Assert.That(answer.GetProperty("headlines").GetArrayLength(), Is.EqualTo(1));
            Assert.That(answer.GetProperty("next").GetString(), Is.EqualTo("0af5-2"));
        });
    }

    private static async Task<EventReader> OpenAsync(SurfacesHost host, string forwardedFor)
    {
        host.Client.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        try
        {
            return await EventReader.OpenAsync(host.Client);
        }
        finally
        {
            host.Client.DefaultRequestHeaders.Remove("X-Forwarded-For");
        }
    }
}
