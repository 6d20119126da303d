using System.Net;
using Aggregator.Surfacing.Api;

namespace Aggregator.Surfacing;

/// <summary>What is asked again within a second is answered without the usual way; nobody may get by that what is not his.</summary>
public sealed class RepeatsTests
{
    private const string Key = "a-key-for-a-test";

    [Test]
    public async Task A_repeated_question_gets_the_same_answer_and_after_a_change_another()
    {
        await using var host = await SurfacesHost.StartAsync();
        var article = host.News.Report(host.News.Outlet("bbc", "BBC News"), "One");
        var first = await host.TextAsync("/api/v1/headlines");
        var repeated = await host.TextAsync("/api/v1/headlines");
        host.News.Revise(article, a => a with { Headline = "One, corrected", Revision = 2 });
        var changed = await host.TextAsync("/api/v1/headlines");

        Assert.That(repeated, Is.EqualTo(first));
        Assert.That(changed, Does.Contain("One, corrected"));
    }

    [Test]
    public async Task A_repeated_answer_carries_the_same_headers()
    {
        await using var host = await SurfacesHost.StartAsync();
        host.News.Report(host.News.Outlet("bbc", "BBC News"), "One");
        host.Clock.Advance(TimeSpan.FromSeconds(5));
        foreach (var path in (string[])["/api/v1/headlines", "/api/v1/articles/a001", "/", "/feed.atom", "/sitemap.xml"])
        {
            var answers = new List<string>();
            for (var i = 0; i < 3; i++)
            {
                using var answer = await host.GetAsync(path, r => r.Headers.AcceptEncoding.ParseAdd("br"));
                answers.Add(string.Join('\n', answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key != "Date").Select(h => $"{h.Key}: {string.Join(", ", h.Value)}").Order(StringComparer.Ordinal)));
            }

            Assert.That(answers[1..], Is.All.EqualTo(answers[0]), path);
        }
    }

    [Test]
    public async Task Each_host_and_each_representation_has_an_answer_of_its_own()
    {
        await using var host = await SurfacesHost.StartAsync();
        host.News.Report(host.News.Outlet("bbc", "BBC News"), "One");
        foreach (var name in (string[])["one.example", "two.example", "one.example"])
        {
            using var answer = await host.GetAsync("/api/v1/headlines", r => r.Headers.Host = name);
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"http://{name}/article/"));
        }

        foreach (var type in (string[])["application/json", "application/ld+json", "application/json"])
        {
            using var answer = await host.GetAsync("/api/v1/articles/a001", r => r.Headers.Accept.ParseAdd(type));
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(type));
        }
    }

    [Test]
    public async Task What_somebody_with_a_key_was_told_is_not_told_to_somebody_without()
    {
        await using var host = await SurfacesHost.StartAsync(s =>
        {
            s["Api:AnonymousRead"] = "Nobody";
            s["Api:Keys:0"] = "portal " + ApiKey.HashOf(Key);
        });
        using var told = await host.GetAsync("/api/v1/headlines", r => r.Headers.Add("X-API-Key", Key));
        using var refused = await host.GetAsync("/api/v1/headlines");
        using var again = await host.GetAsync("/api/v1/headlines", r => r.Headers.Add("X-API-Key", "wrong"));

        Assert.That((told.StatusCode, refused.StatusCode, again.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized)));
    }

    [Test]
    public async Task An_allowed_origin_is_told_so_although_the_answer_was_given_before()
    {
        await using var host = await SurfacesHost.StartAsync(s => s["Api:AllowedOrigins:0"] = "https://portal.example");
        await host.TextAsync("/api/v1/headlines");
        using var answer = await host.GetAsync("/api/v1/headlines", r => r.Headers.Add("Origin", "https://portal.example"));
        using var plain = await host.GetAsync("/api/v1/headlines");

        Assert.That(answer.Headers.GetValues("Access-Control-Allow-Origin"), Is.EqualTo(["https://portal.example"]));
        Assert.That(plain.Headers.Contains("Access-Control-Allow-Origin"), Is.False);
    }

    [Test]
    public async Task Breaking_news_ends_when_its_time_is_over_not_when_the_second_is()
    {
        await using var host = await SurfacesHost.StartAsync();
        host.News.Report(host.News.Outlet("bbc", "BBC News"), "One", a => a with { Breaking = true, PublishedAt = FakeNewsroom.Start - TimeSpan.FromMinutes(120) + TimeSpan.FromMilliseconds(300) });
        var before = await host.TextAsync("/api/v1/headlines");
        host.Clock.Advance(TimeSpan.FromMilliseconds(400));
        var after = await host.TextAsync("/api/v1/headlines");

        Assert.That((before.Contains("\"breaking\":true", StringComparison.Ordinal), after.Contains("\"breaking\":true", StringComparison.Ordinal)), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Administrators_pages_are_asked_for_anew_each_time()
    {
        await using var host = await SurfacesHost.StartAsync();
        await host.SignInAsync();
        using var signedIn = await host.GetAsync("/admin");
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false };
        using var stranger = new HttpMessageInvoker(handler);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.Client.BaseAddress!, "/admin"));
        using var signedOut = await stranger.SendAsync(request, CancellationToken.None);

        Assert.That(signedIn.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(signedOut.StatusCode, Is.Not.EqualTo(HttpStatusCode.OK));
    }
}
